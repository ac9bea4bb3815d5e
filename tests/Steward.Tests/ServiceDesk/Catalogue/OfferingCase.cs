using Microsoft.EntityFrameworkCore;
using Shouldly;
using Steward.ServiceDesk.Catalogue.Offerings;
using Steward.ServiceDesk.Questions;
using Steward.ServiceDesk.Requests;
using Steward.Testing.Company;
using Steward.Tests.ServiceDesk.Clocks;
using Steward.WorkItems.Items;

namespace Steward.Tests.ServiceDesk.Catalogue;

/// <summary>What tests of the catalogue do again and again.</summary>
internal static class OfferingCase
{
    /// <summary>A form with something of everything: a choice that shows a further question, a limit, a pattern.</summary>
    public static FormBody LaptopForm => new()
    {
        Title = "{model} for {asker}",
        Questions =
        [
            new("model", "Which model?") { Kind = QuestionKind.Choice, Choices = ["Light", "Heavy"], Required = true },
            new("reason", "Why heavy?") { VisibleIf = "model = Heavy", Required = true, Least = "5" },
            new("cost-centre", "Cost centre") { Pattern = "[0-9]{4}", PatternWords = "four digits" },
            new("extras", "With it") { Kind = QuestionKind.Choices, Choices = ["Dock", "Bag"] },
        ],
    };

    public static async Task<long> Offer(this World world, string name, FormBody form, Func<OfferingWish, OfferingWish>? but = null)
    {
        var wish = new OfferingWish(name, "IT", "request");
        var made = await world.Send(new SaveOffering(null, but?.Invoke(wish) ?? wish), world.Admin);
        made.Succeeded.ShouldBeTrue(made.Refusal?.Sentence.ToString());
        await world.Publish(made.Answer.Id, form);
        return made.Answer.Id;
    }

    public static async Task<int> Publish(this World world, long offering, FormBody form)
    {
        var saved = await world.Send(new SaveForm(offering, form), world.Admin);
        saved.Succeeded.ShouldBeTrue(string.Join(" ", saved.Refusal?.Fields.Select(f => $"{f.Field}: {f.Sentence}") ?? []));
        var published = await world.Send(new PublishOffering(offering), world.Admin);
        published.Succeeded.ShouldBeTrue(string.Join(" ", published.Refusal?.Fields.Select(f => $"{f.Field}: {f.Sentence}") ?? []));
        return published.Answer.Version;
    }

    public static SubmitRequest Asking(long offering, params (string Key, string Value)[] answers) => new(offering, answers.ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal));

    public static async Task<SubmittedRequest> Ask(this World world, WorldPerson by, long offering, params (string Key, string Value)[] answers)
    {
        var asked = await world.Send(Asking(offering, answers), by);
        asked.Succeeded.ShouldBeTrue(asked.Refusal is { } no ? $"{no.Sentence} {string.Join(" ", no.Fields.Select(f => $"{f.Field}: {f.Sentence}"))}" : null);
        return asked.Answer;
    }

    public static async Task<IReadOnlyList<GivenAnswer>> AnswersOf(this World world, string key)
    {
        var item = await world.Item(key);
        using var lease = world.Workspace.Database.Read();
        return (await lease.Db.Set<AskedRequest>().FirstAsync(r => r.ItemId == item.Id)).Read();
    }

    public static async Task<IReadOnlyList<WorkItem>> Below(this World world, string key)
    {
        var item = await world.Item(key);
        using var lease = world.Workspace.Database.Read();
        return await lease.Db.Set<WorkItem>().Where(i => i.ParentId == item.Id).OrderBy(i => i.Id).ToListAsync();
    }
}
