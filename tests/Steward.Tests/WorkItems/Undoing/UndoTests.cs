using Shouldly;
using Steward.Platform.Data;
using Steward.Testing.Company;
using Steward.Testing.Web;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Items;
using Steward.WorkItems.Moving;
using Steward.WorkItems.Undoing;
using Xunit;

namespace Steward.Tests.WorkItems.Undoing;

public class UndoTests : WorldTest
{
    [Fact]
    public async Task A_change_of_many_fields_is_taken_back_whole()
    {
        var before = await State();
        (await World.Send(new ChangeItem(World.PrinterTicket) { Title = "Other", Priority = Priority.Urgent, Service = new("Printing"), Assignee = new(null), Fields = new Dictionary<string, string> { ["room"] = "4.12" } }, World.Agent)).Succeeded.ShouldBeTrue();

        var undone = await World.Send(new UndoAct(), World.Agent);

        undone.Answer.Items.ShouldBe(1);
        undone.Answer.Kept.ShouldBeEmpty();
        (await State()).ShouldBe(before);
    }

    [Fact]
    public async Task A_resolved_item_is_open_again_although_no_way_leads_back()
    {
        (await World.Send(new MoveItemOn(World.PrinterTicket, "cancelled") { Note = "no longer needed" }, World.Agent)).Succeeded.ShouldBeTrue();

        (await World.Send(new UndoAct(), World.Agent)).Answer.Items.ShouldBe(1);

        (await World.Agent.Api.Get("/api/v1/items/" + World.PrinterTicket))["stateCategory"].ShouldBe("new");
        (await World.Agent.Api.Get($"/api/v1/items?q=key={World.PrinterTicket}%20and%20closedAt%20is%20empty")).List("items").Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_somebody_changed_since_stays_and_is_named()
    {
        (await World.Send(new ChangeItem(World.PrinterTicket) { Priority = Priority.Urgent }, World.Agent)).Succeeded.ShouldBeTrue();
        (await World.Send(new ChangeItem(World.PrinterTicket) { Priority = Priority.Low }, World.Lead)).Succeeded.ShouldBeTrue();

        var undone = await World.Send(new UndoAct(), World.Agent);

        undone.Answer.Items.ShouldBe(0);
        undone.Answer.Kept.Single().Key.ShouldBe(World.PrinterTicket);
        (await World.Agent.Api.Get("/api/v1/items/" + World.PrinterTicket))["priority"].ShouldBe("low");
    }

    [Fact]
    public async Task Acts_are_taken_back_one_after_another_and_never_those_of_others()
    {
        (await World.Send(new ChangeItem(World.PrinterTicket) { Title = "First" }, World.Agent)).Succeeded.ShouldBeTrue();
        (await World.Send(new ChangeItem(World.PrinterTicket) { Service = new("Second") }, World.Agent)).Succeeded.ShouldBeTrue();

        (await World.Send(new UndoAct(), World.Lead)).Succeeded.ShouldBeFalse();
        (await World.Send(new UndoAct(), World.Agent)).Answer.Items.ShouldBe(1);
        (await World.Send(new UndoAct(), World.Agent)).Answer.Items.ShouldBe(1);
        (await World.Send(new UndoAct(), World.Agent)).Succeeded.ShouldBeFalse();

        (await World.Agent.Api.Get("/api/v1/items/" + World.PrinterTicket))["title"].ShouldNotBe("First");
    }

    [Fact]
    public async Task A_bulk_change_is_one_act_with_one_undo_on_its_result_line()
    {
        var lena = await World.Lead.SignIn();
        var list = await lena.Open("/s/IT");
        var told = await lena.Submit(list, "form#bulk", ("selected", World.PrinterTicket), ("selected", World.AlderTicket), ("act", "priority:Urgent"));
        told.Words.ShouldContain("2 changed");

        var undone = await lena.Submit(told, "form[action*='/my/acts/']:not([action*='latest'])");

        undone.Words.ShouldContain("2 set back");
        (await World.Agent.Api.Get("/api/v1/items/" + World.PrinterTicket))["priority"].ShouldNotBe("urgent");
    }

    [Fact]
    public async Task After_a_day_nothing_is_undone()
    {
        (await World.Send(new ChangeItem(World.PrinterTicket) { Title = "Yesterday" }, World.Agent)).Succeeded.ShouldBeTrue();
        await World.Workspace.Database.Write(async db =>
        {
            foreach (var step in db.Set<ActStep>().ToList())
            {
                db.Remove(step);
                db.Add(new ActStep { Id = Ids.Next(), ActId = step.ActId, PersonId = step.PersonId, At = step.At - NodaTime.Duration.FromHours(25), ItemId = step.ItemId, Field = step.Field, Was = step.Was, Became = step.Became });
            }

            await Task.CompletedTask;
            return new Written<bool>(true, Keep: true);
        });

        (await World.Send(new UndoAct(), World.Agent)).Succeeded.ShouldBeFalse();
    }

    private async Task<string> State()
    {
        var item = (await World.Agent.Api.Get("/api/v1/items/" + World.PrinterTicket)).Json;
        return string.Join('|', new[] { "title", "priority", "assignee", "state", "service" }.Select(f => item.TryGetProperty(f, out var value) ? value.ToString() : ""));
    }
}
