namespace Steward.Web.Demo;

/// <summary>The texts the example is told from: plain files beside this one, so that everybody can read and extend them.</summary>
internal static class ContentFile
{
    public static string Read(string name)
    {
        using var stream = typeof(ContentFile).Assembly.GetManifestResourceStream($"Demo.{name}")
            ?? throw new InvalidOperationException($"The example has no text {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The lines of a file, without empty ones.</summary>
    public static IEnumerable<string> Lines(string name) => Read(name).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0);

    /// <summary>The fields of a table, separated by bars; comments left out.</summary>
    public static IEnumerable<string[]> Table(string name) =>
        Lines(name).Where(l => l[0] != '#').Select(l => l.Split('|', StringSplitOptions.TrimEntries));

    /// <summary>Lists of lines, each below its name after a #.</summary>
    public static Dictionary<string, IReadOnlyList<string>> Lists(string name)
    {
        var lists = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        List<string> current = [];
        foreach (var line in Lines(name))
        {
            if (line[0] == '#')
                lists[line[1..].Trim()] = current = [];
            else
                current.Add(line);
        }

        return lists;
    }
}
