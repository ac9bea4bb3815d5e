using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Design;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.ServiceDesk.Questions;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Catalogue.Offerings;

/// <summary>What an offering is to be.</summary>
/// <param name="Name">As its tile says.</param>
/// <param name="Space">Key of the space its items are made in.</param>
/// <param name="Type">Key of their type.</param>
public sealed record OfferingWish(string Name, string Space, string Type)
{
    public long? ServiceId { get; init; }

    public string Category { get; init; } = "";

    public string Summary { get; init; } = "";

    public string Description { get; init; } = "";

    public string Icon { get; init; } = nameof(IconName.Request);

    public AudienceKind Audience { get; init; }

    /// <summary>Ids of teams or clients.</summary>
    public IReadOnlyList<long> AudienceIds { get; init; } = [];

    public string AudienceCondition { get; init; } = "";

    public string Expected { get; init; } = "";
}

/// <summary>Adds an offering as a draft, or says all of one anew. Its form is said by <see cref="SaveForm"/>.</summary>
public sealed record SaveOffering(long? Id, OfferingWish Wish) : ICommand<SavedOffering>, ICheckItself
{
    /// <summary>Drawings for tiles.</summary>
    public static readonly IReadOnlyList<IconName> Icons =
    [
        IconName.Request, IconName.Incident, IconName.Help, IconName.Person, IconName.People, IconName.Key, IconName.Lock, IconName.Mail, IconName.Phone, IconName.System, IconName.Database, IconName.Services,
        IconName.Building, IconName.Calendar, IconName.Document, IconName.Folder, IconName.Chat, IconName.Star, IconName.Timer, IconName.Knowledge,
    ];

    public static Permission Needs => CataloguePermissions.Keep;

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (string.IsNullOrWhiteSpace(Wish.Name) || Wish.Name.Trim().Length > Offering.LongestName)
            faults.Add(new("name", Texts<CatalogueTexts>.Say("OfferingName", Offering.LongestName)));
        foreach (var (field, text, longest) in new[] { ("category", Wish.Category, Offering.LongestName), ("summary", Wish.Summary, Offering.LongestSummary), ("description", Wish.Description, Offering.LongestDescription), ("expected", Wish.Expected, Offering.LongestSummary) })
        {
            if (text.Length > longest)
                faults.Add(new(field, Texts<CatalogueTexts>.Say("TextLong", longest)));
        }

        if (!Icons.Any(icon => icon.ToString() == Wish.Icon))
            faults.Add(new("icon", Texts<CatalogueTexts>.Say("NoSuchIcon", string.Join(", ", Icons))));
        return Refusal.From(faults);
    }
}

/// <summary>An offering after an order.</summary>
/// <param name="Version">Number of the form that holds; 0 while none does.</param>
public sealed record SavedOffering(long Id, string Name, int Version);

internal sealed class SaveOfferingHandler : IHandle<SaveOffering, SavedOffering>
{
    public async Task<Outcome<SavedOffering>> Handle(SaveOffering command, CommandContext context)
    {
        var (wish, name) = (command.Wish, command.Wish.Name.Trim());
        var all = await context.Db.Set<Offering>().ToListAsync();
        var offering = command.Id is null ? null : all.Find(o => o.Id == command.Id);
        if (command.Id is not null && offering is null)
            return OfferingOrders.NoSuchOffering();
        if (context.Workspace.Get<SpaceDirectory>().Find(wish.Space) is not { ArchivedAt: null } space)
            return Refusal.Invalid("space", Texts<CatalogueTexts>.Say("NoSuchSpace", wish.Space));
        if (!space.TypeKeys.Contains(wish.Type))
            return Refusal.Invalid("type", Texts<CatalogueTexts>.Say("TypeNotThere", wish.Type, space.Key, string.Join(", ", space.TypeKeys)));
        if (all.Exists(o => o != offering && o.State != OfferingState.Retired && ItemWords.Folded(o.Name) == ItemWords.Folded(name)))
            return Refusal.Invalid("name", Texts<CatalogueTexts>.Say("OfferingTaken", name));
        if (wish.ServiceId is { } service && !await context.Db.Set<Service>().AnyAsync(s => s.Id == service && s.State != ServiceState.Retired))
            return Refusal.Invalid("service", Texts<CatalogueTexts>.Say("NoSuchService"));
        if (Audiences.Fault(wish.Audience, wish.AudienceIds, wish.AudienceCondition, context.Workspace) is { } audience)
            return Refusal.From([audience])!;

        var changes = new List<Change>();
        if (offering is null)
        {
            offering = new Offering { Id = Ids.Next(), Name = "", Type = wish.Type, CreatedAt = context.Now, Order = all.Count == 0 ? 1 : all.Max(o => o.Order) + 1 };
            context.Db.Add(offering);
            context.Db.Add(new FormVersion { Id = Ids.Next(), OfferingId = offering.Id, Body = FormBody.Empty.Written(), ChangedAt = context.Now, ById = context.Actor.PersonId });
        }

        var ids = wish.Audience is AudienceKind.Teams or AudienceKind.Clients ? string.Join(',', wish.AudienceIds.Distinct()) : "";
        var condition = wish.Audience == AudienceKind.Condition ? wish.AudienceCondition.Trim() : "";
        Note("name", offering.Name, name);
        Note("summary", offering.Summary, wish.Summary.Trim());
        Note("space", context.Workspace.Get<SpaceDirectory>().Find(offering.SpaceId)?.Key ?? "", space.Key);
        Note("type", command.Id is null ? "" : offering.Type, wish.Type);
        Note("audience", command.Id is null ? "" : Said(offering.Audience, offering.AudienceIds, offering.AudienceCondition), Said(wish.Audience, ids, condition));
        (offering.Name, offering.ServiceId, offering.Category, offering.Summary, offering.Description) = (name, wish.ServiceId, wish.Category.Trim(), wish.Summary.Trim(), wish.Description.Trim());
        (offering.Icon, offering.SpaceId, offering.Type, offering.Expected) = (wish.Icon, space.Id, wish.Type, wish.Expected.Trim());
        (offering.Audience, offering.AudienceIds, offering.AudienceCondition) = (wish.Audience, ids, condition);
        if (offering.State == OfferingState.Published && await OfferingOrders.Standing(context.Db, offering.Id) is { } holds
            && Refusal.From(FormFitness.Faults(offering, FormBody.Read(holds.Body), context.Workspace)) is { } unfit)
            return unfit; // what stands in the portal must go on working
        context.Record(new OfferingSaved { SubjectId = offering.Id, Changes = changes });
        context.Tell(new Platform.Live.LiveNews(CatalogueDirectory.Topic));
        return await OfferingOrders.Answer(context.Db, offering);

        void Note(string field, string before, string after)
        {
            if (before != after)
                changes.Add(new(field, before.Length == 0 ? null : before, after));
        }
    }

    private static string Said(AudienceKind kind, string ids, string condition) => $"{kind} {ids}{condition}".TrimEnd();
}
