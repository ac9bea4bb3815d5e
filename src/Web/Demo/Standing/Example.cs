using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;
using Steward.Platform.Workspaces;

namespace Steward.Web.Demo.Standing;

public enum ExampleStage
{
    Building = 0,
    Standing = 1,

    /// <summary>Building it stopped; it can be asked for again, which clears away what was there first.</summary>
    Failed = 2,

    Removed = 3,
}

/// <summary>That the example organisation was asked for in this workspace, and how far it is.</summary>
public sealed class Example
{
    public long Id { get; init; }

    /// <summary>Who asked; nobody when the command line did.</summary>
    public long? ById { get; init; }

    public Instant AskedAt { get; init; }

    public ExampleStage Stage { get; set; }

    /// <summary>Steps of <see cref="Demo.Steps"/> that are done.</summary>
    public int Step { get; set; }

    public Instant MovedAt { get; set; }

    /// <summary>Why building it stopped.</summary>
    public string? Fault { get; set; }
}

internal sealed class ExampleTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<Example>(table =>
    {
        table.ToTable("web_examples");
        table.Property(e => e.Id).ValueGeneratedNever();
    });
}

/// <summary>The latest example of a workspace, in memory: every page an administrator opens asks for it.</summary>
internal sealed class ExampleBoard : IPerWorkspace<ExampleBoard>
{
    /// <summary>News of the example; pages that show its progress wait for it.</summary>
    public const string Topic = "example";

    private readonly Remembered<Known> remembered;

    private ExampleBoard(Workspace workspace) => remembered = new(workspace, Topic, db => new Known(db.Set<Example>().OrderByDescending(e => e.Id).FirstOrDefault()));

    public static ExampleBoard Create(Workspace workspace) => new(workspace);

    public Example? Latest => remembered.Now.Latest;

    /// <summary>It is there, in whole or in part.</summary>
    public bool IsThere => Latest is { Stage: not ExampleStage.Removed };

    private sealed record Known(Example? Latest);
}
