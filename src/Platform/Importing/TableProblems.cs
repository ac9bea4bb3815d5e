using System.Resources;

namespace Steward.Platform.Importing;

/// <summary>What can be odd about a file or a row before anybody asks what it means.</summary>
public static class TableProblems
{
    private static readonly ResourceManager Texts =
        new("Steward.Platform.Importing.ImportingTexts", typeof(TableProblems).Assembly);

    // The file is not taken at all.
    public static readonly ProblemKind EmptyFile = Refused("empty-file");
    public static readonly ProblemKind WrongType = Refused("wrong-type");
    public static readonly ProblemKind OldExcel = Refused("old-excel");
    public static readonly ProblemKind Binary = Refused("binary");
    public static readonly ProblemKind TooLarge = Refused("too-large");
    public static readonly ProblemKind TooManyRows = Refused("too-many-rows");
    public static readonly ProblemKind TooManyColumns = Refused("too-many-columns");
    public static readonly ProblemKind InflatesTooFar = Refused("inflates-too-far");
    public static readonly ProblemKind Damaged = Refused("damaged");
    public static readonly ProblemKind NoHeader = Refused("no-header");
    public static readonly ProblemKind NoRows = Refused("no-rows");
    public static readonly ProblemKind NoSuchSheet = Refused("no-such-sheet");
    public static readonly ProblemKind UnclosedQuote = Refused("unclosed-quote");

    // The row is delivered with its problem; who reads it decides.
    public static readonly ProblemKind RaggedShort = Refused("ragged-short");
    public static readonly ProblemKind RaggedLong = Refused("ragged-long");
    public static readonly ProblemKind CellTooLong = Refused("cell-too-long");
    public static readonly ProblemKind UndecodableCharacter = Warned("undecodable-character");
    public static readonly ProblemKind ControlCharacters = Noted("control-characters");
    public static readonly ProblemKind StrayQuote = Noted("stray-quote");
    public static readonly ProblemKind ErrorCell = Warned("error-cell");
    public static readonly ProblemKind FormulaValue = Noted("formula-value");
    public static readonly ProblemKind FormulaWithoutValue = Warned("formula-without-value");

    // Rows that are not data, and facts about the file.
    public static readonly ProblemKind TitleRow = Noted("title-row");
    public static readonly ProblemKind BlankRows = Noted("blank-rows");
    public static readonly ProblemKind TotalsRow = Noted("totals-row");
    public static readonly ProblemKind RepeatedHeader = Noted("repeated-header");
    public static readonly ProblemKind DoubledHeader = Noted("doubled-header");
    public static readonly ProblemKind NamelessColumn = Noted("nameless-column");
    public static readonly ProblemKind OtherSheets = Noted("other-sheets");
    public static readonly ProblemKind NotUtf8 = Noted("not-utf8");

    private static readonly Dictionary<string, ProblemKind> ByCode = typeof(TableProblems).GetFields()
        .Select(field => (ProblemKind)field.GetValue(null)!).ToDictionary(kind => kind.Code, StringComparer.Ordinal);

    public static IReadOnlyCollection<ProblemKind> All => ByCode.Values;

    public static ProblemKind? Find(string code) => ByCode.GetValueOrDefault(code);

    private static ProblemKind Refused(string code) => new(code, ProblemWeight.Error, Texts);

    private static ProblemKind Warned(string code) => new(code, ProblemWeight.Warning, Texts);

    private static ProblemKind Noted(string code) => new(code, ProblemWeight.Note, Texts);
}
