using System.Collections.Frozen;
using NodaTime;
using Steward.ServiceDesk.Catalogue;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Agreements.Rules;

/// <summary>All services and agreements as one reading, and which agreement covers what.</summary>
public sealed class AgreementBook
{
    private readonly ILookup<long, Agreement> ofClient;
    private readonly FrozenDictionary<long, FrozenSet<string>> covered;
    private readonly FrozenDictionary<long, string> folded;
    private readonly DateTimeZone zone;

    internal AgreementBook(IReadOnlyList<Service> services, IReadOnlyList<Agreement> agreements, IReadOnlyList<Coverage> agreed, DateTimeZone zone)
    {
        this.zone = zone;
        Services = services.ToFrozenDictionary(s => s.Id);
        Agreements = agreements.ToFrozenDictionary(a => a.Id);
        AgreedServices = agreed.ToLookup(a => a.AgreementId, a => a.ServiceId);
        folded = services.ToFrozenDictionary(s => s.Id, s => ItemWords.Folded(s.Name));
        ofClient = agreements.Where(a => a.ClientId is not null).OrderByDescending(a => a.From).ThenBy(a => a.Id).ToLookup(a => a.ClientId!.Value);
        covered = agreements.ToFrozenDictionary(a => a.Id, a => AgreedServices[a.Id].Select(s => folded.GetValueOrDefault(s, "")).ToFrozenSet(StringComparer.Ordinal));
    }

    public FrozenDictionary<long, Service> Services { get; }

    public FrozenDictionary<long, Agreement> Agreements { get; }

    /// <summary>Ids of the services each agreement names.</summary>
    public ILookup<long, long> AgreedServices { get; }

    public Agreement? Find(long? id) => id is { } known ? Agreements.GetValueOrDefault(known) : null;

    /// <summary>Is the word on an item this service?</summary>
    internal bool Names(long service, string? word) => word is not null && folded.TryGetValue(service, out var name) && ItemWords.Folded(word) == name;

    /// <summary>The service an item's word means; null when it is none of the list.</summary>
    public Service? Named(string? word)
    {
        if (string.IsNullOrWhiteSpace(word))
            return null;
        var wanted = ItemWords.Folded(word.Trim());
        return Services.Values.FirstOrDefault(s => folded[s.Id] == wanted);
    }

    /// <summary>The client's agreement that held then and covers the service: one that names it before one about everything, of several the newest.</summary>
    internal Agreement? For(long? client, string? service, Instant at)
    {
        if (client is not { } id || !ofClient.Contains(id))
            return null;
        var day = at.InZone(zone).Date;
        var word = service is null ? null : ItemWords.Folded(service);
        Agreement? general = null;
        foreach (var agreement in ofClient[id])
        {
            if (!agreement.HoldsOn(day))
                continue;
            if (word is not null && covered[agreement.Id].Contains(word))
                return agreement;
            general ??= agreement.AllServices ? agreement : null;
        }

        return general;
    }
}
