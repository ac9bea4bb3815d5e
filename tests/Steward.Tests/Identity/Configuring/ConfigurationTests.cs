using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Steward.Platform.Configuring;
using Steward.Platform.Data;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Catalogue;
using Steward.Testing.Company;
using Steward.WorkItems.Defining;
using Xunit;

namespace Steward.Tests.Identity.Configuring;

/// <summary>What was set is kept with what it was before, and can be had back by the rules of today.</summary>
public class ConfigurationTests : WorldTest
{
    [Fact]
    public async Task A_field_goes_back_to_what_it_was_and_both_states_stay()
    {
        var field = (await World.Send(new DefineField("Floor", FieldKind.Choice) { Choices = ["Ground", "First"], Types = ["incident"] }, World.Admin)).Answer.Key;
        await World.Send(new ChangeField(field) { Name = "Storey", Choices = ["Ground"], RequiredIf = "priority = urgent" }, World.Admin);

        using var ada = await World.Admin.SignIn();
        var page = await ada.Open("/admin/settings");
        page.Words.ShouldContain("Storey");
        page.Words.ShouldContain("Ground, First → Ground");
        var one = await ada.Open($"/admin/settings?setting=field&key={field}");
        one.Words.ShouldContain("So now");
        await ada.Submit(one, "form[action$='/restoration']");

        var back = await Read(db => db.Set<FieldDefinition>().SingleAsync(f => f.Key == field));
        (back.Name, back.ChoiceList.Count, back.RequiredIf).ShouldBe(("Floor", 2, ""));
        var kept = (await World.Admin.Api.Get($"/api/v1/settings/versions?setting=field&key={field}")).List("items");
        kept.Count.ShouldBe(3);
        kept[0].GetProperty("backTo").GetString().ShouldBe(kept[2].GetProperty("id").GetString());
        kept[0].GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("part").GetString()).ShouldBe(["name", "choices", "requiredIf"], ignoreOrder: true);
        (await World.Admin.Api.Post($"/api/v1/settings/versions/{kept[2].GetProperty("id").GetString()}/restoration", new { })).Code.ShouldBe(409, "it is so already");
    }

    [Fact]
    public async Task The_state_before_the_first_change_is_kept_too()
    {
        await World.Send(new ChangeType("incident") { Name = "Disturbance" }, World.Admin);
        await World.Send(new ChangeType("incident") { Name = "Trouble" }, World.Admin);

        var kept = (await World.Admin.Api.Get("/api/v1/settings/versions?setting=type&key=incident")).List("items");
        kept.Select(v => v.GetProperty("title").GetString()).ShouldBe(["Trouble", "Disturbance", "Incident"]);
        kept[2].GetProperty("at").ValueKind.ShouldBe(JsonValueKind.Null);
        (await World.Admin.Api.Post($"/api/v1/settings/versions/{kept[2].GetProperty("id").GetString()}/restoration", new { })).Code.ShouldBe(204);
        World.Workspace.Get<Steward.WorkItems.Types.TypeDirectory>().NameOf("incident").ShouldBe("Incident");
    }

    [Fact]
    public async Task What_the_rules_of_today_forbid_is_refused_in_their_words_and_nothing_changes()
    {
        var first = (await World.Send(new SaveServiceOffer(null, new ServiceWish("Printing")), World.Admin)).Answer;
        await World.Send(new SaveServiceOffer(first.Id, new ServiceWish("Paper")), World.Admin);
        await World.Send(new SaveServiceOffer(null, new ServiceWish("Printing")), World.Admin);

        var kept = (await World.Admin.Api.Get($"/api/v1/settings/versions?setting=service&key={first.Id}")).List("items");
        var refused = await World.Admin.Api.Post($"/api/v1/settings/versions/{kept[1].GetProperty("id").GetString()}/restoration", new { });
        refused.Code.ShouldBe(409);
        refused.Text.ShouldContain("Printing");
        (await Read(db => db.Set<Service>().SingleAsync(s => s.Id == first.Id))).Name.ShouldBe("Paper");
    }

    [Fact]
    public async Task Every_setting_can_be_read_back_from_what_is_kept_of_it()
    {
        await World.Send(new DefineField("Room", FieldKind.Text) { Types = ["incident"] }, World.Admin);
        await World.Send(new UsePriorityMatrix(["incident"]), World.Admin);
        await World.Send(new SaveAgreement(null, new AgreementWish("House", AgreementKind.Internal, new(2026, 1, 1)) { AllServices = true }), World.Admin);
        await World.Send(new SaveServiceOffer(null, new ServiceWish("Printing") { Owner = World.Lead.Email }), World.Admin);

        foreach (var setting in World.Services.GetServices<ISetting>())
        {
            foreach (var state in await Read(setting.Read))
                SettingVersions.Parts(state.Content).ShouldNotBeEmpty($"{setting.Name} {state.Key}");
        }
    }

    private async Task<T> Read<T>(Func<AppDb, Task<T>> ask)
    {
        using var lease = World.Workspace.Database.Read();
        return await ask(lease.Db);
    }
}
