using Steward.WorkItems.Importing.Reading;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Importing.Planning;

/// <summary>Contradictions between the values of one item, and what a task register owes beyond them.</summary>
internal static class RowChecks
{
    public static void Check(ItemDraft draft, RowReading reading, RowNotes notes)
    {
        if (draft is { Start: { } start, Due: { } due } && start.Date > due.Date)
            notes.Add(ItemProblems.StartAfterDue, reading.ColumnOf(ImportField.Start), start.ToString(), due.ToString());
        if (draft is { Created: { } created, Resolved: { } resolved } && Earlier(resolved, created))
            notes.Add(ItemProblems.ResolvedBeforeCreated, reading.ColumnOf(ImportField.Resolved), resolved.ToString(), created.ToString());
        if (draft is { Resolved: { } solved, Closed: { } closed } && Earlier(closed, solved))
            notes.Add(ItemProblems.ClosedBeforeResolved, reading.ColumnOf(ImportField.Closed), closed.ToString(), solved.ToString());
        if (draft.Progress is { } progress && Contradicts(draft.State.Category, progress))
            notes.Add(ItemProblems.ProgressContradicts, reading.ColumnOf(ImportField.Progress), progress + " %", draft.WrittenState ?? draft.State.State);
    }

    /// <summary>Clause, process, owner, priority and date: without them a task of the management system is not planned (S0-07, S0-10, S0-13).</summary>
    public static void CheckRegister(ItemDraft draft, RowReading reading, RowNotes notes)
    {
        if (reading.Text(notes.Row, ImportField.Owner) is null) notes.Add(ItemProblems.OwnerMissing, reading.ColumnOf(ImportField.Owner), null);
        if (draft.Priority == Priority.None && reading.Text(notes.Row, ImportField.Priority) is null) notes.Add(ItemProblems.PriorityMissing, reading.ColumnOf(ImportField.Priority), null);
        if (draft.Process is null) notes.Add(ItemProblems.ProcessMissing, reading.ColumnOf(ImportField.Process), null);
        if (reading.Text(notes.Row, ImportField.Due) is null) notes.Add(ItemProblems.DueMissing, reading.ColumnOf(ImportField.Due), null);
        if (draft.State.Category == StateCategory.Done && draft.Evidence is null && reading.Has(ImportField.Evidence))
            notes.Add(ItemProblems.EvidenceMissing, reading.ColumnOf(ImportField.Evidence), null);
        if (draft.State.Category is StateCategory.Cancelled or StateCategory.Waiting && draft.Comments.Count == 0)
            notes.Add(ItemProblems.ReasonMissing, reading.ColumnOf(ImportField.Comment), null, draft.WrittenState ?? draft.State.State);
    }

    private static bool Contradicts(StateCategory category, int progress) => category switch
    {
        StateCategory.Done => progress < 100,
        StateCategory.New => progress > 0,
        StateCategory.Active or StateCategory.Waiting => progress == 100,
        _ => false,
    };

    private static bool Earlier(WrittenTime first, WrittenTime second) =>
        first.HasTime && second.HasTime ? first < second : first.Date < second.Date;
}
