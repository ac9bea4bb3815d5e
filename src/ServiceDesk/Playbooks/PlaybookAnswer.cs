using System.Globalization;
using NodaTime;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Playbooks;

/// <summary>A playbook as the API answers it; how often it was used and completed only where that was asked for.</summary>
public sealed record PlaybookAnswer(string Id, string Name, string Space, string Condition, string Body)
{
    /// <summary>Items for which something was ticked.</summary>
    public int? Used { get; init; }

    /// <summary>Items for which everything that is in it now was ticked.</summary>
    public int? Completed { get; init; }

    public static PlaybookAnswer Of(Playbook playbook, Workspace workspace) =>
        new(playbook.Id.ToString(CultureInfo.InvariantCulture), playbook.Name, workspace.Get<SpaceDirectory>().KeyOf(playbook.SpaceId), playbook.Condition, playbook.Body);

    public static Refusal NoSuchPlaybook(long id) => Refusal.Missing(Texts<PlaybookTexts>.Say("NoSuchPlaybook", id.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>A playbook beside an item, with what was ticked.</summary>
public sealed record ItemPlaybook(string Id, string Name, IReadOnlyList<ItemEntry> Entries);

/// <summary>An entry beside an item; a wording is filled in.</summary>
public sealed record ItemEntry(EntryKind Kind, string Text, string? TickedBy, Instant? TickedAt);
