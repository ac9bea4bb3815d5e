namespace Steward.Web.Demo.Cast;

/// <summary>The people with the ids they have in a workspace, and the ids of its teams, clients and spaces.</summary>
internal sealed class Company
{
    private readonly Dictionary<string, CastMember> byNick;
    private readonly Dictionary<string, long> ids;
    private readonly ILookup<string, CastMember> units;

    public Company(IReadOnlyList<long> peopleIds)
    {
        var everybody = CastMember.Everybody;
        byNick = everybody.ToDictionary(m => m.Nick, StringComparer.Ordinal);
        ids = everybody.Zip(peopleIds).ToDictionary(p => p.First.Nick, p => p.Second, StringComparer.Ordinal);
        units = everybody.ToLookup(m => m.Unit, StringComparer.Ordinal);
    }

    public Dictionary<string, long> Teams { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, long> Clients { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, long> Spaces { get; } = new(StringComparer.Ordinal);

    public CastMember this[string nick] => byNick[nick];

    public long Id(string nick) => ids[nick];

    public long Id(CastMember member) => ids[member.Nick];

    public IReadOnlyList<CastMember> Unit(string unit) => [.. units[unit]];

    public long? ClientOf(CastMember member) => Clients.TryGetValue(member.Unit, out var id) ? id : null;

    /// <summary>Colleagues who ask: everybody who is in no working team.</summary>
    public IReadOnlyList<CastMember> Askers { get; } =
        [.. CastMember.Everybody.Where(m => !m.IsOutside && !Organisation.Teams.Any(t => t.Unit == m.Unit))];

    /// <summary>The team that works a space, its people first to last.</summary>
    public IReadOnlyList<CastMember> TeamOf(string space) => Unit(Organisation.Teams.First(t => t.Space == space).Unit);
}
