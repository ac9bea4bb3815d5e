using System.Text;
using Steward.Scheduling.Levelling;

namespace Steward.Scheduling.Psplib;

/// <summary>What is wrong with a file, as a sentence that says how to mend it.</summary>
/// <param name="Line">Counted from 1; 0 when it is about the whole file.</param>
/// <param name="Sentence">Names the line, in English: the format is one of English words.</param>
public sealed record PsplibProblem(int Line, string Sentence);

/// <summary>A project or the first problem; exactly one of them is there.</summary>
public sealed record PsplibReading(ProjectInstance? Instance, PsplibProblem? Problem);

/// <summary>
/// Reads single-mode project files of the public library PSPLIB (Kolisch and Sprecher, European Journal of Operational Research 96, 1997; ending
/// <c>.sm</c>). Strict: what it does not know for certain it refuses, with the line. Job 1 of the file is activity 0 of the instance.
/// </summary>
public static class PsplibFile
{
    public const int MaximumBytes = 16 << 20;

    /// <summary>Reads the bytes of a file. Hostile input is expected: the work is bounded by the size.</summary>
    public static PsplibReading Read(ReadOnlySpan<byte> content)
    {
        if (content.Length > MaximumBytes)
            return Refuse(0, $"The file is larger than {MaximumBytes >> 20} MB; a project file of {ProjectInstance.MaximumActivities} jobs is far smaller.");
        if (content.IndexOf((byte)0) is var zero && zero >= 0)
            return Refuse(LineAt(content, zero), $"Line {LineAt(content, zero)} holds a zero byte: this is no text file. Give a PSPLIB file ending in .sm.");
        var text = Encoding.Latin1.GetString(content.StartsWith("\uFEFF"u8) ? content[3..] : content);
        try
        {
            return new PsplibReading(new PsplibSections(new PsplibLines(text)).Read(), null);
        }
        catch (PsplibException refused)
        {
            return new PsplibReading(null, refused.Problem);
        }
    }

    static PsplibReading Refuse(int line, string sentence) => new(null, new PsplibProblem(line, sentence));

    static int LineAt(ReadOnlySpan<byte> content, int position) => content[..position].Count((byte)'\n') + 1;
}
