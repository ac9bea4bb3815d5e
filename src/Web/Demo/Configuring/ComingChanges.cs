using NodaTime;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Changes;
using Steward.ServiceDesk.Changes.Planning;
using Steward.ServiceDesk.Changes.Rules;
using Steward.ServiceDesk.Configuration.Keeping;
using Steward.Web.Demo.Cast;
using Steward.Web.Demo.Promising;
using Steward.Web.Demo.Stories;
using Steward.WorkItems.Approving;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Creating;
using Steward.WorkItems.Moving;

namespace Steward.Web.Demo.Configuring;

/// <summary>The changes of Northwind IT in the coming weeks: a standard one, two that clash over one storage, one that waits for its approval, an emergency to be looked back on, and a freeze at the end of the year.</summary>
/// <param name="company">Whose.</param>
/// <param name="workspace">Where it is built.</param>
/// <param name="today">The day the history ends.</param>
/// <param name="send">Sends a command by the door of the example.</param>
internal sealed class ComingChanges(Company company, Workspace workspace, LocalDate today, Levels.Door send)
{
    public async Task Plan(IReadOnlyDictionary<string, string> cis)
    {
        _ = await send.Send(new TakeUsualModels());
        _ = await send.Send(new SaveFreeze("Month-end closing", At(Next(IsoDayOfWeek.Monday).PlusDays(14), 0), At(Next(IsoDayOfWeek.Monday).PlusDays(17), 0)) { Service = "ERP" });
        var saturday = Next(IsoDayOfWeek.Saturday);
        var fan = await Change("NET", "Exchange the fan tray of floor-hh-3", "Network", "viktor.petrov", ["SW-11"], "standard", At(Next(IsoDayOfWeek.Wednesday), 18), 1, 0);
        _ = await send.Send(new MoveItemOn(fan, "authorised"));
        var storage = await Change("NET", "New firmware for the storage", "Network", "kofi.asante", ["SRV-ST1"], "normal", At(saturday, 20), 4, 1);
        var release = await Change("APP", "ERP release 2026.1", "Applications", "meilin.chen", ["APP-ERP", "DB-ERP"], "normal", At(saturday, 18), 6, 1);
        foreach (var change in new[] { storage, release })
            _ = await send.Send(new MoveItemOn(change, "assessment"));
        _ = await send.Send(new AskApproval(storage, [new StepWish(StepRule.All, [company["priya.raman"].Email, company["nadia.costa"].Email])]) { Note = "Two nights before the first wave of the move: please look at the way back." });
        _ = await Change("NET", "Second pair of firewalls into service", "Network", "hiroshi.sato", ["FW-01", "FW-02"], "normal", At(saturday.PlusDays(7), 20), 6, 2);
        var emergency = await Change("APP", "Restart the message store, its disk is full", "Applications", "piotr.nowak", ["DB-INT"], "emergency", At(today.PlusDays(-1), 7), 1, 0);
        foreach (var to in new[] { "implementation", "review" })
            _ = await send.Send(new MoveItemOn(emergency, to));

        async Task<string> Change(string space, string title, string team, string owner, string[] touched, string model, Instant start, int hours, int answer)
        {
            var made = await send.Send(new CreateItem(space, ChangeBook.Type, title) { Team = team, Assignee = company[owner].Email, Service = space == "APP" ? "ERP" : "Network" });
            foreach (var ci in touched)
                _ = await send.Send(new TieItem(made.Key, cis[ci]));
            _ = await send.Send(new ShapeChange(made.Key)
            {
                Model = model, Start = new Maybe<Instant?>(start), End = new Maybe<Instant?>(start + Duration.FromHours(hours)),
                Answers = workspace.Get<ChangeBook>().Questions.ToDictionary(q => q.Id, _ => answer),
                Implementation = "1. Tell the desk and the users.\n2. Take a snapshot.\n3. Make the change.\n4. Run the checks of the test plan.",
                BackOut = "Restore the snapshot. Possible until two hours after the end of the window.", Test = "Sign in, open one record, send one message.",
            });
            return made.Key;
        }
    }

    private LocalDate Next(IsoDayOfWeek day) => today.Next(day);

    private static Instant At(LocalDate day, int hour) => day.At(new LocalTime(hour, 0)).InZoneLeniently(OfficeHours.Zone).ToInstant();
}
