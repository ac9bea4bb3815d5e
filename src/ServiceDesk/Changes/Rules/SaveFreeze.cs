using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.ServiceDesk.Agreements.Rules;

namespace Steward.ServiceDesk.Changes.Rules;

/// <summary>Says that nothing is changed from one moment to another, and why. Changes planned there already are named in the answer; they stay and stop at their next step.</summary>
public sealed record SaveFreeze(string Reason, Instant From, Instant To) : ICommand<SavedFreeze>, ICheckItself
{
    private static readonly Duration Longest = Duration.FromDays(200);

    public static Permission Needs => ChangePermissions.Freeze;

    /// <summary>Only changes of this service; all when null.</summary>
    public string? Service { get; init; }

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (string.IsNullOrWhiteSpace(Reason) || Reason.Trim().Length > Freeze.LongestReason)
            faults.Add(new("reason", Texts<ChangeTexts>.Say("ReasonShape", Freeze.LongestReason)));
        if (To <= From || To - From > Longest)
            faults.Add(new("to", Texts<ChangeTexts>.Say("FreezeBackwards", Longest.Days)));
        return Refusal.From(faults);
    }
}

public sealed record SavedFreeze(long Id);

/// <summary>Lifts a freeze.</summary>
public sealed record LiftFreeze(long Id) : ICommand<Done>
{
    public static Permission Needs => ChangePermissions.Freeze;
}

internal sealed class SaveFreezeHandler : IHandle<SaveFreeze, SavedFreeze>, IHandle<LiftFreeze, Done>
{
    public Task<Outcome<SavedFreeze>> Handle(SaveFreeze command, CommandContext context)
    {
        var service = string.IsNullOrWhiteSpace(command.Service) ? null : context.Workspace.Get<Rulebook>().Agreements.Named(command.Service);
        if (service is null && !string.IsNullOrWhiteSpace(command.Service))
            return Task.FromResult<Outcome<SavedFreeze>>(Refusal.Invalid("service", Texts<ChangeTexts>.Say("NoSuchService", command.Service)));
        var freeze = new Freeze { Id = Ids.Next(), Reason = command.Reason.Trim(), From = command.From, To = command.To, ServiceId = service?.Id };
        context.Db.Add(freeze);
        context.Record(new FreezeSaved { SubjectId = freeze.Id, Changes = [new Change("freeze", null, $"{freeze.Reason}: {ChangeTimes.Shown(freeze.From)} – {ChangeTimes.Shown(freeze.To)}")] });
        context.Tell(new LiveNews(ChangeBook.Topic));
        return Task.FromResult<Outcome<SavedFreeze>>(new SavedFreeze(freeze.Id));
    }

    public async Task<Outcome<Done>> Handle(LiftFreeze command, CommandContext context)
    {
        if (await context.Db.Set<Freeze>().FirstOrDefaultAsync(f => f.Id == command.Id) is not { } freeze)
            return Refusal.Missing(Texts<ChangeTexts>.Say("NoSuchFreeze"));
        context.Db.Remove(freeze);
        context.Record(new FreezeLifted { SubjectId = freeze.Id, Changes = [new Change("freeze", freeze.Reason, null)] });
        context.Tell(new LiveNews(ChangeBook.Topic));
        return Done.Instance;
    }
}
