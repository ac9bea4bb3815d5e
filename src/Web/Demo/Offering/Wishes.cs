using NodaTime;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Catalogue.Offerings;
using Steward.ServiceDesk.Requests;
using Steward.Web.Demo.Cast;
using Steward.Web.Demo.Stories;

namespace Steward.Web.Demo.Offering;

/// <summary>What people of the example ask for by the forms of the catalogue, at the moment its history ends.</summary>
internal sealed class Wishes(Dispatcher dispatcher, Workspace workspace, Company company, Instant now)
{
    public async Task Ask()
    {
        var today = now.InZone(OfficeHours.Zone).Date;
        await Ask("yuki.tanaka", Offered.Laptop, ("person", "yuki.tanaka@northwind.example"), ("model", "Standard 14 inch"), ("extras", "Dock, Headset"), ("needed-by", Day(14)), ("place", "Hamburg"), ("cost-centre", "4110"));
        await Ask("miriam.cohen", Offered.Newcomer, ("name", "Tiago Ramos"), ("title", "Accountant"), ("first-day", Day(20)), ("site", "Porto"), ("laptop", "Light 13 inch"), ("applications", "ERP"), ("like", "wanjiru.kamau@northwind.example"));
        await Ask("wanjiru.kamau", Offered.Access, ("person", "wanjiru.kamau@northwind.example"), ("application", "ERP"), ("role", "Approve payments"), ("reason", "I stand in for Hanna until she is back from leave."), ("until", Day(45)));
        await Ask("noah.fischer", Offered.Broken, ("device", "Laptop"), ("what", "Stays black after the update"), ("work", "No"), ("spare", "yes"), ("place", "Hamburg, third floor"));
        await Ask("julia.novakova", Offered.Room, ("room", "Elbe"), ("day", Day(9)), ("people", "24"), ("needs", "Projector, Coffee"), ("guests", "yes"), ("names", "Birgit Lange\nOmar Said"));
        await Ask("kari.nygard", Offered.Interface, ("interface", "Customs"), ("change", "A new field for the tariff number"), ("details", "From the first of the month customs want ten digits; eight are sent so far."), ("needed-by", Day(28)));

        string Day(int days) => today.PlusDays(days).ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task Ask(string nick, string offering, params (string Key, string Value)[] answers)
    {
        var asker = workspace.Get<PeopleDirectory>().Now.Find(company.Id(nick))!;
        var id = workspace.Get<CatalogueDirectory>().All.First(o => o.Offering.Name == offering).Offering.Id;
        var asked = await dispatcher.Send(workspace, new SubmitRequest(id, answers.ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal)), workspace.Get<PeopleDirectory>().Now.ActorOf(asker, Channel.Demo));
        _ = asked.Answer; // an example that is refused is a bug
    }
}
