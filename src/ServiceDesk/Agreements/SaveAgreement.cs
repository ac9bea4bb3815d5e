using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Clients.Organisations;
using Steward.Identity.Calendars;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Catalogue;
using Steward.ServiceDesk.Clocks.Recounting;

namespace Steward.ServiceDesk.Agreements;

/// <summary>What an agreement is to say.</summary>
public sealed record AgreementWish(string Name, AgreementKind Kind, LocalDate From)
{
    public long? ClientId { get; init; }

    public string Party { get; init; } = "";

    public LocalDate? To { get; init; }

    public string Calendar { get; init; } = "workspace";

    public string? Zone { get; init; }

    public bool AllServices { get; init; }

    public IReadOnlyList<long> Services { get; init; } = [];
}

/// <summary>Makes an agreement, or says all of one anew. Clocks that run are reckoned by it afterwards; those that ended stay.</summary>
public sealed record SaveAgreement(long? Id, AgreementWish Wish) : ICommand<SavedAgreement>, ICheckItself
{
    public static Permission Needs => AgreementPermissions.Keep;

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (string.IsNullOrWhiteSpace(Wish.Name) || Wish.Name.Trim().Length > Agreement.LongestName)
            faults.Add(new("name", Texts<AgreementTexts>.Say("AgreementName", Agreement.LongestName)));
        if (Wish.Kind == AgreementKind.Customer && Wish.ClientId is null)
            faults.Add(new("client", Texts<AgreementTexts>.Say("ClientNeeded")));
        if (Wish.Party.Length > 200)
            faults.Add(new("party", Texts<AgreementTexts>.Say("TextLong", 200)));
        if (Wish.To is { } to && to < Wish.From)
            faults.Add(new("to", Texts<AgreementTexts>.Say("EndsBefore")));
        if (Wish.Zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(Wish.Zone) is null)
            faults.Add(new("zone", Texts<AgreementTexts>.Say("ZoneUnknown", Wish.Zone)));
        if (!Wish.AllServices && Wish.Services.Count == 0)
            faults.Add(new("services", Texts<AgreementTexts>.Say("ServicesNeeded")));
        return Refusal.From(faults);
    }
}

/// <summary>Ends an agreement now: it covers nothing any more.</summary>
public sealed record EndAgreement(long Id) : ICommand<Done>
{
    public static Permission Needs => AgreementPermissions.Keep;
}

public sealed record SavedAgreement(long Id, string Name);

internal sealed class SaveAgreementHandler : IHandle<SaveAgreement, SavedAgreement>, IHandle<EndAgreement, Done>
{
    public async Task<Outcome<SavedAgreement>> Handle(SaveAgreement command, CommandContext context)
    {
        var wish = command.Wish;
        if (wish.ClientId is { } client && !context.Workspace.Get<ClientDirectory>().Now.ContainsKey(client))
            return Refusal.Invalid("client", Texts<AgreementTexts>.Say("NoSuchClient"));
        if (AgreedHours.MustBeSomebodysHours(wish.Calendar, wish.Zone, context.Workspace, context.Now) is { } hours)
            return hours;
        var known = await context.Db.Set<Service>().Where(s => wish.Services.Contains(s.Id)).Select(s => s.Id).ToListAsync();
        if (known.Count != wish.Services.Distinct().Count())
            return Refusal.Invalid("services", Texts<AgreementTexts>.Say("NoSuchService"));
        var agreement = command.Id is null ? null : await context.Db.Set<Agreement>().FirstOrDefaultAsync(a => a.Id == command.Id);
        if (command.Id is not null && agreement is null)
            return Refusal.Missing(Texts<AgreementTexts>.Say("NoSuchAgreement"));
        if (agreement is null)
        {
            agreement = new Agreement { Id = Ids.Next(), Name = "", CreatedAt = context.Now };
            context.Db.Add(agreement);
        }

        var before = Said(agreement);
        (agreement.Name, agreement.Kind, agreement.ClientId, agreement.Party) =
            (wish.Name.Trim(), wish.Kind, wish.Kind == AgreementKind.Customer ? wish.ClientId : null, wish.Kind == AgreementKind.Customer ? "" : wish.Party.Trim());
        (agreement.From, agreement.To, agreement.Calendar, agreement.Zone, agreement.AllServices) = (wish.From, wish.To, wish.Calendar, wish.Zone, wish.AllServices);
        var stored = await context.Db.Set<Coverage>().Where(a => a.AgreementId == agreement.Id).ToListAsync();
        IReadOnlyList<long> wanted = wish.AllServices ? [] : known;
        context.Db.RemoveRange(stored.Where(s => !wanted.Contains(s.ServiceId)));
        context.Db.AddRange(wanted.Where(id => stored.TrueForAll(s => s.ServiceId != id)).Select(id => new Coverage { AgreementId = agreement.Id, ServiceId = id }));
        context.Record(new AgreementSaved { SubjectId = agreement.Id, Changes = [new Change("agreement", command.Id is null ? null : before, Said(agreement))] });
        await Hold(context);
        return new SavedAgreement(agreement.Id, agreement.Name);
    }

    public async Task<Outcome<Done>> Handle(EndAgreement command, CommandContext context)
    {
        var agreement = await context.Db.Set<Agreement>().FirstOrDefaultAsync(a => a.Id == command.Id);
        if (agreement is null)
            return Refusal.Missing(Texts<AgreementTexts>.Say("NoSuchAgreement"));
        if (agreement.EndedAt is not null)
            return Done.Instance;
        agreement.EndedAt = context.Now;
        context.Record(new AgreementEnded { SubjectId = agreement.Id, Changes = [new Change("agreement", agreement.Name, null)] });
        await Hold(context);
        return Done.Instance;
    }

    private static async Task Hold(CommandContext context)
    {
        context.Tell(new LiveNews(Rulebook.Topic));
        if (context.Workspace.Get<Rulebook>().Rules.Count > 0)
            await Recounts.Order(context, finished: false);
    }

    private static string Said(Agreement agreement) =>
        FormattableString.Invariant($"{agreement.Name}, {agreement.From:uuuu-MM-dd} – {(agreement.To is { } to ? to.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : "…")}, {agreement.Calendar} {agreement.Zone}").TrimEnd();
}

/// <summary>Rules about hours something is promised by.</summary>
internal static class AgreedHours
{
    private static readonly Duration Year = Duration.FromDays(366);

    /// <summary>A calendar in which nobody works for a year could never be late: it is refused where it is chosen.</summary>
    public static Refusal? MustBeSomebodysHours(string calendar, string? zone, Platform.Workspaces.Workspace workspace, Instant now)
    {
        if (calendar != "always" && (CalendarOwner.Read(calendar) is not { } owner || owner.Kind == CalendarOwnerKind.Person
            || (owner.Kind == CalendarOwnerKind.Team && !workspace.Get<PeopleDirectory>().Now.Teams.ContainsKey(owner.Id))))
        {
            return Refusal.Invalid("calendar", Texts<AgreementTexts>.Say("NoSuchCalendar"));
        }

        var hours = TargetTable.Named(workspace.Get<WorkingCalendars>(), calendar, zone);
        return hours.NextWorking(now) is { } next && next < now + Year ? null : Refusal.Invalid("calendar", Texts<AgreementTexts>.Say("NobodyWorks"));
    }
}
