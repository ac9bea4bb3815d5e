using System.Collections.Frozen;
using Steward.Platform.Workspaces;

namespace Steward.Collaboration.Preferring;

/// <summary>Everybody's wishes in memory: a listener asks them for each event and must not ask the database.</summary>
public sealed class NewsPreferences : IPerWorkspace<NewsPreferences>
{
    public const string Topic = "news-preferences";

    private readonly Remembered<Known> remembered;

    private NewsPreferences(Workspace workspace) => remembered = new(workspace, Topic, db => new Known(
        db.Set<NewsPreference>().ToFrozenDictionary(p => p.PersonId),
        db.Set<SpacePreference>().ToFrozenDictionary(p => (p.PersonId, p.SpaceId), p => p.Interest),
        db.Set<SpacePreference>().Where(p => p.Interest == SpaceInterest.All).ToLookup(p => p.SpaceId, p => p.PersonId)));

    public static NewsPreferences Create(Workspace workspace) => new(workspace);

    public NewsPreference Of(long person) => remembered.Now.ByPerson.GetValueOrDefault(person, NewsPreference.Usual);

    public SpaceInterest In(long space, long person) => remembered.Now.BySpace.GetValueOrDefault((person, space), SpaceInterest.Involved);

    /// <summary>Who wants to hear everything of a space.</summary>
    public IEnumerable<long> WantAllOf(long space) => remembered.Now.All[space];

    private sealed record Known(
        FrozenDictionary<long, NewsPreference> ByPerson, FrozenDictionary<(long Person, long Space), SpaceInterest> BySpace, ILookup<long, long> All);
}
