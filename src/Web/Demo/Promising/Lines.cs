using Steward.ServiceDesk.Playbooks;
using Steward.ServiceDesk.Queues;
using Steward.ServiceDesk.Routing;
using Steward.ServiceDesk.TextBlocks;
using Steward.Web.Demo.Cast;

namespace Steward.Web.Demo.Promising;

/// <summary>The queues Northwind IT works, and the rules that fill them.</summary>
/// <param name="company">Whose.</param>
/// <param name="send">Sends a command by the door of the example.</param>
internal sealed class Lines(Company company, Levels.Door send)
{
    public async Task Draw()
    {
        var first = await Queue("IT", "First line", "Service Desk", "", WhenAway.GiveToDeputy);
        await Queue("IT", "Urgent", "Service Desk", "priority >= high order by sla.due", WhenAway.ReturnToQueue);
        var network = await Queue("NET", "Network", "Network", "", WhenAway.GiveToDeputy);
        var applications = await Queue("APP", "Applications", "Applications", "");
        var building = await Queue("FAC", "Building", "Facilities", "");
        await Route("VPN", network, "service = \"Remote access\" or text ~ vpn", Distribution.LeastLoaded, 8);
        await Route("Everything else", network, "", Distribution.None);
        await Route("New at the desk", first, "type in (incident, request)", Distribution.RoundRobin, 12);
        await Route("Applications", applications, "", Distribution.LeastLoaded, 10);
        await Route("Rooms", building, "", Distribution.None);
    }

    /// <summary>Texts the desk answers with again and again.</summary>
    public async Task Write()
    {
        await Block("Received", "received", "Hello {requester.firstName},\n\nthank you, we have {item.key} and will come back to you today.\n\n{me.name}", "Guten Tag {requester.name},\n\nvielen Dank, {item.key} ist bei uns. Wir melden uns noch heute.\n\n{me.name}");
        await Block("Restart the device", "restart", "Please restart the device and tell us whether \"{item.title}\" still happens.", "Bitte starten Sie das Gerät neu und sagen Sie uns, ob „{item.title}“ noch auftritt.");
        await Block("Which device", "device", "Which device is it? The number stands on the sticker at its underside.", "Um welches Gerät geht es? Die Nummer steht auf dem Aufkleber an der Unterseite.");
    }

    /// <summary>What the desk and the network team do about what comes most.</summary>
    public async Task Guide()
    {
        _ = await send.Send(new SavePlaybook(null, "NET", "Remote access does not connect", "service = \"Remote access\" or text ~ vpn",
            "? Does it fail everywhere, or in one place only?\n? Since when, and what was changed before?\nLook at the certificate of the device\nLook at the account: locked, or the password ran out\nTry the second gateway\n> Hello {requester.firstName},\n> please choose the gateway \"Backup\" in the VPN program and tell us whether {item.key} goes on.\nNote the cause before closing"));
        _ = await send.Send(new SavePlaybook(null, "IT", "Printer", "type = incident and text ~ printer",
            "? Which printer, which floor?\n? Do others have it too?\nRestart the print queue\nCheck toner and paper\n> We have restarted the queue of your printer. Please print one page and tell us whether it comes out well."));
    }

    private Task Block(string name, string shortcut, string english, string german) =>
        send.Send(new SaveTextBlock(null, new TextBlockWish(name, shortcut) { Audience = BlockAudience.Space, Space = "IT", English = english, German = german }));

    private async Task<string> Queue(string space, string name, string unit, string query, WhenAway away = WhenAway.Leave) =>
        (await send.Send(new CreateQueue(space, new QueueWish(name) { TeamId = company.Teams[unit], Query = query, WhenAway = away }))).Id;

    private Task Route(string name, string queue, string condition, Distribution how, int? capacity = null) =>
        send.Send(new SaveRoute(null, new RoutingWish(name, long.Parse(queue, System.Globalization.CultureInfo.InvariantCulture)) { Condition = condition, Distribution = how, Capacity = capacity, AtWorkOnly = how == Distribution.LeastLoaded }));
}
