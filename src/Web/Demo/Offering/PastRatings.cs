using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Satisfaction;
using Steward.Web.Demo.Promising;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.Web.Demo.Offering;

/// <summary>How people of the example rated what they got in half a year: most are content, late ones less, and some say why.</summary>
internal sealed class PastRatings(Workspace workspace, Instant now, Levels.Door send)
{
    private static readonly string[] Praise =
    [
        "Quick and friendly, thank you.", "Solved while I was still on the phone.", "Clear words, no jargon.", "I could work again within the hour.", "Nice that you called back to check.",
    ];

    private static readonly string[] Blame =
    [
        "It took three days until somebody looked at it.", "I had to explain it twice.", "Closed although it still happens.", "Nobody told me when to expect the part.",
    ];

    public async Task Tell()
    {
        await send.Send(new SaveSurveyRule(IsOn: true, 60, 14, ByMail: true));
        using var lease = workspace.Database.Read();
        var solved = await lease.Db.Set<WorkItem>().Where(i => i.Category == StateCategory.Done && i.RequesterId != null && (i.Type == "incident" || i.Type == "request"))
            .Join(lease.Db.Set<Closure>(), i => i.Id, c => c.ItemId, (i, c) => new { i.Id, i.SpaceId, i.TeamId, i.Service, i.RequesterId, i.Number, i.CreatedAt, c.At }).OrderBy(i => i.At).ThenBy(i => i.Number).ToListAsync();
        var last = new Dictionary<long, Instant>();
        var ratings = new List<PastRating>();
        foreach (var item in solved)
        {
            var dice = (int)(((ulong)item.Number * 2_654_435_761UL) >> 8 & 1_023);
            if (dice % 10 >= 6 || (last.TryGetValue(item.RequesterId!.Value, out var before) && item.At - before < Duration.FromDays(14)))
                continue;
            last[item.RequesterId.Value] = item.At;
            var slow = item.At - item.CreatedAt > Duration.FromDays(5);
            var answered = item.At + Duration.FromHours(1 + (dice % 50));
            var silent = dice % 7 is 0 or 3 or 5 || answered >= now;
            var score = slow && dice % 3 == 0 ? 1 + (dice % 4) : dice % 11 == 0 ? 2 : dice % 5 == 0 ? 3 : 4 + (dice % 2);
            var says = !silent && dice % 3 == 0;
            ratings.Add(new PastRating(
                item.Id, item.SpaceId, item.TeamId, item.Service, item.RequesterId.Value, item.At, silent ? null : answered, silent ? null : score,
                says ? score >= 4 ? Praise[dice % Praise.Length] : score <= 2 ? Blame[dice % Blame.Length] : null : null,
                silent ? RatingFlag.None : score == 1 || (score == 2 && says) ? RatingFlag.Complaint : score == 5 && says && dice % 2 == 0 ? RatingFlag.Compliment : RatingFlag.None));
        }

        await send.Send(new TellRatings(ratings));
    }
}
