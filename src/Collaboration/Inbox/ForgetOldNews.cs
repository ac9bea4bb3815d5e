using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Collaboration.Drafting;
using Steward.Collaboration.Notifying;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;

namespace Steward.Collaboration.Inbox;

/// <summary>Removes news nobody needs any more: they only point at items, whose own history stays.</summary>
public sealed record ForgetOldNews : ICommand<Done>
{
    public static readonly Duration Age = Duration.FromDays(180);

    /// <summary>So that a day's worth goes at once, not a row every few seconds.</summary>
    public static readonly Duration Slack = Duration.FromDays(1);

    public static Permission Needs => CollaborationPermissions.Program;
}

internal sealed class ForgetOldNewsHandler : IHandle<ForgetOldNews, Done>
{
    public async Task<Outcome<Done>> Handle(ForgetOldNews command, CommandContext context)
    {
        if (!context.Actor.IsSystem)
            return Refusal.Forbidden(Texts<CollaborationTexts>.Say("OnlyProgram"));
        var before = context.Now - ForgetOldNews.Age;
        await context.Db.Set<Notification>().Where(n => n.At < before).ExecuteDeleteAsync();
        await context.Db.Set<NewsBundle>().Where(b => b.NewestAt < before && b.SnoozedUntil == null).ExecuteDeleteAsync();
        await context.Db.Set<KeptDraft>().Where(d => d.At < context.Now - KeptDraft.Age).ExecuteDeleteAsync();
        return Done.Instance;
    }
}
