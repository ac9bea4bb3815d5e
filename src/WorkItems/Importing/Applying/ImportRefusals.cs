using Steward.Platform.Commands;
using Steward.Platform.Importing;
using Steward.Platform.Text;

namespace Steward.WorkItems.Importing.Applying;

/// <summary>A file or a mapping that cannot be used, as the refusal every door understands.</summary>
public static class ImportRefusals
{
    /// <summary>The problem's own sentence, in the reader's language where it is shown.</summary>
    public static Refusal Of(UnreadableTableException unreadable)
    {
        var problem = unreadable.Problem;
        var field = problem.Kind.Code.StartsWith("mapping-", StringComparison.Ordinal) ? "mapping" : "file";
        return Refusal.Invalid(field, Texts<ImportTexts>.Say("TheProblem", new SaidProblem(problem)));
    }

    // Formats itself when the sentence is put into words, which is when the culture is known.
    private sealed class SaidProblem(RowProblem problem) : IFormattable
    {
        public string ToString(string? format, IFormatProvider? formatProvider) =>
            problem.In(formatProvider as System.Globalization.CultureInfo ?? System.Globalization.CultureInfo.CurrentUICulture);

        public override string ToString() => ToString(null, null);
    }
}
