using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
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
        var pattern = Resources.Find(Source, Key, culture) ?? Key;
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
    private static readonly ConcurrentDictionary<(Type Source, CultureInfo Culture), FrozenDictionary<string, string>> Known = new();

    /// <summary>A text in the nearest language there is; null when there is none of that name. Each page asks hundreds of times, so all texts are read once.</summary>
    public static string? Find(Type source, string key, CultureInfo culture) =>
        Known.GetOrAdd((source, culture), Read).GetValueOrDefault(key);

    private static FrozenDictionary<string, string> Read((Type Source, CultureInfo Culture) of)
    {
        var manager = new ResourceManager(of.Source.FullName!, of.Source.Assembly);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var culture in FromGeneralToSpecial(of.Culture))
        {
            foreach (var (key, text) in manager.GetResourceSet(culture, createIfNotExists: true, tryParents: false)?.Cast<DictionaryEntry>().Select(e => ((string)e.Key, e.Value as string)) ?? [])
                texts[key] = text ?? "";
        }

        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<CultureInfo> FromGeneralToSpecial(CultureInfo culture) =>
        culture.Equals(CultureInfo.InvariantCulture) ? [culture] : [.. FromGeneralToSpecial(culture.Parent), culture];
}
