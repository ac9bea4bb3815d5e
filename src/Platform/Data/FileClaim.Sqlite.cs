using System.Diagnostics;
using Steward.Platform.Text;

namespace Steward.Platform.Data;

/// <summary>
/// Who may move pages of a SQLite file from its log into place. Two connections that do so at once can lose committed pages (SQLite before
/// 3.51.3), so one process holds this claim as long as it has the file open; all others only append to the log. The operating system
/// frees the claim when its holder ends, however it ends.
/// </summary>
internal sealed class FileClaim : IDisposable
{
    private readonly FileStream held;

    private FileClaim(FileStream held) => this.held = held;

    /// <summary>Takes the claim, or answers null when another process has it.</summary>
    public static FileClaim? TryTake(string file)
    {
        try
        {
            var held = new FileStream(file + ".claim", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(NoteOf(file), $"{Path.GetFileNameWithoutExtension(Environment.ProcessPath)} {string.Join(' ', Environment.GetCommandLineArgs().Skip(1).Take(1))} (process {Environment.ProcessId})");
            return new FileClaim(held);
        }
        catch (IOException) when (File.Exists(file + ".claim"))
        {
            return null;
        }
    }

    /// <summary>Takes the claim, waiting a little for a process that is about to end.</summary>
    /// <exception cref="FileClaimedException">Another process keeps it.</exception>
    public static async Task<FileClaim> Take(string file, TimeSpan patience, CancellationToken cancel)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (TryTake(file) is { } claim)
                return claim;
            if (waited.Elapsed > patience)
                throw new FileClaimedException(Texts<PlatformTexts>.Say("FileClaimed", file, HolderOf(file)).ToString());
            await Task.Delay(50, cancel);
        }
    }

    /// <summary>Who has the claim, in words.</summary>
    public static string HolderOf(string file) => File.Exists(NoteOf(file)) ? File.ReadAllText(NoteOf(file)) : "?";

    public void Dispose() => held.Dispose();

    private static string NoteOf(string file) => file + ".claimed-by";
}

/// <summary>Another process works on this file, and both together would endanger it.</summary>
public sealed class FileClaimedException(string sentence) : IOException(sentence);
