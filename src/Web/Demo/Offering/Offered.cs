using Steward.ServiceDesk.Catalogue.Offerings;
using Steward.ServiceDesk.Questions;
using Steward.Web.Demo.Cast;
using Steward.Web.Demo.Promising;
using Steward.WorkItems.Approving;

namespace Steward.Web.Demo.Offering;

/// <summary>What Northwind IT offers in its portal: from a broken device to somebody new, who needs four teams.</summary>
/// <param name="company">Whose.</param>
/// <param name="services">Ids of its services, by name.</param>
/// <param name="send">Sends a command by the door of the example.</param>
internal sealed class Offered(Company company, IReadOnlyDictionary<string, long> services, Levels.Door send)
{
    public const string Laptop = "New laptop";
    public const string Newcomer = "Somebody new joins";
    public const string Access = "Access to an application";
    public const string Broken = "A device is broken";
    public const string Abroad = "Work from abroad";
    public const string Room = "Prepare a meeting room";
    public const string Interface = "Change of an interface";

    public async Task Offer()
    {
        await Publish(new OfferingWish(Broken, "IT", "incident") { Category = "Workplace", Summary = "Laptop, screen, phone or printer", Icon = "Incident", ServiceId = Service("Workplace") }, BrokenForm);
        await Publish(new OfferingWish(Laptop, "IT", "request")
        {
            Category = "Workplace", Summary = "For you or a colleague", Icon = "System", ServiceId = Service("Workplace"), Audience = AudienceKind.Colleagues, Expected = "Five working days after the approval",
            Description = "Three models, set up and encrypted. Your data move with you: **do not copy anything yourself**.",
        }, LaptopForm);
        await Publish(new OfferingWish(Newcomer, "IT", "request")
        {
            Category = "People", Summary = "Account, laptop, badge and access, ready on the first day", Icon = "People", ServiceId = Service("Accounts"), Audience = AudienceKind.Colleagues, Expected = "Ready on the first day, if asked ten days before",
        }, NewcomerForm);
        await Publish(new OfferingWish(Access, "APP", "request") { Category = "Applications", Summary = "ERP, CRM, transport planning", Icon = "Key", ServiceId = Service("ERP") }, AccessForm);
        await Publish(new OfferingWish(Abroad, "NET", "request")
        {
            Category = "Workplace", Summary = "Sign in from another country for a while", Icon = "Lock", ServiceId = Service("Remote access"), Audience = AudienceKind.Colleagues,
        }, AbroadForm);
        await Publish(new OfferingWish(Room, "FAC", "request") { Category = "Building", Summary = "Seating, screen, guests", Icon = "Building", ServiceId = Service("Building"), Audience = AudienceKind.Colleagues, Expected = "The working day before" }, RoomForm);
        await Publish(new OfferingWish(Interface, "APP", "request")
        {
            Category = "Applications", Summary = "New fields, other times, another receiver", Icon = "Database", ServiceId = Service("Transport"), Audience = AudienceKind.Clients, AudienceIds = [company.Clients[Organisation.Halden]],
        }, InterfaceForm);
        var draft = await send.Send(new SaveOffering(null, new OfferingWish("Mobile phone contract", "IT", "request") { Category = "Workplace", Summary = "New number, roaming, replacement card", Icon = "Phone" }));
        await send.Send(new SaveForm(draft.Id, new FormBody { Questions = [new Question("need", "What do you need?") { Kind = QuestionKind.Choice, Choices = ["New number", "Roaming", "Replacement card"], Required = true }] }));
    }

    private async Task Publish(OfferingWish wish, FormBody form)
    {
        var made = await send.Send(new SaveOffering(null, wish));
        await send.Send(new SaveForm(made.Id, form));
        await send.Send(new PublishOffering(made.Id));
    }

    private long? Service(string name) => services.TryGetValue(name, out var id) ? id : null;

    private static Question For(string label) => new("person", label) { Kind = QuestionKind.Person, Required = true, Prefill = "me.email", Section = "For whom" };

    private static FormBody BrokenForm => new()
    {
        Title = "{device}: {what}",
        Questions =
        [
            new("device", "What is broken?") { Kind = QuestionKind.Choice, Choices = ["Laptop", "Screen", "Dock or cable", "Phone", "Printer", "Something else"], Required = true },
            new("printer", "Which printer?") { Help = "The number on its sticker.", VisibleIf = "device = Printer", Required = true, Pattern = "P-[0-9]{3}", PatternWords = "P-, then three digits, such as P-114" },
            new("what", "What happens?") { Required = true, Most = "120", Help = "In one line, such as: stays black after start." },
            new("more", "Anything else we should know") { Kind = QuestionKind.LongText, Help = "Since when? What did you try?" },
            new("work", "Can you work?") { Kind = QuestionKind.Choice, Choices = ["Yes", "With difficulty", "No"], Required = true },
            new("place", "Where are you?") { Prefill = "me.location", Most = "200" },
            new("spare", "Do you need a spare device today?") { Kind = QuestionKind.YesNo, VisibleIf = "work = No and device in (Laptop, Phone)", Required = true },
            new("picture", "Picture") { Kind = QuestionKind.File, Help = "A photo or a screenshot often says more than words." },
        ],
        Items = [new("spare", "Spare device for {asker}") { Team = "Service Desk", When = "spare = yes", Description = "Same day. {device}, place: {place}" }],
    };

    private static FormBody LaptopForm => new()
    {
        Title = "{model} for {person}",
        Questions =
        [
            For("For whom?"),
            new("model", "Model") { Kind = QuestionKind.Choice, Choices = ["Light 13 inch", "Standard 14 inch", "Workstation 16 inch"], Required = true, Section = "Device" },
            new("reason", "Which programs need a workstation?") { Kind = QuestionKind.LongText, Section = "Device", VisibleIf = "model = \"Workstation 16 inch\"", Required = true, Least = "20" },
            new("extras", "With it") { Kind = QuestionKind.Choices, Choices = ["Dock", "Second screen", "Headset", "Bag"], Section = "Device", Most = "3" },
            new("needed-by", "Needed by") { Kind = QuestionKind.Date, Section = "Delivery", Required = true, Least = "today+5", Target = "due" },
            new("place", "Where is it handed over?") { Section = "Delivery", Prefill = "me.location", Required = true, Most = "80" },
            new("cost-centre", "Cost centre") { Section = "Delivery", Required = true, Pattern = "[0-9]{4}", PatternWords = "four digits, such as 4110" },
        ],
        Items =
        [
            new("order", "Order {model}") { Team = "Service Desk", Description = "Cost centre {cost-centre}. With it: {extras}" },
            new("set-up", "Set up {model} for {person}") { Team = "Service Desk", After = ["order"] },
            new("hand-over", "Hand over in {place}") { Team = "Service Desk", After = ["set-up"] },
        ],
        Approval = new ApprovalNeed([new ApprovalNeedStep(StepRule.First, ["team-lead", "service-owner"])]),
    };

    private static FormBody NewcomerForm => new()
    {
        Title = "{name} joins on {first-day}",
        Questions =
        [
            new("name", "Name") { Required = true, Most = "120", Section = "Who" },
            new("title", "Work") { Help = "Such as: accountant.", Required = true, Most = "120", Section = "Who" },
            new("first-day", "First day") { Kind = QuestionKind.Date, Required = true, Least = "today+3", Most = "today+365", Section = "Who", Target = "due" },
            new("site", "Site") { Kind = QuestionKind.Choice, Choices = ["Hamburg", "Porto", "Gdańsk", "Pune", "Home"], Required = true, Section = "Who", Prefill = "me.location" },
            new("laptop", "Laptop") { Kind = QuestionKind.Choice, Choices = ["Light 13 inch", "Standard 14 inch", "Workstation 16 inch", "None"], Required = true, Section = "What is needed" },
            new("applications", "Applications") { Kind = QuestionKind.Choices, Choices = ["ERP", "CRM", "Transport planning"], Section = "What is needed" },
            new("like", "Same access as") { Kind = QuestionKind.Person, Section = "What is needed", VisibleIf = "applications is not empty", RequiredIf = "applications in (ERP)" },
            new("remarks", "Remarks") { Kind = QuestionKind.LongText, Section = "What is needed" },
        ],
        Items =
        [
            new("account", "Account and mailbox for {name}") { Team = "Service Desk", Description = "{title}, {site}, first day {first-day}" },
            new("device", "{laptop} for {name}") { Team = "Service Desk", When = "laptop != None", After = ["account"] },
            new("access", "Access for {name}: {applications}") { Space = "APP", Team = "Applications", When = "applications is not empty", After = ["account"], Description = "Same access as {like}" },
            new("badge", "Badge and desk for {name}") { Space = "FAC", Team = "Facilities", When = "site != Home" },
        ],
    };

    private static FormBody AccessForm => new()
    {
        Title = "{application}: {role} for {person}",
        Questions =
        [
            For("Who needs it?"),
            new("application", "Application") { Kind = QuestionKind.Choice, Choices = ["ERP", "CRM", "Transport planning"], Required = true, Section = "What" },
            new("role", "Role") { Kind = QuestionKind.Choice, Choices = ["Read", "Work", "Approve payments"], Required = true, Section = "What" },
            new("reason", "What for?") { Kind = QuestionKind.LongText, Required = true, Least = "10", Section = "What" },
            new("until", "Until") { Kind = QuestionKind.Date, Least = "today", Section = "What", RequiredIf = "role = \"Approve payments\"", Help = "Access to payments always has an end." },
        ],
        Approval = new ApprovalNeed([new ApprovalNeedStep(StepRule.First, ["service-owner"]), new ApprovalNeedStep(StepRule.First, ["hiroshi.sato@northwind.example"])]) { When = "role != Read" },
    };

    private static FormBody AbroadForm => new()
    {
        Title = "{country}, {from} to {to}",
        Questions =
        [
            new("country", "Country") { Required = true, Most = "80" },
            new("from", "From") { Kind = QuestionKind.Date, Required = true, Least = "today" },
            new("to", "To") { Kind = QuestionKind.Date, Required = true, Least = "today" },
            new("outside-eu", "Outside the European Union?") { Kind = QuestionKind.YesNo, Required = true },
            new("travel-device", "We lend you a device for the journey. Where do you fetch it?") { Kind = QuestionKind.Choice, Choices = ["Hamburg", "Porto", "Gdańsk"], VisibleIf = "outside-eu = yes", Required = true },
        ],
        Items = [new("device", "Travel device for {asker}") { Space = "IT", Team = "Service Desk", When = "outside-eu = yes", Description = "Fetched in {travel-device}, {from} to {to}" }],
    };

    private static FormBody RoomForm => new()
    {
        Title = "{room} on {day}",
        Questions =
        [
            new("room", "Room") { Kind = QuestionKind.Choice, Choices = ["Elbe", "Alster", "Douro", "Motława"], Required = true },
            new("day", "Day") { Kind = QuestionKind.Date, Required = true, Least = "today+1", Most = "today+180", Target = "due" },
            new("people", "People") { Kind = QuestionKind.Number, Required = true, Least = "2", Most = "60" },
            new("needs", "What is needed") { Kind = QuestionKind.Choices, Choices = ["Projector", "Video conference", "Flip chart", "Coffee", "Lunch"] },
            new("guests", "Guests from outside?") { Kind = QuestionKind.YesNo, Required = true },
            new("names", "Names of the guests") { Kind = QuestionKind.LongText, VisibleIf = "guests = yes", Required = true, Help = "One per line, for their badges." },
        ],
    };

    private static FormBody InterfaceForm => new()
    {
        Title = "{interface}: {change}",
        Questions =
        [
            new("interface", "Interface") { Kind = QuestionKind.Choice, Choices = ["Orders", "Delivery notes", "Customs", "Invoices"], Required = true },
            new("change", "What changes, in one line") { Required = true, Most = "120" },
            new("details", "Details") { Kind = QuestionKind.LongText, Required = true, Least = "20" },
            new("sample", "Sample files") { Kind = QuestionKind.File },
            new("needed-by", "When does your side change?") { Kind = QuestionKind.Date, Least = "today+10", Target = "due" },
        ],
    };
}
