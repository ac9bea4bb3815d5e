using Microsoft.EntityFrameworkCore;
using Steward.Collaboration.Notifying;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.Collaboration.Preferring;

/// <summary>One's own wishes, as a whole: what to be told, by which way, when, and how much of each space.</summary>
/// <param name="Inbox">Reasons that come into the inbox.</param>
/// <param name="Mail">Reasons that come by mail; what stands is kept when null.</param>
public sealed record ChangeNewsPreferences(IReadOnlyList<NewsReason> Inbox, IReadOnlyList<NewsReason>? Mail) : ICommand<Done>, ICheckItself
{
    public static Permission Needs => CollaborationPermissions.Own;

    public DigestRhythm Rhythm { get; init; }

    /// <summary>Minutes of the day; null when what was typed is no time of day.</summary>
    public int? DailyAt { get; init; } = 8 * 60;

    public QuietHours Quiet { get; init; }

    public int? QuietFrom { get; init; } = 19 * 60;

    public int? QuietTo { get; init; } = 7 * 60;

    /// <summary>By key of the space.</summary>
    public IReadOnlyDictionary<string, SpaceInterest> Spaces { get; init; } = new Dictionary<string, SpaceInterest>(StringComparer.Ordinal);

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        foreach (var (field, minutes) in new[] { ("dailyAt", DailyAt), ("quietFrom", QuietFrom), ("quietTo", QuietTo) })
        {
            if (minutes is not (>= 0 and < 24 * 60))
                faults.Add(new(field, Texts<CollaborationTexts>.Say("TimeShape")));
        }

        if (Quiet == QuietHours.Own && QuietFrom == QuietTo && faults.Count == 0)
            faults.Add(new("quietTo", Texts<CollaborationTexts>.Say("QuietNothing")));
        return Refusal.From(faults);
    }
}

internal sealed class ChangeNewsPreferencesHandler : IHandle<ChangeNewsPreferences, Done>
{
    public async Task<Outcome<Done>> Handle(ChangeNewsPreferences command, CommandContext context)
    {
        context.AuthoriseAsOwn();
        if (context.Actor.PersonId is not { } me)
            return Refusal.Forbidden(Texts<CollaborationTexts>.Say("NobodysInbox"));
        var wish = await context.Db.Set<NewsPreference>().FirstOrDefaultAsync(p => p.PersonId == me);
        if (wish is null)
            context.Db.Add(wish = new NewsPreference { PersonId = me });
        wish.InboxOff = NewsReasons.All.Except(command.Inbox).Sum(reason => reason.Bit());
        wish.MailOn = command.Mail?.Distinct().Sum(reason => reason.Bit()) ?? wish.MailOn;
        (wish.Rhythm, wish.DailyAt, wish.Quiet, wish.QuietFrom, wish.QuietTo) =
            (command.Rhythm, command.DailyAt!.Value, command.Quiet, command.QuietFrom!.Value, command.QuietTo!.Value);
        await ChangeSpaces(command, me, context);
        context.Tell(new LiveNews(NewsPreferences.Topic));
        return Done.Instance;
    }

    /// <summary>A space the person does not work in is as if it had not been named.</summary>
    private static async Task ChangeSpaces(ChangeNewsPreferences command, long me, CommandContext context)
    {
        var known = await context.Db.Set<SpacePreference>().Where(p => p.PersonId == me).ToDictionaryAsync(p => p.SpaceId);
        var spaces = context.Workspace.Get<SpaceDirectory>();
        foreach (var (key, interest) in command.Spaces)
        {
            if (spaces.Find(key) is not { } space || !context.Actor.ReadsAllOf(space.Id))
                continue;
            if (known.TryGetValue(space.Id, out var row))
                row.Interest = interest;
            else if (interest != SpaceInterest.Involved)
                context.Db.Add(new SpacePreference { PersonId = me, SpaceId = space.Id, Interest = interest });
        }
    }
}
