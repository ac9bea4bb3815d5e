using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Search;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Seeding;

/// <summary>
/// Fills a space with made-up items, their comments and their history, for measuring. The same <paramref name="Seed"/> makes the same
/// items. Sent by the command line only.
/// </summary>
/// <param name="SpaceId">Where they go.</param>
/// <param name="Seed">Chooses everything that varies.</param>
/// <param name="Count">How many; some hundreds are a good size for one commit.</param>
/// <param name="OpenPercent">How many of a hundred are not closed.</param>
/// <param name="Agents">Whom they are assigned to.</param>
/// <param name="Requesters">Who asked.</param>
public sealed record SeedItems(long SpaceId, int Seed, int Count, int OpenPercent, IReadOnlyList<long> Agents, IReadOnlyList<long> Requesters) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.CreateSpaces;
}

internal sealed class SeedItemsHandler : IHandle<SeedItems, Done>
{
    // a fixed end, so that a seed makes the same dates on any day
    private static readonly Instant End = Instant.FromUtc(2026, 6, 30, 16, 0);
    private static readonly int SpanMinutes = (int)Duration.FromDays(730).TotalMinutes;
    private static readonly string[] TypeKeys = ["incident", "incident", "request", "task"];

    public async Task<Outcome<Done>> Handle(SeedItems command, CommandContext context)
    {
        var random = new Random(command.Seed);
        var text = new SeedText(random);
        for (var made = 0; made < command.Count; made++)
        {
            var number = await context.Workspace.Database.NextNumber(context.Db, $"space:{command.SpaceId}");
            var type = context.TypeOf(TypeKeys[random.Next(TypeKeys.Length)])!;
            var open = random.Next(100) < command.OpenPercent;
            var state = type.Workflow.States.Where(s => s.Category < StateCategory.Done == open).ElementAt(random.Next(2));
            var createdAt = End - Duration.FromMinutes(random.Next(SpanMinutes));
            var lastAt = createdAt + Duration.FromMinutes(random.Next(5, 20_000));
            long agent = command.Agents[random.Next(command.Agents.Count)], requester = command.Requesters[random.Next(command.Requesters.Count)];

            var item = new WorkItem
            {
                Id = Ids.Next(), SpaceId = command.SpaceId, Number = number, Type = type.Key, Title = text.Title(), Description = text.Sentences(random.Next(1, 5)),
                State = state.Key, Category = state.Category, Priority = (Priority)random.Next(1, 5), AssigneeId = random.Next(10) == 0 && open ? null : agent,
                RequesterId = requester, CreatedById = requester, CreatedAt = createdAt, UpdatedAt = lastAt, Version = 3,
                Due = random.Next(2) == 0 ? createdAt + Duration.FromHours(random.Next(4, 400)) : null,
            };
            context.Db.Add(item);
            context.Db.Index(new SearchEntry { Id = item.Id, ItemId = item.Id, Title = item.Title, Body = item.Description });
            context.Record(new ItemCreated { SubjectId = item.Id, SpaceId = item.SpaceId, At = createdAt, ById = requester, Changes = [new Change("title", null, item.Title)] });
            Answer(item, agent, createdAt + Duration.FromMinutes(random.Next(1, 300)), text, random.Next(4) == 0, context);
            if (state != type.Workflow.Initial) MoveOn(item, agent, type.Workflow.Initial.Key, lastAt, open, context);
        }

        return Done.Instance;
    }

    private static void Answer(WorkItem item, long agent, Instant at, SeedText text, bool note, CommandContext context)
    {
        var comment = new Comment { Id = Ids.Next(), ItemId = item.Id, AuthorId = agent, At = at, Text = text.Sentences(2), Internal = note, Channel = Channel.Page };
        context.Db.Add(comment);
        context.Db.Index(new SearchEntry { Id = comment.Id, ItemId = item.Id, Internal = note ? 1 : 0, Title = "", Body = comment.Text });
        context.Record(new CommentAdded { SubjectId = item.Id, SpaceId = item.SpaceId, CommentId = comment.Id, Internal = note, At = at, ById = agent });
    }

    private static void MoveOn(WorkItem item, long agent, string before, Instant at, bool open, CommandContext context)
    {
        context.Record(new ItemMovedOn { SubjectId = item.Id, SpaceId = item.SpaceId, At = at, ById = agent, Changes = [new Change("state", before, item.State)] });
        if (open) return;
        context.Db.Add(new Closure { ItemId = item.Id, At = at, ById = agent, Resolution = "Done." });
        context.Record(new ItemClosed { SubjectId = item.Id, SpaceId = item.SpaceId, At = at, ById = agent });
    }
}
