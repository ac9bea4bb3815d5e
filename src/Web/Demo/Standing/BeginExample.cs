using Microsoft.EntityFrameworkCore;
using Steward.Platform;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Jobs;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.Web.Demo.Standing;

/// <summary>Anything that happened to the example as a whole.</summary>
public abstract record ExampleHappening : Happening
{
    public override string Subject => "example";
}

public sealed record ExampleAskedFor : ExampleHappening
{
    public override string Kind => "example.asked-for";
}

/// <summary>Asks for the example organisation in a workspace that holds no work of its own.</summary>
public sealed record BeginExample : ICommand<ExampleAnswer>
{
    public static Permission Needs => PlatformPermissions.ManageExample;

    /// <summary>True: whoever asks builds it at once, without a job.</summary>
    public bool Here { get; init; }
}

public sealed record ExampleAnswer(long Id);

/// <summary>The work of building the example, in the outbox.</summary>
public sealed record BuildExample(long ExampleId) : IJob
{
    public static string Kind => "example.build";

    public static Said Words => Texts<DemoTexts>.Say("BuildsExample");
}

internal sealed class BeginExampleHandler : IHandle<BeginExample, ExampleAnswer>
{
    public async Task<Outcome<ExampleAnswer>> Handle(BeginExample command, CommandContext context)
    {
        var latest = await context.Db.Set<Example>().OrderByDescending(e => e.Id).FirstOrDefaultAsync();
        if (latest?.Stage is ExampleStage.Building or ExampleStage.Standing)
            return Refusal.Conflict(Texts<DemoTexts>.Say("ThereAlready"));
        if (await ExampleRules.MustHoldNoOwnWork(context.Db) is { } refusal)
            return refusal;
        var example = new Example { Id = Ids.Next(), ById = context.Actor.PersonId, AskedAt = context.Now, MovedAt = context.Now };
        context.Db.Add(example);
        context.Record(new ExampleAskedFor { SubjectId = example.Id });
        context.Tell(new LiveNews(ExampleBoard.Topic));
        if (!command.Here)
            context.Enqueue(new BuildExample(example.Id), $"example:{example.Id}");
        return new ExampleAnswer(example.Id);
    }
}
