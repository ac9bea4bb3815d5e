using Microsoft.EntityFrameworkCore;
using Steward.Platform;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.Web.Demo.Standing;

/// <summary>Notes how far building the example is. Sent by the program that builds it.</summary>
internal sealed record NoteExample(long ExampleId, ExampleStage Stage, int Step) : ICommand<Done>
{
    public static Permission Needs => PlatformPermissions.ManageExample;

    public string? Fault { get; init; }
}

internal sealed class NoteExampleHandler : IHandle<NoteExample, Done>
{
    public async Task<Outcome<Done>> Handle(NoteExample command, CommandContext context)
    {
        if (await context.Db.Set<Example>().FirstOrDefaultAsync(e => e.Id == command.ExampleId) is not { } example)
            return Refusal.Missing(Texts<DemoTexts>.Say("NotThere"));
        (example.Stage, example.Step, example.Fault, example.MovedAt) = (command.Stage, command.Step, command.Fault, context.Now);
        context.Tell(new LiveNews(ExampleBoard.Topic));
        return Done.Instance;
    }
}
