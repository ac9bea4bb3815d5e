using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Steward.Platform.Text;

/// <summary>The same texts for components, which ask by <c>@T["Key"]</c>.</summary>
internal sealed class ComponentTexts<TSource> : IStringLocalizer<TSource>
{
    public LocalizedString this[string name] => Say(name, Resources.Find(typeof(TSource), name, CultureInfo.CurrentUICulture), []);

    public LocalizedString this[string name, params object[] arguments] => Say(name, Resources.Find(typeof(TSource), name, CultureInfo.CurrentUICulture), arguments);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => throw new NotSupportedException("Texts are asked for by name.");

    private static LocalizedString Say(string name, string? pattern, object[] arguments) =>
        new(name, pattern is null ? name : arguments.Length == 0 ? pattern : string.Format(CultureInfo.CurrentCulture, pattern, arguments), resourceNotFound: pattern is null);
}
