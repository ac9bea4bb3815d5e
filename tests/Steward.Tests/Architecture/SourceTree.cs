using System.Diagnostics;
using Steward.Testing;

namespace Steward.Tests.Architecture;

/// <summary>The tracked files of the repository, read once. Paths are relative to its root, with forward slashes.</summary>
internal static class SourceTree
{
    public static readonly IReadOnlyList<string> Files = Tracked();

    /// <summary>Files in a folder whose names end in one of the given endings.</summary>
    public static IEnumerable<string> Under(string folder, params string[] endings) =>
        Files.Where(path => path.StartsWith(folder, StringComparison.Ordinal)
            && (endings.Length == 0 || endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal))));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    /// <summary>Projects under src/, by name: <c>Platform</c>, <c>Identity</c>…</summary>
    public static IEnumerable<string> Modules =>
        Under("src/", ".csproj").Select(path => Path.GetFileNameWithoutExtension(path));

    /// <summary>The lines that break a rule, as <c>path:line text</c>: what a failing test prints.</summary>
    public static IReadOnlyList<string> LinesWhere(IEnumerable<string> paths, Func<string, bool> breaks) =>
        [.. from path in paths
            from line in Read(path).Split('\n').Select((text, index) => (text, number: index + 1))
            where breaks(line.text)
            select $"{path}:{line.number} {line.text.Trim()}"];

    // untracked but not ignored files count too: a rule must be red before the commit, not after it
    private static IReadOnlyList<string> Tracked()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var names = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        if (git.ExitCode != 0) throw new InvalidOperationException("git ls-files failed; the architecture tests need a clone.");
        return [.. names.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(path => File.Exists(Path.Combine(Repository.Root, path)))];
    }
}
