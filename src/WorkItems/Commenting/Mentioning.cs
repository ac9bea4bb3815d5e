using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Commenting;

/// <summary>People were named with <c>@</c> in a text they may read. Recorded for those who notify them.</summary>
public sealed record PeopleMentioned : ItemHappening
{
    public override string Kind => "item.mentioned";

    public required IReadOnlyList<long> PersonIds { get; init; }

    /// <summary>The comment that names them; null when the description does.</summary>
    public long? CommentId { get; init; }
}

/// <summary>Who may be mentioned: people who can read the text anyway. A mention never opens a door.</summary>
internal static class Mentioning
{
    public static bool Reads(this Snapshot people, Person person, WorkItem item, bool internally, IReadOnlyCollection<long> watchers) =>
        person.DisabledAt is null
        && (person.IsAdmin
            || (people.RolesOf(person.Id).GetValueOrDefault(item.SpaceId) & Actor.StaffRoles) != 0
            || (!internally && (person.Id == item.RequesterId || watchers.Contains(person.Id))));

    public static async Task RecordMentions(this CommandContext context, WorkItem item, Comment comment)
    {
        if (!comment.Text.Contains('@', StringComparison.Ordinal))
            return;
        var people = context.Workspace.Get<PeopleDirectory>().Now;
        var watchers = await context.Db.Set<Watcher>().Where(w => w.ItemId == item.Id).Select(w => w.PersonId).ToListAsync();
        var named = PeopleNamed.In(people).Mentioned(comment.Text, person => people.Reads(person, item, comment.Internal, watchers) && MayName(context, item, person));
        if (named.Count == 0)
            return;
        context.Record(new PeopleMentioned
        {
            SubjectId = item.Id, SpaceId = item.SpaceId, CommentId = comment.Id, Internal = comment.Internal,
            PersonIds = [.. named.Select(p => p.Id)], Changes = [new Change("mentioned", null, string.Join(", ", named.Select(p => p.Name)))],
        });
    }

    /// <summary>Staff may name anybody who reads along; who only asks may name the person who works on it, and nobody by guessing.</summary>
    private static bool MayName(CommandContext context, WorkItem item, Person person) =>
        context.Actor.ReadsAllOf(item.SpaceId) || person.Id == item.AssigneeId || person.Id == item.RequesterId;
}
