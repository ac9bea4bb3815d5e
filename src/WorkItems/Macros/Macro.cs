using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.WorkItems.Items;
using Steward.WorkItems.Views;

namespace Steward.WorkItems.Macros;

/// <summary>Several changes of an item under one name. Who runs it needs every right the changes need; who made it lends none.</summary>
public sealed class Macro
{
    public const int LongestName = 80;

    public long Id { get; init; }

    public required string Name { get; set; }

    public long OwnerId { get; init; }

    public ViewAudience Audience { get; set; }

    /// <summary>The team it is shared with; null unless the audience is one.</summary>
    public long? TeamId { get; set; }

    /// <summary><see cref="MacroSteps"/> as JSON, people and teams by id.</summary>
    public required string Steps { get; set; }

    public Instant CreatedAt { get; init; }
}

/// <summary>What a macro does. What is null stays as it is.</summary>
public sealed record MacroSteps
{
    /// <summary>As an assignee: whoever runs the macro.</summary>
    public const string Me = "me";

    /// <summary>As an assignee or a team: none.</summary>
    public const string Nobody = "nobody";

    /// <summary>Key of the state to go to.</summary>
    public string? To { get; init; }

    /// <summary>Resolution or reason, where the way demands one.</summary>
    public string? Note { get; init; }

    public Priority? Priority { get; init; }

    /// <summary><see cref="Me"/>, <see cref="Nobody"/>, a mail address or a name.</summary>
    public string? Assignee { get; init; }

    /// <summary><see cref="Nobody"/> or the name of a team.</summary>
    public string? Team { get; init; }

    public IReadOnlyList<string> AddTags { get; init; } = [];

    public IReadOnlyList<string> RemoveTags { get; init; } = [];

    /// <summary>Working days from the day it is run to the due date.</summary>
    public int? DueDays { get; init; }

    public string? Comment { get; init; }

    /// <summary>The comment is for staff only.</summary>
    public bool Internal { get; init; }

    /// <summary>True when it changes what Undo can set back; a comment stays said.</summary>
    [JsonIgnore]
    public bool ChangesFields => To is not null || Priority is not null || Assignee is not null || Team is not null || DueDays is not null || AddTags.Count > 0 || RemoveTags.Count > 0;

    [JsonIgnore]
    public bool DoesNothing => !ChangesFields && Comment is null;
}

public abstract record MacroHappening : Happening
{
    public override string Subject => "macro";
}

public sealed record MacroSaved : MacroHappening
{
    public override string Kind => "macro.saved";
}

public sealed record MacroRemoved : MacroHappening
{
    public override string Kind => "macro.removed";
}

internal sealed class MacroTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<Macro>(table =>
    {
        table.ToTable("work_macros");
        table.Property(m => m.Id).ValueGeneratedNever();
        table.Property(m => m.Name).HasMaxLength(Macro.LongestName);
    });
}
