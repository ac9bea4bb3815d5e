using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Clocks;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.ServiceDesk.Catalogue.Offerings;

/// <summary>How long an offering takes, in the words that were given, else by what is promised for the item it would make for this person.</summary>
internal static class ExpectedTime
{
    /// <summary>The words; null when nothing was said and nothing is promised.</summary>
    public static string? Of(Offering offering, Actor asker, Workspace workspace, Instant now)
    {
        if (offering.Expected.Length > 0)
            return offering.Expected;
        if (workspace.Get<TypeDirectory>().Find(offering.Type) is not { } type)
            return null;
        var rules = workspace.Get<Rulebook>();
        var initial = type.Workflow.Initial;
        var moment = new Moment
        {
            At = now, Kind = MomentKind.Created, ById = asker.PersonId, SpaceId = offering.SpaceId, Type = type.Key, State = initial.Key, Category = initial.Category, Priority = Priority.Medium,
            RequesterId = asker.PersonId, ClientId = asker.ClientId, CreatedById = asker.PersonId,
            Service = offering.ServiceId is { } id ? rules.Agreements.Services.GetValueOrDefault(id)?.Name : null, Unanswered = true,
        };
        var promised = rules.Rules.Where(r => r.Definition is { Metric: ClockMetric.Resolution, Kind: AgreementKind.Customer } && r.Rule is { } rule && rule.Applies(moment) && rule.Start(moment) && !rule.Stop(moment))
            .Select(r => r.Rule!.Promise(moment)).OfType<Promise>().Select(p => (p.Target, Limit: p.Target.Limit(p.Calendar, now))).Where(p => p.Limit is not null).OrderBy(p => p.Limit).ToList();
        return promised.Count == 0 ? null : Words(promised[0].Target);
    }

    private static string Words(Target target) => Texts<CatalogueTexts>.Say("Within_" + target.Unit, target.Amount).ToString();
}
