using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Catalogue;

/// <summary>What a service is to be.</summary>
public sealed record ServiceWish(string Name)
{
    public string Description { get; init; } = "";

    /// <summary>Mail address or name; empty for nobody.</summary>
    public string Owner { get; init; } = "";

    public long? TeamId { get; init; }

    public Criticality Criticality { get; init; } = Criticality.Medium;

    public ServiceState State { get; init; } = ServiceState.Live;
}

/// <summary>Adds a service, or says all of one anew. A service keeps its name once items bear it.</summary>
public sealed record SaveServiceOffer(long? Id, ServiceWish Wish) : ICommand<SavedServiceOffer>, ICheckItself
{
    public static Permission Needs => AgreementPermissions.Keep;

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (string.IsNullOrWhiteSpace(Wish.Name) || Wish.Name.Trim().Length > Service.LongestName)
            faults.Add(new("name", Texts<AgreementTexts>.Say("ServiceName", Service.LongestName)));
        if (Wish.Description.Length > 4_000)
            faults.Add(new("description", Texts<AgreementTexts>.Say("TextLong", 4_000)));
        return Refusal.From(faults);
    }
}

public sealed record SavedServiceOffer(long Id, string Name);

internal sealed class SaveServiceOfferHandler : IHandle<SaveServiceOffer, SavedServiceOffer>
{
    public async Task<Outcome<SavedServiceOffer>> Handle(SaveServiceOffer command, CommandContext context)
    {
        var (wish, name) = (command.Wish, command.Wish.Name.Trim());
        var people = context.Workspace.Get<PeopleDirectory>().Now;
        var owner = string.IsNullOrWhiteSpace(wish.Owner) ? null : people.Find(wish.Owner) ?? people.People.Values.FirstOrDefault(p => string.Equals(p.Name, wish.Owner.Trim(), StringComparison.OrdinalIgnoreCase));
        if (owner is null && !string.IsNullOrWhiteSpace(wish.Owner))
            return Refusal.Invalid("owner", Texts<AgreementTexts>.Say("NoSuchPerson", wish.Owner));
        if (wish.TeamId is { } team && !people.Teams.ContainsKey(team))
            return Refusal.Invalid("team", Texts<AgreementTexts>.Say("NoSuchTeam"));
        var all = await context.Db.Set<Service>().ToListAsync();
        if (all.Exists(s => s.Id != command.Id && ItemWords.Folded(s.Name) == ItemWords.Folded(name)))
            return Refusal.Invalid("name", Texts<AgreementTexts>.Say("ServiceTaken", name));
        var service = command.Id is null ? null : all.Find(s => s.Id == command.Id);
        if (command.Id is not null && service is null)
            return Refusal.Missing(Texts<AgreementTexts>.Say("NoSuchService"));
        if (service is not null && service.Name != name && await context.Db.Set<WorkItem>().IgnoreQueryFilters().CountAsync(i => i.Service == service.Name) is > 0 and var bearing)
            return Refusal.Invalid("name", Texts<AgreementTexts>.Say("ServiceNamed", bearing, service.Name));

        var changes = new List<Change>();
        if (service is null)
        {
            service = new Service { Id = Ids.Next(), Name = name, CreatedAt = context.Now };
            context.Db.Add(service);
            changes.Add(new("name", null, name));
        }

        Note("name", service.Name, name);
        Note("owner", people.NameOf(service.OwnerId), people.NameOf(owner?.Id));
        Note("team", people.TeamNameOf(service.TeamId), people.TeamNameOf(wish.TeamId));
        Note("state", service.State.ToString(), wish.State.ToString());
        Note("criticality", service.Criticality.ToString(), wish.Criticality.ToString());
        (service.Name, service.Description, service.OwnerId, service.TeamId) = (name, wish.Description.Trim(), owner?.Id, wish.TeamId);
        (service.Criticality, service.State) = (wish.Criticality, wish.State);
        context.Record(new ServiceSaved { SubjectId = service.Id, Changes = changes });
        context.Tell(new LiveNews(Rulebook.Topic));
        context.Tell(new LiveNews(ItemWords.Topic));
        return new SavedServiceOffer(service.Id, service.Name);

        void Note(string field, string before, string after)
        {
            if (before != after)
                changes.Add(new(field, before, after));
        }
    }
}
