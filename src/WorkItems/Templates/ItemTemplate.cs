using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Workspaces;

namespace Steward.WorkItems.Templates;

/// <summary>An item, or a tree of items, to make again in its space: with days counted from a start, and roles instead of people where that is wished.</summary>
public sealed class ItemTemplate
{
    public const int LongestName = 120;

    public long Id { get; init; }

    public long SpaceId { get; init; }

    public required string Name { get; set; }

    /// <summary><see cref="TemplateItem"/> as JSON, people and teams by id.</summary>
    public required string Content { get; set; }

    /// <summary>Who saved it last.</summary>
    public long? SavedById { get; set; }

    public Instant CreatedAt { get; init; }

    public Instant UpdatedAt { get; set; }
}

public abstract record TemplateHappening : Happening
{
    public override string Subject => "template";
}

public sealed record TemplateSaved : TemplateHappening
{
    public override string Kind => "template.saved";
}

public sealed record TemplateRemoved : TemplateHappening
{
    public override string Kind => "template.removed";
}

/// <summary>All templates of a workspace, in memory: the create form offers them without a statement.</summary>
public sealed class TemplateDirectory : IPerWorkspace<TemplateDirectory>
{
    public const string Topic = "templates";

    private readonly Remembered<IReadOnlyList<ItemTemplate>> remembered;

    private TemplateDirectory(Workspace workspace) =>
        remembered = new(workspace, Topic, db => [.. db.Set<ItemTemplate>().AsEnumerable().OrderBy(t => t.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(t => t.Id)]);

    public static TemplateDirectory Create(Workspace workspace) => new(workspace);

    public IEnumerable<ItemTemplate> In(long spaceId) => remembered.Now.Where(t => t.SpaceId == spaceId);

    public ItemTemplate? Find(long? id) => id is null ? null : remembered.Now.FirstOrDefault(t => t.Id == id);

    public IReadOnlyList<ItemTemplate> All => remembered.Now;
}

internal sealed class TemplateTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<ItemTemplate>(table =>
    {
        table.ToTable("work_templates");
        table.Property(t => t.Id).ValueGeneratedNever();
        table.Property(t => t.Name).HasMaxLength(ItemTemplate.LongestName);
        table.HasIndex(t => t.SpaceId);
    });
}
