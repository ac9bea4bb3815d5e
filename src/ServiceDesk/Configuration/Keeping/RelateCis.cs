using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Configuration.Keeping;

/// <summary>Says how two configuration items belong together.</summary>
/// <param name="Key">The one that speaks.</param>
/// <param name="How">An end of a kind, by slug or words: <c>runs-on</c>, <c>runs-on/back</c>.</param>
/// <param name="Other">Key of the other.</param>
public sealed record RelateCis(string Key, string How, string Other) : ICommand<RelatedCi>
{
    public static Permission Needs => ConfigurationPermissions.Keep;
}

/// <summary>Takes a relation away, seen from one of its ends.</summary>
public sealed record UnrelateCis(string Key, long RelationId) : ICommand<Done>
{
    public static Permission Needs => ConfigurationPermissions.Keep;
}

/// <summary>A relation as one end sees it.</summary>
/// <param name="Id">Of the relation.</param>
/// <param name="How">Slug of the end.</param>
/// <param name="Words">The same in words.</param>
/// <param name="Key">Of the other end.</param>
/// <param name="Name">Of the other end.</param>
public sealed record RelatedCi(string Id, string How, string Words, string Key, string Name);

internal sealed class RelateCisHandler : IHandle<RelateCis, RelatedCi>, IHandle<UnrelateCis, Done>
{
    public async Task<Outcome<RelatedCi>> Handle(RelateCis command, CommandContext context)
    {
        var book = context.Workspace.Get<CiBook>();
        var (number, otherNumber) = (ConfigurationItem.NumberIn(command.Key) ?? -1, ConfigurationItem.NumberIn(command.Other) ?? -1);
        var found = await context.Db.Set<ConfigurationItem>().Where(c => c.Number == number || c.Number == otherNumber).ToListAsync();
        if (found.Find(c => c.Number == number) is not { } ci)
            return Refusal.Missing(Texts<ConfigurationTexts>.Say("NoSuchCi", command.Key));
        if (book.FindEnd(command.How) is not { } end)
            return Refusal.Invalid("how", Texts<ConfigurationTexts>.Say("NoSuchEnd", command.How, string.Join(", ", book.Ends.Select(e => e.Words))));
        if (found.Find(c => c.Number == otherNumber) is not { } other)
            return Refusal.Invalid("other", Texts<ConfigurationTexts>.Say("NoSuchCi", command.Other));
        if (ci.Id == other.Id)
            return Refusal.Invalid("other", Texts<ConfigurationTexts>.Say("RelatedToItself"));
        var (from, to) = end.Reversed ? (other, ci) : (ci, other);
        if (await context.Db.Set<CiRelation>().AnyAsync(r => r.FromId == from.Id && r.ToId == to.Id && r.KindId == end.Kind.Id))
            return Refusal.Invalid("other", Texts<ConfigurationTexts>.Say("RelatedAlready", ci.Key, end.Words, other.Key));
        var relation = new CiRelation { Id = Ids.Next(), FromId = from.Id, ToId = to.Id, KindId = end.Kind.Id };
        context.Db.Add(relation);
        context.Record(new CiRelated { SubjectId = from.Id, Changes = [new Change(end.Kind.Words, null, Named(to))] });
        context.Record(new CiRelated { SubjectId = to.Id, Changes = [new Change(end.Kind.Back, null, Named(from))] });
        Tell(context, ci, other);
        return new RelatedCi(relation.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), end.Slug, end.Words, other.Key, other.Name);
    }

    public async Task<Outcome<Done>> Handle(UnrelateCis command, CommandContext context)
    {
        var number = ConfigurationItem.NumberIn(command.Key) ?? -1;
        var relation = await context.Db.Set<CiRelation>().FirstOrDefaultAsync(r => r.Id == command.RelationId);
        var ends = relation is null ? [] : await context.Db.Set<ConfigurationItem>().Where(c => c.Id == relation.FromId || c.Id == relation.ToId).ToListAsync();
        if (relation is null || !ends.Exists(c => c.Number == number))
            return Refusal.Missing(Texts<ConfigurationTexts>.Say("NoSuchRelationHere"));
        var (from, to) = (ends.Find(c => c.Id == relation.FromId)!, ends.Find(c => c.Id == relation.ToId)!);
        context.Db.Remove(relation);
        var kind = context.Workspace.Get<CiBook>().Kind(relation.KindId);
        context.Record(new CiUnrelated { SubjectId = from.Id, Changes = [new Change(kind?.Words ?? "relation", Named(to), null)] });
        context.Record(new CiUnrelated { SubjectId = to.Id, Changes = [new Change(kind?.Back ?? "relation", Named(from), null)] });
        Tell(context, from, to);
        return Done.Instance;
    }

    private static string Named(ConfigurationItem ci) => $"{ci.Key} {ci.Name}";

    private static void Tell(CommandContext context, ConfigurationItem one, ConfigurationItem other)
    {
        context.Tell(new LiveNews("ci:" + one.Key));
        context.Tell(new LiveNews("ci:" + other.Key));
    }
}
