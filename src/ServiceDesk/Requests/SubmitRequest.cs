using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.ServiceDesk.Catalogue;
using Steward.ServiceDesk.Catalogue.Offerings;
using Steward.ServiceDesk.Questions;
using Steward.WorkItems.Attaching;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Requests;

/// <summary>Asks for what an offering offers: one request, all that is made besides it and the approval it needs, or nothing.</summary>
/// <param name="OfferingId">Which.</param>
/// <param name="Answers">What was typed, by the keys of questions. Answers to questions that do not apply are left out.</param>
public sealed record SubmitRequest(long OfferingId, IReadOnlyDictionary<string, string> Answers) : ICommand<SubmittedRequest>
{
    public static Permission Needs => CataloguePermissions.Ask;

    /// <summary>The version of the form that was filled in; the one that holds when not given.</summary>
    public long? VersionId { get; init; }

    /// <summary>Files that answer questions, by key.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<NewFile>> Files { get; init; } = new Dictionary<string, IReadOnlyList<NewFile>>();
}

/// <summary>What was made.</summary>
/// <param name="Key">The request, as its asker follows it.</param>
/// <param name="Others">Keys of what was made besides it.</param>
/// <param name="NeedsApproval">It waits for somebody's yes.</param>
public sealed record SubmittedRequest(string Key, IReadOnlyList<string> Others, bool NeedsApproval);

internal sealed class SubmitRequestHandler : IHandle<SubmitRequest, SubmittedRequest>
{
    /// <summary>How long a form may lie open after a newer one was published.</summary>
    private static readonly Duration Grace = Duration.FromHours(24);

    public async Task<Outcome<SubmittedRequest>> Handle(SubmitRequest command, CommandContext context)
    {
        if (context.Actor.PersonId is null)
            return Refusal.Forbidden(Texts<CatalogueTexts>.Say("OnlyPeopleAsk")); // a request has an asker
        if (context.Workspace.Get<CatalogueDirectory>().Find(command.OfferingId, context.Actor) is not { } standing)
            return Refusal.Missing(Texts<CatalogueTexts>.Say("NotOffered"));
        var (version, body) = await Filled(command, standing, context);
        if (version is null)
            return Changed(standing);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(context.Actor.Zone) ?? DateTimeZone.Utc;
        var read = new AnswerReading(context.Workspace, context.Actor, context.Now.InZone(zone).Date)
            .Read(body, command.Answers, command.Files.ToDictionary(f => f.Key, f => (IReadOnlyList<string>)[.. f.Value.Select(file => file.Name)], StringComparer.Ordinal));
        List<FieldFault> faults = [.. read.Faults, .. await Hidden(read, context)];
        if (Refusal.From(faults) is { } refusal)
            return version.Id == standing.Version!.Id ? refusal : Changed(standing); // it would have to be filled in again anyway: then the new one

        return await Make(new Fulfilment(context, standing.Offering, body, read, zone), command, version, read, context);
    }

    private static async Task<Outcome<SubmittedRequest>> Make(Fulfilment fulfilment, SubmitRequest command, FormVersion version, ReadAnswers read, CommandContext context)
    {
        var made = await fulfilment.MakeRequest();
        if (!made.Succeeded)
            return made.Refusal;
        foreach (var file in read.Given.Where(a => a.Kind == QuestionKind.File).SelectMany(a => command.Files.GetValueOrDefault(a.Key) ?? []))
        {
            if ((await fulfilment.Attach(made.Answer.Key, file)).Refusal is { } unkept)
                return unkept;
        }

        var others = await fulfilment.MakeFurther(made.Answer.Key);
        if (!others.Succeeded)
            return others.Refusal;
        var approval = await fulfilment.AskApproval(made.Answer.Key);
        if (!approval.Succeeded)
            return approval.Refusal;
        var item = (await context.Db.FindItem(context.Actor, context.Workspace.Get<SpaceDirectory>(), made.Answer.Key))!;
        context.Db.Add(new AskedRequest
        {
            Id = Ids.Next(), ItemId = item.Id, OfferingId = version.OfferingId, VersionId = version.Id, ById = context.Actor.PersonId, At = context.Now, Answers = AskedRequest.Written(read.Given),
        });
        context.Record(new OfferingRequested { SubjectId = version.OfferingId, ItemId = item.Id, Changes = [new Change("request", null, made.Answer.Key)] });
        return new SubmittedRequest(made.Answer.Key, others.Answer, approval.Answer);
    }

    /// <summary>The version that was filled in, when it still counts; none when it is too old or none of this offering.</summary>
    private static async Task<(FormVersion? Version, FormBody Body)> Filled(SubmitRequest command, StandingOffering standing, CommandContext context)
    {
        if (command.VersionId is not { } id || id == standing.Version!.Id)
            return (standing.Version, standing.Body);
        var older = await context.Db.Set<FormVersion>().AsNoTracking().FirstOrDefaultAsync(v => v.Id == id && v.OfferingId == standing.Offering.Id && v.Number != null);
        return older is not null && context.Now - standing.Version.PublishedAt <= Grace && FormFitness.Faults(standing.Offering, FormBody.Read(older.Body), context.Workspace).Count == 0
            ? (older, FormBody.Read(older.Body))
            : (null, FormBody.Empty);
    }

    /// <summary>Items somebody names must be seen by them: hidden and absent are answered alike.</summary>
    private static async Task<List<FieldFault>> Hidden(ReadAnswers read, CommandContext context)
    {
        var faults = new List<FieldFault>();
        foreach (var answer in read.Given.Where(a => a is { Kind: QuestionKind.Item, Value.Length: > 0 }))
        {
            if (await context.Db.FindItem(context.Actor, context.Workspace.Get<SpaceDirectory>(), answer.Value) is null)
                faults.Add(new(Question.FormNameOf(answer.Key), Texts<CatalogueTexts>.Say("NoSuchItem", answer.Value)));
        }

        return faults;
    }

    private static Refusal Changed(StandingOffering standing) => new(RefusalKind.Stale, Texts<CatalogueTexts>.Say("FormChanged", standing.Offering.Name));
}
