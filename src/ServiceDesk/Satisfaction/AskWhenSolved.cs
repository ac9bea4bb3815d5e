using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Identity.Tokens;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.ServiceDesk.Satisfaction;

/// <summary>
/// Asks who asked for something how it went, when it is solved: not for all of them, not the same person again and again, and never somebody who works at the
/// desk about what they wrote down for themselves. A request that opens again takes an unanswered question back.
/// </summary>
internal sealed class AskWhenSolved(SurveyLetters letters) : IListener<ItemHappening>
{
    public async Task Hear(ItemHappening happening, CommandContext context)
    {
        if (happening is not (ItemClosed or ItemReopened) || happening.At is not null || context.Actor.Channel is Channel.Import or Channel.Demo)
            return;
        if (await context.Db.Set<SurveyRule>().FirstOrDefaultAsync(r => r.IsOn) is not { } rule || await context.Db.Set<WorkItem>().FindAsync(happening.SubjectId) is not { } item)
            return;
        if (happening is ItemReopened)
            await context.Db.Set<Survey>().Where(s => s.ItemId == item.Id && s.AnsweredAt == null).ExecuteDeleteAsync();
        else if (await IsAsked(item, rule, context))
            await Ask(item, rule, context);
    }

    private static async Task<bool> IsAsked(WorkItem item, SurveyRule rule, CommandContext context)
    {
        var people = context.Workspace.Get<PeopleDirectory>().Now;
        if (item.Category != StateCategory.Done || !Sampling.Takes(item.Id, rule.Percent) || context.Workspace.Get<TypeDirectory>().Find(item.Type) is not { InPortal: true })
            return false;
        if (people.Find(item.RequesterId) is not { DisabledAt: null } requester || requester.Id == context.Actor.PersonId || people.ReadsAllOf(requester, item.SpaceId))
            return false;
        var since = context.Now - Duration.FromDays(rule.DaysBetween);
        return !await context.Db.Set<Survey>().AnyAsync(s => s.PersonId == requester.Id && s.WasAsked && s.AskedAt > since);
    }

    private async Task Ask(WorkItem item, SurveyRule rule, CommandContext context)
    {
        var secret = Secret.Make("");
        var survey = new Survey
        {
            Id = Ids.Next(), ItemId = item.Id, SpaceId = item.SpaceId, TeamId = item.TeamId, Service = item.Service, PersonId = item.RequesterId, AskedAt = context.Now, WasAsked = true,
        };
        if (rule.ByMail && await letters.Post(context, survey, item, secret))
            survey.SecretHash = Secret.Hash(secret);
        context.Db.Add(survey);
    }
}
