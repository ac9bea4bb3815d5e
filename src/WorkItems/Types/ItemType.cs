using System.Text.Json;
using Steward.Platform.Text;

namespace Steward.WorkItems.Types;

/// <summary>A kind of work item: its words, icon and workflow. Stored per workspace, so organisations can change theirs.</summary>
public sealed class ItemType
{
    private Workflow? parsed;

    /// <summary>Stable key used in API and queries: <c>incident</c>.</summary>
    public required string Key { get; init; }

    public required string Name { get; set; }

    public required string Icon { get; set; }

    /// <summary>True for types requesters may create in the portal.</summary>
    public bool InPortal { get; set; }

    public int Order { get; set; }

    public int Version { get; set; }

    /// <summary>Key of the gallery's workflow it took; null when it goes its own way.</summary>
    public string? Source { get; set; }

    /// <summary>The version that was taken.</summary>
    public int SourceVersion { get; set; }

    /// <summary>What events name it by: its place, which is its own and never changes.</summary>
    public long EventId => Order;

    /// <summary>The workflow as JSON.</summary>
    public required string Definition { get; set; }

    public Workflow Workflow => parsed ??= JsonSerializer.Deserialize<Workflow>(Definition, PlatformJson.Options)!;
}
