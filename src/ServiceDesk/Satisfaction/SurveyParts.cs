using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Erasing;
using Steward.Identity.People;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Satisfaction;

/// <summary>Ratings go with their item.</summary>
internal sealed class SurveyParts : IPartsOfItems
{
    public async Task Remove(AppDb db, IQueryable<long> gone) => await db.Set<Survey>().Where(s => gone.Contains(s.ItemId)).ExecuteDeleteAsync();
}

/// <summary>Scores of somebody who is erased stay as figures; what they wrote with them goes.</summary>
internal sealed class SurveyErasure : IErasedPart
{
    public async Task<IReadOnlyList<ErasureLine>> Preview(AppDb db, Person person, CancellationToken cancel) =>
        [new(Texts<SatisfactionTexts>.Say("Erase_Ratings"), await db.Set<Survey>().LongCountAsync(s => s.PersonId == person.Id && s.Comment != null, cancel), ErasureEffect.Goes)];

    public async Task Erase(CommandContext context, Person person, ErasedWords words) =>
        await context.Db.Set<Survey>().Where(s => s.PersonId == person.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Comment, (string?)null).SetProperty(s => s.SecretHash, (string?)null));
}

/// <summary>A rating of a past that is told.</summary>
public sealed record PastRating(long ItemId, long SpaceId, long? TeamId, string? Service, long PersonId, Instant AskedAt, Instant? AnsweredAt, int? Score, string? Comment, RatingFlag Flag);

/// <summary>Writes ratings of a past that is told, by the hundred. Nobody is asked and nobody hears it.</summary>
public sealed record TellRatings(IReadOnlyList<PastRating> Ratings) : ICommand<Done>
{
    public static Permission Needs => SatisfactionPermissions.Program;
}

internal sealed class TellRatingsHandler : IHandle<TellRatings, Done>
{
    public async Task<Outcome<Done>> Handle(TellRatings command, CommandContext context)
    {
        if (!context.Actor.IsSystem)
            return Refusal.Forbidden(Texts<SatisfactionTexts>.Say("OnlyProgram"));
        await context.InsertAll<Survey>([.. command.Ratings.Select(r => new Survey
        {
            Id = Ids.Next(), ItemId = r.ItemId, SpaceId = r.SpaceId, TeamId = r.TeamId, Service = r.Service, PersonId = r.PersonId, AskedAt = r.AskedAt, WasAsked = true, AnsweredAt = r.AnsweredAt, Score = r.Score,
            Comment = r.Comment, Flag = r.Flag,
        })]);
        return Done.Instance;
    }
}
