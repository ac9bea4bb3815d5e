using System.Resources;
using Steward.Platform.Importing;

namespace Steward.WorkItems.Importing;

/// <summary>What can be odd about a row once its columns have a meaning.</summary>
public static class ItemProblems
{
    private static readonly ResourceManager Texts =
        new("Steward.WorkItems.Importing.ImportTexts", typeof(ItemProblems).Assembly);

    // The mapping cannot be used.
    public static readonly ProblemKind MappingMalformed = Refused("mapping-malformed");
    public static readonly ProblemKind MappingUnknownColumn = Refused("mapping-unknown-column");
    public static readonly ProblemKind MappingUnknownType = Refused("mapping-unknown-type");
    public static readonly ProblemKind MappingUnknownZone = Refused("mapping-unknown-zone");
    public static readonly ProblemKind MappingDoubled = Refused("mapping-doubled");
    public static readonly ProblemKind NoTitleColumn = Refused("no-title-column");
    public static readonly ProblemKind NoLogColumns = Refused("no-log-columns");

    // The row is not imported.
    public static readonly ProblemKind TitleMissing = Refused("title-missing");
    public static readonly ProblemKind LogIdMissing = Refused("log-id-missing");
    public static readonly ProblemKind IdDoubled = Refused("id-doubled");
    public static readonly ProblemKind RowRepeated = Noted("row-repeated");

    // A value that cannot be read: the row is left out or kept without it, as the mapping says.
    public static readonly ProblemKind DateUnreadable = Refused("date-unreadable");
    public static readonly ProblemKind StateUnknown = Refused("state-unknown");
    public static readonly ProblemKind PriorityUnknown = Refused("priority-unknown");
    public static readonly ProblemKind ProgressUnreadable = Refused("progress-unreadable");
    public static readonly ProblemKind MailBroken = Refused("mail-broken");

    // Imported with a warning.
    public static readonly ProblemKind IdMissing = Warned("id-missing");
    public static readonly ProblemKind IdDoubledKept = Warned("id-doubled-kept");
    public static readonly ProblemKind DateVague = Warned("date-vague");
    public static readonly ProblemKind DateAmbiguous = Warned("date-ambiguous");
    public static readonly ProblemKind StateGuessed = Warned("state-guessed");
    public static readonly ProblemKind StateMissing = Warned("state-missing");
    public static readonly ProblemKind StateOverdue = Warned("state-overdue");
    public static readonly ProblemKind TypeUnknown = Warned("type-unknown");
    public static readonly ProblemKind PriorityMissing = Warned("priority-missing");
    public static readonly ProblemKind PriorityGuessed = Warned("priority-guessed");
    public static readonly ProblemKind OwnerMissing = Warned("owner-missing");
    public static readonly ProblemKind OwnerVague = Warned("owner-vague");
    public static readonly ProblemKind SeveralPeople = Warned("several-people");
    public static readonly ProblemKind ProcessMissing = Warned("process-missing");
    public static readonly ProblemKind DueMissing = Warned("due-missing");
    public static readonly ProblemKind StartAfterDue = Warned("start-after-due");
    public static readonly ProblemKind ResolvedBeforeCreated = Warned("resolved-before-created");
    public static readonly ProblemKind ClosedBeforeResolved = Warned("closed-before-resolved");
    public static readonly ProblemKind ProgressOutOfRange = Warned("progress-out-of-range");
    public static readonly ProblemKind ProgressContradicts = Warned("progress-contradicts");
    public static readonly ProblemKind ClauseUnknown = Warned("clause-unknown");
    public static readonly ProblemKind FrequencyUnknown = Warned("frequency-unknown");
    public static readonly ProblemKind TotalsDisagree = Warned("totals-disagree");
    public static readonly ProblemKind LogTimeUnreadable = Warned("log-time-unreadable");
    public static readonly ProblemKind ChangedBeforeCreated = Warned("changed-before-created");
    public static readonly ProblemKind ResolvedFromHistory = Warned("resolved-from-history");
    public static readonly ProblemKind ReopenedAfterResolution = Warned("reopened-after-resolution");
    public static readonly ProblemKind TagUnusable = Warned("tag-unusable");
    public static readonly ProblemKind ReferenceElsewhere = Warned("reference-elsewhere");
    public static readonly ProblemKind ParentCircle = Warned("parent-circle");

    // Found while importing, or taking back.
    public static readonly ProblemKind ChangedHere = Warned("changed-here");
    public static readonly ProblemKind FieldUnreadable = Warned("field-unreadable");
    public static readonly ProblemKind KeptAtUndo = Warned("kept-at-undo");

    // Told only.
    public static readonly ProblemKind DoneWithoutDate = Noted("done-without-date");
    public static readonly ProblemKind RowsWithoutChange = Noted("rows-without-change");
    public static readonly ProblemKind OwnerIsTeam = Noted("owner-is-team");
    public static readonly ProblemKind EvidenceMissing = Noted("evidence-missing");
    public static readonly ProblemKind ReasonMissing = Noted("reason-missing");
    public static readonly ProblemKind TitleShortened = Noted("title-shortened");
    public static readonly ProblemKind FormulaText = Noted("formula-text");
    public static readonly ProblemKind EventsReordered = Noted("events-reordered");
    public static readonly ProblemKind ColumnIgnored = Noted("column-ignored");
    public static readonly ProblemKind TitleComposed = Noted("title-composed");

    private static readonly Dictionary<string, ProblemKind> ByCode = typeof(ItemProblems).GetFields()
        .Select(field => (ProblemKind)field.GetValue(null)!).ToDictionary(kind => kind.Code, StringComparer.Ordinal);

    public static IReadOnlyCollection<ProblemKind> All => ByCode.Values;

    /// <summary>The kind of a stored problem, of this module or of reading tables.</summary>
    public static ProblemKind? Find(string code) => ByCode.GetValueOrDefault(code) ?? TableProblems.Find(code);

    /// <summary>Errors about one value: with <see cref="DoubtfulRows.Keep"/> the row is imported without it.</summary>
    internal static bool IsAboutValue(ProblemKind kind) =>
        kind == DateUnreadable || kind == StateUnknown || kind == PriorityUnknown || kind == ProgressUnreadable || kind == MailBroken
        || kind == TableProblems.RaggedLong || kind == TableProblems.RaggedShort || kind == TableProblems.CellTooLong;

    private static ProblemKind Refused(string code) => new(code, ProblemWeight.Error, Texts);

    private static ProblemKind Warned(string code) => new(code, ProblemWeight.Warning, Texts);

    private static ProblemKind Noted(string code) => new(code, ProblemWeight.Note, Texts);
}
