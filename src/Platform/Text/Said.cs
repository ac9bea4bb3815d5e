using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace Steward.Platform.Text;

/// <summary>
/// A sentence that is not yet in a language: resource, key and arguments. It becomes words where it is shown, in the reader's
/// culture, so a refusal made deep in a rule is read in German by a German.
/// </summary>
public sealed record Said(Type Source, string Key, object?[] Arguments)
{
    public override string ToString() => In(CultureInfo.CurrentUICulture);

    public string In(CultureInfo culture)
    {
        var pattern = Resources.Of(Source).GetString(Key, culture) ?? Key;
        return Arguments.Length == 0 ? pattern : string.Format(culture, pattern, Arguments);
    }

    public bool Equals(Said? other) =>
        other is not null && other.Source == Source && other.Key == Key && other.Arguments.SequenceEqual(Arguments);

    public override int GetHashCode() => HashCode.Combine(Source, Key);
}

/// <summary>The texts of a module: <c>Texts&lt;WorkItemTexts&gt;.Say("OpenChildren", 3)</c> reads from WorkItemTexts.resx.</summary>
public static class Texts<TSource>
{
    public static Said Say(string key, params object?[] arguments) => new(typeof(TSource), key, arguments);
}

internal static class Resources
{
    private static readonly ConcurrentDictionary<Type, ResourceManager> Known = new();

    public static ResourceManager Of(Type source) =>
        Known.GetOrAdd(source, type => new ResourceManager(type.FullName!, type.Assembly));
}
