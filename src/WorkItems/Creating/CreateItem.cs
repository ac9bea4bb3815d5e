using NodaTime;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Search;
using Steward.Platform.Text;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Tagging;

namespace Steward.WorkItems.Creating;

/// <summary>Makes a work item in a space. What is not given takes the type's default; who asks is the requester unless staff name another.</summary>
public sealed record CreateItem(string Space, string Type, string Title) : ICommand<ItemAnswer>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.Create;

    public string Description { get; init; } = "";

    public Priority? Priority { get; init; }

    /// <summary>Mail address or name.</summary>
    public string? Assignee { get; init; }

    public string? Team { get; init; }

    /// <summary>Mail address or name; the actor when not given.</summary>
    public string? Requester { get; init; }

    public string? Parent { get; init; }

    public string? Service { get; init; }

    public string? Process { get; init; }

    public Instant? PlannedStart { get; init; }

    public Instant? Due { get; init; }

    public IReadOnlyDictionary<string, string>? Fields { get; init; }

    /// <summary>Words it is found by; for staff of the space.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    public Refusal? Check() => Refusal.From([.. ItemShape.Faults(Title, Description, Fields), .. TagText.Faults(Tags)]);
}

internal sealed class CreateItemHandler : IHandle<CreateItem, ItemAnswer>
{
    public async Task<Outcome<ItemAnswer>> Handle(CreateItem command, CommandContext context)
    {
        var spaces = context.Workspace.Get<SpaceDirectory>();
        if (spaces.Find(command.Space) is not { ArchivedAt: null } space)
            return Refusal.Invalid("space", Texts<WorkItemTexts>.Say("NoSuchSpace", command.Space));
        if (MayCreateIn(space, command, context) is { } forbidden)
            return forbidden;
        if (context.TypeOf(command.Type) is not { } type || !space.TypeKeys.Contains(type.Key))
            return Refusal.Invalid("type", Texts<WorkItemTexts>.Say("NoSuchType", command.Type, space.Key, string.Join(", ", space.TypeKeys)));

        var names = new NamesInItems(context);
        var staff = context.Actor.ReadsAllOf(space.Id);
        var assignee = staff ? names.Assignee(command.Assignee, space.Id) : null;
        var team = staff ? names.Team(command.Team) : null;
        var requester = staff && command.Requester is not null ? names.Requester(command.Requester) : context.Actor.PersonId;
        var parent = await names.Parent(command.Parent);
        var reading = new FieldReading(context, space.Id);
        var fields = await reading.Read(command.Fields);
        if (Refusal.From([.. names.Faults, .. reading.Faults]) is { } unknown)
            return unknown;

        var initial = type.Workflow.Initial;
        var item = new WorkItem
        {
            Id = Ids.Next(),
            SpaceId = space.Id,
            Type = type.Key,
            Title = command.Title.Trim(),
            Description = command.Description,
            State = initial.Key,
            Category = initial.Category,
            Priority = (staff ? command.Priority : null) ?? context.Workspace.Get<PriorityMatrix>().Suggest(type.Key, fields) ?? (type.Key is "incident" or "request" or "task" ? Priority.Medium : Priority.None),
            AssigneeId = assignee,
            TeamId = team,
            RequesterId = requester,
            ClientId = context.Workspace.Get<PeopleDirectory>().Now.Find(requester)?.ClientId,
            ParentId = parent?.Id,
            Service = command.Service,
            Process = command.Process,
            PlannedStart = staff ? command.PlannedStart : null,
            Due = staff ? command.Due : null,
            CreatedById = context.Actor.PersonId,
            CreatedAt = context.Now,
            UpdatedAt = context.Now,
            Version = 1,
        };
        reading.MustFitTheNewItem(item, fields, staff ? command.Tags ?? [] : []);
        if (Refusal.From(reading.Faults) is { } unfit)
            return unfit;
        item.Number = await context.Workspace.Database.NextNumber(context.Db, $"space:{space.Id}");
        Formulas.Complete(context.Workspace.Get<FieldDirectory>(), type.Key, fields);
        context.Db.Add(item);
        foreach (var (name, value) in fields.Where(f => f.Value.Length > 0))
            context.Db.Add(new ItemField { ItemId = item.Id, Name = name, Value = value });
        if (staff && command.Tags is { Count: > 0 } tags)
            context.AddTags(item, TagText.After([], tags, null, null));
        context.Db.Index(new SearchEntry { Id = item.Id, ItemId = item.Id, Title = item.Title, Body = item.Description });
        context.Record(new ItemCreated { SubjectId = item.Id, SpaceId = space.Id, Changes = [new Change("title", null, item.Title), new Change("state", null, item.State)] });
        context.TellAbout(item);
        context.TellNewWords(item.Service, item.Process, fields.Keys);
        return context.Answer(item);
    }

    /// <summary>Staff by their role; everybody signed in may ask for something in a space of the portal.</summary>
    private static Refusal? MayCreateIn(Space space, CreateItem command, CommandContext context)
    {
        if (space.InPortal && context.Actor.PersonId is not null && !context.Actor.ReadsAllOf(space.Id)
            && context.TypeOf(command.Type) is { InPortal: true })
        {
            context.AuthoriseAsOwn(); // a request of one's own in an open desk
            return null;
        }

        if (context.Actor.RolesIn(space.Id) == Role.None)
            return Refusal.Invalid("space", Texts<WorkItemTexts>.Say("NoSuchSpace", command.Space)); // hidden and absent look the same
        return context.Authorise(WorkItemPermissions.Create, space.Id);
    }
}
