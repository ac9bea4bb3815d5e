using Steward.Identity.Directory;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Search;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Recounting;

/// <summary>Collects the rows of many items and their past, and writes them table by table.</summary>
internal sealed class Recount(CommandContext context)
{
    private readonly TypeDirectory types = context.Workspace.Get<TypeDirectory>();
    private readonly Snapshot people = context.Workspace.Get<PeopleDirectory>().Now;
    private readonly List<WorkItem> items = [];
    private readonly List<Comment> comments = [];
    private readonly Dictionary<long, Closure> closures = [];
    private readonly List<ItemField> fields = [];
    private readonly List<ItemLink> links = [];
    private readonly List<SearchEntry> texts = [];
    private readonly List<Happening> happenings = [];
    private readonly Dictionary<string, WorkItem> labelled = new(StringComparer.Ordinal);

    public IReadOnlyList<WorkItem> Items => items;

    public string? NameOf(long? person) => person is null ? null : people.NameOf(person);

    public WorkState StateOf(string type, string state) =>
        types.Find(type)?.Workflow.Find(state) ?? throw new InvalidOperationException($"A {type} has no state {state}.");

    public void Tell(PastItem past, long number)
    {
        var type = types.Find(past.Type) ?? throw new InvalidOperationException($"There is no type {past.Type}.");
        var item = WorkItem.AsCreated(past, number, type.Workflow.Initial);
        item.ParentId = past.Below is null ? null : labelled[past.Below].Id;
        Happened(new ItemCreated
        {
            SubjectId = item.Id, SpaceId = item.SpaceId, At = past.CreatedAt, ById = past.CreatedById,
            Changes = [new Change("title", null, item.Title), new Change("state", null, item.State)],
        });
        foreach (var entry in past.Entries)
            item.Relive(entry, this);

        items.Add(item);
        fields.AddRange(past.Fields.Select(f => new ItemField { ItemId = item.Id, Name = f.Key, Value = f.Value }));
        links.AddRange(past.Links.Select(l => new ItemLink { Id = Ids.Next(), FromId = labelled[l.Label].Id, ToId = item.Id, Kind = l.Kind }));
        texts.Add(new SearchEntry { Id = item.Id, ItemId = item.Id, Title = item.Title, Body = item.Description });
        if (past.Label is not null)
            labelled[past.Label] = item;
    }

    public void Say(WorkItem item, PastComment said)
    {
        var comment = new Comment
        {
            Id = Ids.Next(), ItemId = item.Id, AuthorId = said.ById, At = said.At, Text = said.Text, Internal = said.Internal, Channel = said.Channel,
        };
        comments.Add(comment);
        texts.Add(new SearchEntry { Id = comment.Id, ItemId = item.Id, Internal = said.Internal ? 1 : 0, Title = "", Body = said.Text });
        Happened(new CommentAdded { SubjectId = item.Id, SpaceId = item.SpaceId, At = said.At, ById = said.ById, CommentId = comment.Id, Internal = said.Internal });
    }

    public void Close(WorkItem item, PastMove move)
    {
        closures[item.Id] = new Closure { ItemId = item.Id, At = move.At, ById = move.ById, Resolution = move.Note };
        Happened(new ItemClosed { SubjectId = item.Id, SpaceId = item.SpaceId, At = move.At, ById = move.ById, Note = move.Note });
    }

    public void Reopen(WorkItem item, PastMove move)
    {
        closures.Remove(item.Id, out var closure);
        Happened(new ItemReopened { SubjectId = item.Id, SpaceId = item.SpaceId, At = move.At, ById = move.ById, Changes = [new Change("resolution", closure?.Resolution, null)] });
    }

    public void Happened(Happening happening) => happenings.Add(happening);

    public async Task Write()
    {
        await context.InsertAll(items);
        await context.InsertAll(comments);
        await context.InsertAll(closures.Values);
        await context.InsertAll(fields);
        await context.InsertAll(links);
        await context.InsertAll(texts);
        await context.RecordPast(happenings.OrderBy(h => h.At));
    }
}
