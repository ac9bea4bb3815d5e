using System.Text.Json;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Designing;

/// <summary>A workflow as a file, to take from one workspace to another.</summary>
/// <param name="Steward">Always <c>workflow</c>: says what the file is.</param>
/// <param name="Name">Of the type it was taken from.</param>
/// <param name="Version">Its version there.</param>
/// <param name="Workflow">States and ways.</param>
public sealed record WorkflowFile(string Steward, string Name, int Version, Workflow Workflow)
{
    public const int Largest = 400_000;
    private const string Mark = "workflow";

    private static readonly JsonSerializerOptions Written = new(PlatformJson.Options) { WriteIndented = true };

    public static string Write(ItemType type) => JsonSerializer.Serialize(new WorkflowFile(Mark, type.Name, type.Version, type.Workflow), Written);

    /// <summary>Roles this version does not know are left out; administrators may go every way.</summary>
    public static Outcome<Workflow> Read(string text)
    {
        if (text.Length > Largest)
            return Refusal.Invalid("file", Texts<WorkflowTexts>.Say("FileTooLarge", Largest / 1000));
        try
        {
            if (JsonSerializer.Deserialize<WorkflowFile>(text, PlatformJson.Options) is not { Steward: Mark } file)
                return Refusal.Invalid("file", Texts<WorkflowTexts>.Say("FileIsNoWorkflow"));
            if (HasGaps(file.Workflow))
                return Refusal.Invalid("file", Texts<WorkflowTexts>.Say("FileHasGaps"));
            var known = WorkflowForm.Roles.Aggregate(Role.Admin, (all, role) => all | role);
            var workflow = file.Workflow with { Transitions = [.. file.Workflow.Transitions.Select(w => w with { Roles = (w.Roles & known) | Role.Admin })] };
            return Refusal.From(WorkflowShape.Faults(workflow)) is { } misshapen ? misshapen with { Fields = [.. misshapen.Fields.Select(f => f with { Field = "file" })] } : workflow;
        }
        catch (JsonException broken)
        {
            return Refusal.Invalid("file", Texts<WorkflowTexts>.Say("FileUnreadable", (broken.LineNumber ?? 0) + 1, broken.Path ?? "$"));
        }
    }

    /// <summary>Lists may hold null however they are declared.</summary>
    private static bool HasGaps(Workflow workflow) => workflow.States.Any(s => s is null)
        || workflow.Transitions.Any(w => w is null || w.Requires.Any(r => r is null) || w.Effects is null || w.Effects.Any(e => e is null));
}
