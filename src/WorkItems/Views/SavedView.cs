using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;
using Steward.Platform.Events;

namespace Steward.WorkItems.Views;

/// <summary>Who finds a saved view.</summary>
public enum ViewAudience
{
    /// <summary>Its owner alone.</summary>
    Private = 0,

    /// <summary>Everybody of one team.</summary>
    Team = 1,

    /// <summary>All staff of the workspace. What it shows is still only what each may see.</summary>
    Everyone = 2,
}

/// <summary>A question kept under a name: query, layout, grouping, order and columns, as an address says them. Never a list of items.</summary>
public sealed class SavedView
{
    public long Id { get; init; }

    /// <summary>Its place in addresses (<c>/v/slug</c>): made of the first name, it stays when the view is renamed.</summary>
    public required string Slug { get; init; }

    public required string Name { get; set; }

    public long OwnerId { get; init; }

    public ViewAudience Audience { get; set; }

    /// <summary>The team it is shared with; null unless the audience is one.</summary>
    public long? TeamId { get; set; }

    /// <summary>The space whose items it shows; null for all.</summary>
    public long? SpaceId { get; init; }

    /// <summary>The query string of an address without place and page: <c>?q=…&amp;group=assignee</c>.</summary>
    public required string Settings { get; set; }

    public Instant CreatedAt { get; init; }

    public Instant UpdatedAt { get; set; }
}

/// <summary>A view somebody wants in the sidebar.</summary>
public sealed class ViewPin
{
    public long PersonId { get; init; }

    public long ViewId { get; init; }

    /// <summary>Smaller stands higher.</summary>
    public int Position { get; set; }
}

public abstract record ViewHappening : Happening
{
    public override string Subject => "view";
}

public sealed record ViewSaved : ViewHappening
{
    public override string Kind => "view.saved";
}

public sealed record ViewChanged : ViewHappening
{
    public override string Kind => "view.changed";
}

public sealed record ViewRemoved : ViewHappening
{
    public override string Kind => "view.removed";
}

internal sealed class ViewTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<SavedView>(table =>
        {
            table.ToTable("work_views");
            table.Property(v => v.Id).ValueGeneratedNever();
            table.Property(v => v.Slug).HasMaxLength(80);
            table.Property(v => v.Name).HasMaxLength(120);
            table.HasIndex(v => v.Slug).IsUnique();
        });
        model.Entity<ViewPin>(table =>
        {
            table.ToTable("work_view_pins");
            table.HasKey(p => new { p.PersonId, p.ViewId });
        });
    }
}
