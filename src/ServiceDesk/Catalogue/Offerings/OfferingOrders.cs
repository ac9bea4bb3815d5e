using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.ServiceDesk.Questions;

namespace Steward.ServiceDesk.Catalogue.Offerings;

/// <summary>Makes the draft of its form the version that holds, if there is one, and puts the offering into the portal.</summary>
public sealed record PublishOffering(long Id) : ICommand<SavedOffering>
{
    public static Permission Needs => CataloguePermissions.Keep;
}

/// <summary>Takes an offering out of the portal. Requests made by it go on.</summary>
public sealed record RetireOffering(long Id) : ICommand<SavedOffering>
{
    public static Permission Needs => CataloguePermissions.Keep;
}

/// <summary>Puts an offering one place further up.</summary>
public sealed record LiftOffering(long Id) : ICommand<SavedOffering>
{
    public static Permission Needs => CataloguePermissions.Keep;
}

internal sealed class OfferingOrdersHandler : IHandle<PublishOffering, SavedOffering>, IHandle<RetireOffering, SavedOffering>, IHandle<LiftOffering, SavedOffering>
{
    public async Task<Outcome<SavedOffering>> Handle(PublishOffering command, CommandContext context)
    {
        if (await context.Db.Set<Offering>().FirstOrDefaultAsync(o => o.Id == command.Id) is not { } offering)
            return OfferingOrders.NoSuchOffering();
        var draft = await context.Db.Set<FormVersion>().FirstOrDefaultAsync(v => v.OfferingId == offering.Id && v.Number == null);
        var holds = await OfferingOrders.Standing(context.Db, offering.Id);
        if ((draft ?? holds) is not { } next)
            return Refusal.Conflict(Texts<CatalogueTexts>.Say("QuestionsNone"));
        var body = FormBody.Read(next.Body);
        if (Refusal.From([.. FormShape.Faults(body), .. FormFitness.Faults(offering, body, context.Workspace)]) is { } unfit)
            return unfit;
        if (draft is null && offering.State == OfferingState.Published)
            return new SavedOffering(offering.Id, offering.Name, holds!.Number ?? 0);

        if (draft is not null)
            (draft.Number, draft.PublishedAt, draft.ById) = ((holds?.Number ?? 0) + 1, context.Now, context.Actor.PersonId);
        offering.State = OfferingState.Published;
        context.Record(new OfferingPublished { SubjectId = offering.Id, Changes = [new Change("version", holds?.Number?.ToString(System.Globalization.CultureInfo.InvariantCulture), next.Number?.ToString(System.Globalization.CultureInfo.InvariantCulture))] });
        context.Tell(new LiveNews(CatalogueDirectory.Topic));
        return new SavedOffering(offering.Id, offering.Name, next.Number ?? 0);
    }

    public async Task<Outcome<SavedOffering>> Handle(RetireOffering command, CommandContext context)
    {
        if (await context.Db.Set<Offering>().FirstOrDefaultAsync(o => o.Id == command.Id) is not { } offering)
            return OfferingOrders.NoSuchOffering();
        if (offering.State != OfferingState.Retired)
        {
            context.Record(new OfferingRetired { SubjectId = offering.Id, Changes = [new Change("state", offering.State.ToString(), nameof(OfferingState.Retired))] });
            offering.State = OfferingState.Retired;
            context.Tell(new LiveNews(CatalogueDirectory.Topic));
        }

        return await OfferingOrders.Answer(context.Db, offering);
    }

    public async Task<Outcome<SavedOffering>> Handle(LiftOffering command, CommandContext context)
    {
        var all = await context.Db.Set<Offering>().OrderBy(o => o.Order).ThenBy(o => o.Id).ToListAsync();
        var at = all.FindIndex(o => o.Id == command.Id);
        if (at < 0)
            return OfferingOrders.NoSuchOffering();
        var lifted = all[at];
        if (at > 0)
        {
            all.RemoveAt(at);
            all.Insert(at - 1, lifted);
            for (var place = 0; place < all.Count; place++)
                all[place].Order = place + 1;
            context.Record(new OfferingSaved { SubjectId = lifted.Id, Changes = [new Change("order", $"{at + 1}", $"{at}")] });
            context.Tell(new LiveNews(CatalogueDirectory.Topic));
        }

        return await OfferingOrders.Answer(context.Db, lifted);
    }
}

/// <summary>What the orders about offerings do alike.</summary>
internal static class OfferingOrders
{
    public static Refusal NoSuchOffering() => Refusal.Missing(Texts<CatalogueTexts>.Say("NoSuchOffering"));

    /// <summary>The published version that holds.</summary>
    public static Task<FormVersion?> Standing(AppDb db, long offering) =>
        db.Set<FormVersion>().Where(v => v.OfferingId == offering && v.Number != null).OrderByDescending(v => v.Number).FirstOrDefaultAsync();

    public static async Task<SavedOffering> Answer(AppDb db, Offering offering) =>
        new(offering.Id, offering.Name, await db.Set<FormVersion>().Where(v => v.OfferingId == offering.Id).MaxAsync(v => v.Number) ?? 0);
}
