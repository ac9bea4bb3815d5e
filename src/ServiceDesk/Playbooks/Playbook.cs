using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Playbooks;

/// <summary>What is asked, done and said about one kind of item, in order. Shown beside every item its condition matches.</summary>
public sealed class Playbook
{
    public const int LongestName = 80;
    public const int LongestCondition = 2_000;
    public const int LongestBody = 20_000;

    public long Id { get; init; }

    public required string Name { get; set; }

    public long SpaceId { get; init; }

    /// <summary>A text of the query language; empty for every item of the space.</summary>
    public string Condition { get; set; } = "";

    /// <summary>Its entries as they are written, see <see cref="PlaybookEntry.Read"/>.</summary>
    public string Body { get; set; } = "";

    public Instant CreatedAt { get; init; }

    public Instant? EndedAt { get; set; }
}

/// <summary>A question asked or a step done for an item: who, and when.</summary>
public sealed class PlaybookTick
{
    public long ItemId { get; init; }

    public long PlaybookId { get; init; }

    /// <summary>What the entry says, cut: so a tick stays with its words when entries are moved, and not with its place.</summary>
    public required string Entry { get; init; }

    public long? ById { get; init; }

    public Instant At { get; init; }
}

public abstract record PlaybookHappening : Happening
{
    public override string Subject => "playbook";
}

public sealed record PlaybookSaved : PlaybookHappening
{
    public override string Kind => "playbook.saved";
}

public sealed record PlaybookEnded : PlaybookHappening
{
    public override string Kind => "playbook.ended";
}

/// <summary>An entry of a playbook was ticked for an item, or the tick taken back.</summary>
public sealed record PlaybookTicked : ItemHappening
{
    public override string Kind => "item.playbook-ticked";

    public override bool IsAskedAbout(Change change) => false;
}

internal sealed class PlaybookTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<Playbook>(table =>
        {
            table.ToTable("desk_playbooks");
            table.Property(p => p.Id).ValueGeneratedNever();
            table.Property(p => p.Name).HasMaxLength(Playbook.LongestName);
            table.Property(p => p.Condition).HasMaxLength(Playbook.LongestCondition);
            table.HasIndex(p => p.SpaceId);
        });
        model.Entity<PlaybookTick>(table =>
        {
            table.ToTable("desk_playbook_ticks");
            table.HasKey(t => new { t.ItemId, t.PlaybookId, t.Entry });
            table.Property(t => t.Entry).HasMaxLength(PlaybookEntry.LongestKey);
            table.HasIndex(t => t.PlaybookId);
        });
    }
}

/// <summary>Ticks go with their items.</summary>
internal sealed class PlaybookParts : IPartsOfItems
{
    public Task Remove(AppDb db, IQueryable<long> gone) => db.Set<PlaybookTick>().Where(t => gone.Contains(t.ItemId)).ExecuteDeleteAsync();
}
