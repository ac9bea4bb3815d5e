using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Search;
using Steward.Platform.Text;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Items;
using Steward.WorkItems.Tagging;

namespace Steward.WorkItems.Changing;

/// <summary>A value that may be left out: absent means "do not touch", present may be null.</summary>
public readonly record struct Maybe<T>(T Value, bool Given = true);

/// <summary>Changes fields of an item. Only what is given changes.</summary>
public sealed record ChangeItem(string Key) : ICommand<ItemAnswer>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.Change;

    /// <summary>The version the caller saw; a change by somebody else since then is refused with both values. Not asked when null.</summary>
    public int? IfVersion { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public Priority? Priority { get; init; }

    public Maybe<string?> Assignee { get; init; }

    public Maybe<string?> Requester { get; init; }

    public Maybe<string?> Team { get; init; }

    public Maybe<string?> Parent { get; init; }

    public Maybe<string?> Service { get; init; }

    public Maybe<string?> Process { get; init; }

    public Maybe<Instant?> PlannedStart { get; init; }

    public Maybe<Instant?> Due { get; init; }

    public Maybe<int?> Progress { get; init; }

    /// <summary>Further fields; an empty value removes the field.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }

    /// <summary>All tags the item is to have; null leaves them.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Tags to put on. What others put on or take off meanwhile stays.</summary>
    public IReadOnlyList<string>? AddTags { get; init; }

    /// <summary>Tags to take off.</summary>
    public IReadOnlyList<string>? RemoveTags { get; init; }

    public Refusal? Check()
    {
        var faults = ItemShape.Faults(Title, Description, Fields);
        faults.AddRange(TagText.Faults(Tags, AddTags, RemoveTags));
        if (Progress is { Given: true, Value: < 0 or > 100 })
            faults.Add(new("progress", Texts<WorkItemTexts>.Say("ProgressShape")));
        return Refusal.From(faults);
    }
}

internal sealed class ChangeItemHandler : IHandle<ChangeItem, ItemAnswer>
{
    public async Task<Outcome<ItemAnswer>> Handle(ChangeItem command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.Change);
        if (refusal is not null)
            return refusal;
        if (command.IfVersion is { } seen && seen != item!.Version)
            return Stale(command, item, context);

        var names = new NamesInItems(context);
        var assignee = names.Assignee(command.Assignee.Value, item!.SpaceId);
        var requester = names.Requester(command.Requester.Value);
        var team = names.Team(command.Team.Value);
        var parent = await names.Parent(command.Parent.Value);
        var reading = new FieldReading(context, item.SpaceId, item.Id);
        var fields = await reading.Read(command.Fields);
        if (Refusal.From([.. names.Faults, .. reading.Faults]) is { } unknown)
            return unknown;
        var tags = TagText.After(TagText.Split(item.Tags), command.Tags, command.AddTags, command.RemoveTags);
        if (tags.Count > TagText.Most)
            return Refusal.From([TagText.TooMany])!;

        var people = context.Workspace.Get<PeopleDirectory>().Now;
        var change = item.Change(people.NameOf);
        if (command.Title is not null)
            change.Title(command.Title.Trim());
        if (command.Description is not null)
            change.Description(command.Description);
        if ((command.Priority ?? await context.PriorityThatFollows(item, fields)) is { } priority)
            change.Priority(priority);
        if (command.Assignee.Given)
            change.Assignee(assignee);
        if (command.Requester.Given)
            change.Requester(requester);
        if (command.Team.Given)
            change.Team(team, people.TeamNameOf);
        if (command.Parent.Given)
        {
            if (parent is not null && await MakesACircle(item, parent, context))
                return Refusal.Invalid("parent", Texts<WorkItemTexts>.Say("ParentCircle", command.Parent.Value));
            change.Parent(parent?.Id, await context.KeyOf(item.ParentId), parent is null ? null : context.KeyOf(parent));
        }

        if (command.Service.Given)
            change.Service(command.Service.Value);
        if (command.Process.Given)
            change.Process(command.Process.Value);
        if (command.PlannedStart.Given)
            change.PlannedStart(command.PlannedStart.Value);
        if (command.Due.Given)
            change.Due(command.Due.Value);
        if (command.Progress.Given)
            change.Progress(command.Progress.Value);
        await reading.MustFitTheItem(item, fields);
        if (Refusal.From(reading.Faults) is { } unfit)
            return unfit;
        await FieldWriting.Write(fields, item, change, context);
        await context.SetTags(item, change, tags);

        if (!change.Finish(context))
            return context.Answer(item);
        if (change.TextChanged)
            await context.Db.Reindex(new SearchEntry { Id = item.Id, ItemId = item.Id, Title = item.Title, Body = item.Description });
        context.TellAbout(item);
        context.TellNewWords(item.Service, item.Process, fields.Keys);
        return context.Answer(item);
    }

    private static async Task<bool> MakesACircle(WorkItem item, WorkItem parent, CommandContext context)
    {
        long? above = parent.Id;
        for (var depth = 0; above is not null && depth < 50; depth++)
        {
            if (above == item.Id)
                return true;
            above = await context.Db.Set<WorkItem>().Where(i => i.Id == above).Select(i => i.ParentId).FirstOrDefaultAsync();
        }

        return above is not null;
    }

    private static Refusal Stale(ChangeItem command, WorkItem item, CommandContext context)
    {
        var now = context.Answer(item);
        var conflicts = new List<FieldConflict>();
        Compare("title", command.Title, now.Title);
        Compare("description", command.Description, now.Description);
        Compare("priority", command.Priority?.ToString(), now.Priority.ToString());
        if (command.Assignee.Given)
            Compare("assignee", command.Assignee.Value ?? "", now.Assignee ?? "");
        if (command.Requester.Given)
            Compare("requester", command.Requester.Value ?? "", now.Requester ?? "");
        if (command.Team.Given)
            Compare("team", command.Team.Value ?? "", now.Team ?? "");
        if (command.Service.Given)
            Compare("service", command.Service.Value ?? "", now.Service ?? "");
        if (command.Process.Given)
            Compare("process", command.Process.Value ?? "", now.Process ?? "");
        if (command.PlannedStart.Given)
            Compare("plannedStart", command.PlannedStart.Value?.ToString() ?? "", item.PlannedStart?.ToString() ?? "");
        if (command.Due.Given)
            Compare("due", command.Due.Value?.ToString() ?? "", now.Due?.ToString() ?? "");
        if (command.Progress.Given)
            Compare("progress", command.Progress.Value?.ToString(CultureInfo.InvariantCulture) ?? "", now.Progress?.ToString(CultureInfo.InvariantCulture) ?? "");
        Compare("tags", command.Tags is null ? null : TagText.Join(TagText.After([], command.Tags, null, null)), item.Tags);
        return new Refusal(RefusalKind.Stale, Texts<Platform.PlatformTexts>.Say("Stale")) { Conflicts = conflicts };

        void Compare(string field, string? yours, string theirs)
        {
            if (yours is not null && yours != theirs)
                conflicts.Add(new FieldConflict(field, yours, theirs));
        }
    }
}
