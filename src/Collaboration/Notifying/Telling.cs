using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Collaboration.Mailing;
using Steward.Collaboration.Preferring;
using Steward.Identity.Calendars;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Live;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Items;

namespace Steward.Collaboration.Notifying;

/// <summary>What is told, before it is known to whom.</summary>
internal sealed record News(NewsKind Kind, string? Detail = null, long? CommentId = null, bool Internal = false)
{
    /// <summary>A rule did it: nobody is named.</summary>
    public bool ByItself { get; init; }
}

/// <summary>
/// What one command tells people. Read once per item, however many events the command records: the watchers, and the bundles of those concerned.
/// One event told for two reasons is told once, for the stronger.
/// </summary>
internal sealed class Telling
{
    /// <summary>The topic that makes a person's own inbox and count read again.</summary>
    public const string Topic = "inbox";

    /// <summary>The same after one's own act: the number changes, but no page of one's own is offered "new" what one just did.</summary>
    public const string OwnTopic = "inbox-sorted";

    private static readonly ConditionalWeakTable<CommandContext, Telling> Open = [];

    private readonly CommandContext context;
    private readonly Snapshot people;
    private readonly NewsPreferences wishes;
    private readonly bool mails;
    private readonly Dictionary<long, IReadOnlyCollection<long>> watchers = [];
    private readonly Dictionary<(long Item, long Person), NewsBundle?> bundles = [];
    private readonly Dictionary<(long Item, long Person, long? Comment, NewsKind Kind), Notification> told = [];
    private readonly HashSet<long> hearers = [];

    private Telling(CommandContext context, bool mails)
    {
        this.context = context;
        this.mails = mails;
        people = context.Workspace.Get<PeopleDirectory>().Now;
        wishes = context.Workspace.Get<NewsPreferences>();
    }

    public Snapshot People => people;

    public static Telling Of(CommandContext context, IEnumerable<IOutgoingNews> doors) =>
        Open.GetValue(context, c => new Telling(c, doors.Any(door => door.IsSetUp(c.Workspace))));

    public async Task<IReadOnlyCollection<long>> WatchersOf(WorkItem item)
    {
        if (watchers.TryGetValue(item.Id, out var known))
            return known;
        HashSet<long> found = [.. await context.Db.Set<Watcher>().Where(w => w.ItemId == item.Id).Select(w => w.PersonId).ToListAsync()];
        found.UnionWith(context.Db.ChangeTracker.Entries<Watcher>().Where(w => w.State == EntityState.Added && w.Entity.ItemId == item.Id).Select(w => w.Entity.PersonId));
        return watchers[item.Id] = found;
    }

    /// <summary>Reads what many items need at once: two statements for all of them.</summary>
    public async Task Prepare(IReadOnlyCollection<long> items, IReadOnlyCollection<long> persons)
    {
        var watching = await context.Db.Set<Watcher>().Where(w => items.Contains(w.ItemId)).ToListAsync();
        foreach (var item in items)
            watchers[item] = [.. watching.Where(w => w.ItemId == item).Select(w => w.PersonId)];
        foreach (var (item, person) in items.SelectMany(_ => persons, (item, person) => (item, person)))
            bundles.TryAdd((item, person), null);
        foreach (var bundle in await context.Db.Set<NewsBundle>().Where(b => items.Contains(b.ItemId) && persons.Contains(b.PersonId)).ToListAsync())
            bundles[(bundle.ItemId, bundle.PersonId)] = bundle;
    }

    /// <summary>Everybody of the space who wants to hear all of it.</summary>
    public IEnumerable<long> Interested(WorkItem item) => wishes.WantAllOf(item.SpaceId);

    /// <summary>Tells each of them, unless they did it themselves, may not read it, or do not want to hear it.</summary>
    public async Task Tell(WorkItem item, News news, IEnumerable<(long Person, NewsReason Reason)> concerned)
    {
        var others = concerned.Where(one => one.Person != context.Actor.PersonId).ToList();
        if (others.Count == 0)
            return; // most acts concern only who does them: no statement is spent on that
        var watching = await WatchersOf(item);
        List<(Person Person, NewsReason Reason)> readers =
        [
            .. from one in others
               group one.Reason by one.Person into reasons
               let person = people.Find(reasons.Key)
               let reason = reasons.Min()
               where person is not null && Wants(person.Id, item.SpaceId, reason) && MayRead(person, item, news.Internal, watching)
               select (person!, reason),
        ];
        if (readers.Count == 0)
            return;
        await LoadBundles(item.Id, readers.Select(r => r.Person.Id));
        foreach (var (person, reason) in readers)
            Tell(item, news, person, reason);
    }

    private void Tell(WorkItem item, News news, Person person, NewsReason reason)
    {
        if (told.TryGetValue((item.Id, person.Id, news.CommentId, news.Kind), out var earlier))
        {
            if (reason < earlier.Reason)
                Strengthen(earlier, item, person, reason);
            return;
        }

        var wish = wishes.Of(person.Id);
        var notification = new Notification
        {
            Id = Ids.Next(), PersonId = person.Id, ItemId = item.Id, SpaceId = item.SpaceId, At = context.Now, Reason = reason, Kind = news.Kind,
            ActorId = news.ByItself ? null : context.Actor.PersonId, CommentId = news.CommentId, Internal = news.Internal,
            Detail = news.Detail is { Length: > 200 } detail ? detail[..200] : news.Detail,
            MailDueAt = IsWrittenTo(item, person, news.Kind, news.Internal) ? null : MailDue(person, wish, reason),
        };
        told[(item.Id, person.Id, news.CommentId, news.Kind)] = notification;
        context.Db.Add(notification);
        if (NewsReasons.Has(wish.InboxOff, reason))
            return;
        Bundle(item, person.Id).Take(notification);
        TellOf(person.Id);
    }

    /// <summary>The same thing concerns them more than was known: it stays one piece of news, told for the stronger reason.</summary>
    private void Strengthen(Notification earlier, WorkItem item, Person person, NewsReason reason)
    {
        var wish = wishes.Of(person.Id);
        var kept = NewsReasons.Has(wish.InboxOff, earlier.Reason);
        (earlier.Reason, earlier.MailDueAt) = (reason, IsWrittenTo(item, person, earlier.Kind, earlier.Internal) ? null : MailDue(person, wish, reason));
        if (NewsReasons.Has(wish.InboxOff, reason))
            return;
        var bundle = Bundle(item, person.Id);
        if (kept)
            bundle.Take(earlier);
        (bundle.Reasons, bundle.LatestReason) = (bundle.Reasons | reason.Bit(), reason);
        if (reason == NewsReason.Mentioned)
            bundle.SnoozedUntil = null;
        TellOf(person.Id);
    }

    private void TellOf(long person)
    {
        if (hearers.Add(person))
            context.Tell(new LiveNews(Topic, PersonIds: [person]) { Privately = true });
    }

    /// <summary>The desk's own letter brings it; the inbox still holds it.</summary>
    private bool IsWrittenTo(WorkItem item, Person person, NewsKind kind, bool internally) =>
        !internally && kind is (NewsKind.Replied or NewsKind.Moved) && context.Workspace.Contributed<ICorrespond>().Any(one => one.WritesTo(context.Workspace, item, person));

    private Instant? MailDue(Person person, NewsPreference wish, NewsReason reason)
    {
        if (!mails || person.Email is null || !NewsReasons.Has(wish.MailOn, reason))
            return null;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(person.Zone) ?? DateTimeZone.Utc;
        return MailTime.For(wish, context.Now, person.Id, zone, context.Workspace.Get<WorkingCalendars>());
    }

    private NewsBundle Bundle(WorkItem item, long person)
    {
        if (bundles.GetValueOrDefault((item.Id, person)) is { } known)
        {
            known.SpaceId = item.SpaceId;
            return known;
        }

        var bundle = new NewsBundle { PersonId = person, ItemId = item.Id, SpaceId = item.SpaceId };
        context.Db.Add(bundle);
        bundles[(item.Id, person)] = bundle;
        return bundle;
    }

    private async Task LoadBundles(long item, IEnumerable<long> persons)
    {
        List<long> missing = [.. persons.Where(person => !bundles.ContainsKey((item, person)))];
        if (missing.Count == 0)
            return;
        foreach (var person in missing)
            bundles[(item, person)] = null;
        foreach (var bundle in await context.Db.Set<NewsBundle>().Where(b => b.ItemId == item && missing.Contains(b.PersonId)).ToListAsync())
            bundles[(item, bundle.PersonId)] = bundle;
    }

    private bool Wants(long person, long space, NewsReason reason) => wishes.In(space, person) switch
    {
        SpaceInterest.Nothing => false,
        SpaceInterest.Involved => reason != NewsReason.Space,
        _ => true,
    };

    /// <summary>The same answer as ItemSight, from memory: staff of the space; for what is not internal also who asked, who watches, who manages the client.</summary>
    private bool MayRead(Person person, WorkItem item, bool internally, IReadOnlyCollection<long> watching)
    {
        if (person.DisabledAt is not null)
            return false;
        var roles = person.IsAdmin ? Role.None : people.RolesOf(person.Id).GetValueOrDefault(item.SpaceId);
        if (person.IsAdmin || (roles & Actor.StaffRoles) != 0)
            return true;
        return !internally
            && (person.Id == item.RequesterId || watching.Contains(person.Id)
                || (person.ClientId is not null && person.ClientId == item.ClientId && (roles & Role.ClientManager) != 0));
    }
}
