using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Steward.Identity.People;
using Steward.Platform.Commands;
using Steward.Platform.Configuring;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.ServiceDesk.Catalogue;
using Steward.ServiceDesk.Mailboxes;
using Steward.ServiceDesk.Replying;

namespace Steward.ServiceDesk.Agreements;

/// <summary>Services, with their earlier states.</summary>
internal sealed class ServiceSetting : Setting<SaveServiceOffer, SavedServiceOffer>
{
    public override string Name => "service";

    public override Said Title => Texts<AgreementTexts>.Say("Setting_service");

    public override IReadOnlyList<string> ChangedBy => ["service.saved"];

    protected override async Task<IReadOnlyList<(string Key, string Title, SaveServiceOffer Order)>> Orders(AppDb db)
    {
        var rows = await db.Set<Service>().AsNoTracking()
            .Select(s => new { Service = s, Owner = db.Set<Person>().Where(p => p.Id == s.OwnerId).Select(p => p.Email ?? p.Name).FirstOrDefault() }).ToListAsync();
        return
        [
            .. rows.Select(r => (r.Service.Id.ToString(CultureInfo.InvariantCulture), r.Service.Name, new SaveServiceOffer(r.Service.Id, new ServiceWish(r.Service.Name)
            {
                Description = r.Service.Description, Owner = r.Owner ?? "", TeamId = r.Service.TeamId, Criticality = r.Service.Criticality, State = r.Service.State,
            }))),
        ];
    }

    protected override SaveServiceOffer Anew(SaveServiceOffer order) => order with { Id = null };
}

/// <summary>Agreements, with their earlier states. The tables of targets belong to definitions of clocks, which have versions of their own.</summary>
internal sealed class AgreementSetting : Setting<SaveAgreement, SavedAgreement>
{
    public override string Name => "agreement";

    public override Said Title => Texts<AgreementTexts>.Say("Setting_agreement");

    public override IReadOnlyList<string> ChangedBy => ["agreement.saved"];

    protected override async Task<IReadOnlyList<(string Key, string Title, SaveAgreement Order)>> Orders(AppDb db)
    {
        var covered = (await db.Set<Coverage>().AsNoTracking().ToListAsync()).ToLookup(c => c.AgreementId, c => c.ServiceId);
        return
        [
            .. (await db.Set<Agreement>().AsNoTracking().ToListAsync()).Select(a => (a.Id.ToString(CultureInfo.InvariantCulture), a.Name,
                new SaveAgreement(a.Id, new AgreementWish(a.Name, a.Kind, a.From)
                {
                    ClientId = a.ClientId, Party = a.Party, To = a.To, Calendar = a.Calendar, Zone = a.Zone, AllServices = a.AllServices, Services = [.. covered[a.Id].Order()],
                }))),
        ];
    }

    protected override SaveAgreement Anew(SaveAgreement order) => order with { Id = null };
}

/// <summary>The desk's own words for its letters. Without any, the words it comes with are used.</summary>
internal sealed class LetterSetting : Setting<SaveLetters, Done>
{
    public override string Name => "letter";

    public override Said Title => Texts<AgreementTexts>.Say("Setting_letter");

    public override IReadOnlyList<string> ChangedBy => ["desk-letter.worded"];

    protected override async Task<IReadOnlyList<(string Key, string Title, SaveLetters Order)>> Orders(AppDb db) =>
        [.. (await db.Set<LetterTemplate>().AsNoTracking().ToListAsync()).Select(t => ($"{t.Kind}/{t.Language}", $"{t.Kind} ({t.Language})", new SaveLetters(t.Kind, t.Language, t.Subject, t.Body)))];
}
