using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Timeline;

namespace Steward.WorkItems.Viewing;

/// <summary>Looks up, in one statement, all keys the texts of a page name, as far as this reader sees their items; and whom an @ means.</summary>
public static class NamesForReader
{
    private const int MostKeys = 100;

    internal static async Task<TextLinks> Read(
        Visit visit, WorkItem item, bool staff, IReadOnlyCollection<long> watchers, ItemTimeline timeline, CancellationToken cancel)
    {
        var keys = timeline.Parts.OfType<CommentPart>().SelectMany(part => SafeHtml.Of(part.Comment.Text).Keys)
            .Concat(SafeHtml.Of(item.Description).Keys)
            .Concat(timeline.Parts.OfType<ChangePart>().SelectMany(part => part.Event.ReadChanges()).SelectMany(change => new[] { change.From, change.To }).OfType<string>()
                .Where(value => WorkItemKey.TryParse(value, out _)));
        var links = await KeysFor(visit, keys, cancel);
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        HashSet<long?> onPage = [item.RequesterId, item.AssigneeId, .. timeline.Parts.Select(part => part.ById)];
        return new TextLinks(links.GetValueOrDefault, after => Mention(people, after, visit.Actor.PersonId,
            person => staff ? people.Reads(person, item, internally: false, watchers) : onPage.Contains(person.Id)));
    }

    /// <summary>The items behind keys as far as the visitor sees them: one statement for all, none when there are no keys.</summary>
    public static async Task<IReadOnlyDictionary<string, KeyLink>> KeysFor(Visit visit, IEnumerable<string> keys, CancellationToken cancel = default)
    {
        var spaces = visit.Workspace.Get<SpaceDirectory>();
        var wanted = new Dictionary<(long Space, long Number), string>();
        foreach (var text in keys)
        {
            if (wanted.Count < MostKeys && WorkItemKey.TryParse(text, out var key) && spaces.Find(key.Space) is { } space)
                wanted.TryAdd((space.Id, key.Number), text);
        }

        var found = new Dictionary<string, KeyLink>(StringComparer.Ordinal);
        if (wanted.Count == 0)
            return found;
        foreach (var item in await visit.Db.ItemsFor(visit.Actor).Where(OneOf(wanted.Keys)).Select(i => new { i.SpaceId, i.Number, i.Title }).ToListAsync(cancel))
        {
            var text = wanted[(item.SpaceId, item.Number)];
            found[text] = new KeyLink($"{visit.Root}/i/{text}", item.Title);
        }

        return found;
    }

    /// <summary>space = 1 and number in (…) or space = 2 and number in (…)</summary>
    private static Expression<Func<WorkItem, bool>> OneOf(IEnumerable<(long Space, long Number)> keys)
    {
        var item = Expression.Parameter(typeof(WorkItem), "i");
        Expression? any = null;
        foreach (var space in keys.GroupBy(k => k.Space, k => k.Number))
        {
            Expression<Func<WorkItem, bool>> one = Of(space.Key, [.. space]);
            var body = new Renamed(one.Parameters[0], item).Visit(one.Body);
            any = any is null ? body : Expression.OrElse(any, body);
        }

        return Expression.Lambda<Func<WorkItem, bool>>(any!, item);
    }

    private static Expression<Func<WorkItem, bool>> Of(long space, long[] numbers) => i => i.SpaceId == space && numbers.Contains(i.Number);

    private static MentionMatch? Mention(Snapshot people, string after, long? me, Func<Person, bool> may) =>
        PeopleNamed.In(people).At(after) is { } found && may(found.Person) ? new MentionMatch(found.Length, found.Person.Name, found.Person.Id == me) : null;

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
