using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.ServiceDesk.Catalogue;
using Steward.ServiceDesk.Catalogue.Offerings;

namespace Steward.ServiceDesk.Questions;

/// <summary>Says the draft of an offering's form anew; what is published holds on, and people who fill it in are not disturbed.</summary>
public sealed record SaveForm(long OfferingId, FormBody Body) : ICommand<SavedForm>, ICheckItself
{
    public static Permission Needs => CataloguePermissions.Keep;

    /// <summary>When the draft it rests on was changed last; another time means that somebody else changed it meanwhile. Null does not ask.</summary>
    public Instant? IfChangedAt { get; init; }

    public Refusal? Check() => Refusal.From(FormShape.Faults(Body));
}

/// <summary>The draft after it was saved.</summary>
/// <param name="Unfit">What must be mended before it can be published.</param>
public sealed record SavedForm(long OfferingId, string Name, Instant ChangedAt, IReadOnlyList<FieldFault> Unfit);

internal sealed class SaveFormHandler : IHandle<SaveForm, SavedForm>
{
    public async Task<Outcome<SavedForm>> Handle(SaveForm command, CommandContext context)
    {
        if (await context.Db.Set<Offering>().FirstOrDefaultAsync(o => o.Id == command.OfferingId) is not { } offering)
            return OfferingOrders.NoSuchOffering();
        var draft = await context.Db.Set<FormVersion>().FirstOrDefaultAsync(v => v.OfferingId == offering.Id && v.Number == null);
        var stands = draft ?? await OfferingOrders.Standing(context.Db, offering.Id);
        if (command.IfChangedAt is { } seen && stands is not null && stands.ChangedAt != seen)
            return new Refusal(RefusalKind.Stale, Texts<CatalogueTexts>.Say("FormChangedByOther", offering.Name));
        var written = command.Body.Written();
        if (stands?.Body == written)
            return Saved(stands);
        if (draft is null)
        {
            draft = new FormVersion { Id = Ids.Next(), OfferingId = offering.Id, Body = written };
            context.Db.Add(draft);
        }

        (draft.Body, draft.ChangedAt, draft.ById) = (written, context.Now, context.Actor.PersonId);
        var before = stands is null ? FormBody.Empty : FormBody.Read(stands.Body);
        context.Record(new OfferingFormDrafted { SubjectId = offering.Id, Changes = [new Change("questions", Labels(before), Labels(command.Body))] });
        context.Tell(new LiveNews(CatalogueDirectory.Topic));
        return Saved(draft);

        SavedForm Saved(FormVersion version) => new(offering.Id, offering.Name, version.ChangedAt, FormFitness.Faults(offering, command.Body, context.Workspace));
    }

    private static string Labels(FormBody body) => string.Join(", ", body.Questions.Select(q => q.Label));
}
