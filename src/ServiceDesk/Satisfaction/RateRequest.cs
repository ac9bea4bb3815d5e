using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.ServiceDesk.Satisfaction;

/// <summary>Says how one's own request went, asked or not. For two weeks one may think again.</summary>
/// <param name="Key">The request.</param>
/// <param name="Score">1 (very bad) to 5 (very good).</param>
public sealed record RateRequest(string Key, int Score) : ICommand<Rating>, ICheckItself
{
    public static Permission Needs => SatisfactionPermissions.Rate;

    public string? Comment { get; init; }

    public RatingFlag Flag { get; init; }

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (Score is < Survey.Worst or > Survey.Best)
            faults.Add(new("score", Texts<SatisfactionTexts>.Say("ScoreNeeded")));
        if (Comment?.Length > Survey.LongestComment)
            faults.Add(new("comment", Texts<SatisfactionTexts>.Say("CommentLong", Survey.LongestComment)));
        if (!Enum.IsDefined(Flag))
            faults.Add(new("flag", Texts<SatisfactionTexts>.Say("FlagUnknown")));
        return Refusal.From(faults);
    }
}

/// <summary>A rating after it was given.</summary>
public sealed record Rating(string Key, int Score, string? Comment, RatingFlag Flag);

/// <summary>Who asked for it said how it went: among ourselves, because others who follow the request need not know.</summary>
public sealed record RequestRated : ItemHappening
{
    public override string Kind => "item.rated";
}

internal sealed class RateRequestHandler : IHandle<RateRequest, Rating>
{
    /// <summary>How long one may think again.</summary>
    public static readonly Duration SecondThoughts = Duration.FromDays(14);

    public async Task<Outcome<Rating>> Handle(RateRequest command, CommandContext context)
    {
        var item = await context.Db.FindItem(context.Actor, context.Workspace.Get<SpaceDirectory>(), command.Key);
        if (item is null || item.RequesterId is null || item.RequesterId != context.Actor.PersonId)
            return Refusal.Missing(Texts<SatisfactionTexts>.Say("NoSuchRequest", command.Key));
        if (item.Category != StateCategory.Done)
            return Refusal.Conflict(Texts<SatisfactionTexts>.Say("NotSolvedYet", command.Key));
        var survey = await context.Db.Set<Survey>().Where(s => s.ItemId == item.Id && s.PersonId == context.Actor.PersonId).OrderByDescending(s => s.Id).FirstOrDefaultAsync();
        if (survey is { AnsweredAt: { } answered } && context.Now - answered > SecondThoughts)
            return Refusal.Conflict(Texts<SatisfactionTexts>.Say("RatedAlready", command.Key));
        if (survey is null)
        {
            survey = new Survey { Id = Ids.Next(), ItemId = item.Id, SpaceId = item.SpaceId, TeamId = item.TeamId, Service = item.Service, PersonId = context.Actor.PersonId, AskedAt = context.Now };
            context.Db.Add(survey);
        }

        var before = survey.Score;
        var comment = string.IsNullOrWhiteSpace(command.Comment) ? null : command.Comment.ReplaceLineEndings("\n").Trim();
        (survey.Score, survey.Comment, survey.Flag, survey.AnsweredAt) = (command.Score, comment, command.Flag, survey.AnsweredAt ?? context.Now);
        var changes = new List<Change> { new("rating", before is null ? null : Words(before.Value), Words(command.Score)) };
        if (command.Flag != RatingFlag.None)
            changes.Add(new Change("feedback", null, command.Flag.ToString()));
        context.Record(new RequestRated { SubjectId = item.Id, SpaceId = item.SpaceId, Internal = true, Note = comment, Changes = changes });
        return new Rating(command.Key, command.Score, comment, command.Flag);
    }

    private static string Words(int score) => $"{score}/{Survey.Best}";
}
