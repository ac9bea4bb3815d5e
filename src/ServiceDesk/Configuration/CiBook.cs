using System.Collections.Frozen;
using Steward.Platform.Data;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Configuration;

/// <summary>Classes with their fields and kinds of relations, in memory.</summary>
public sealed class CiBook : IPerWorkspace<CiBook>
{
    /// <summary>Told when a class or a kind of relation changes.</summary>
    public const string Topic = "configuration-classes";

    private readonly Remembered<Reading> remembered;

    private CiBook(Workspace workspace) => remembered = new(workspace, Topic, Read);

    public static CiBook Create(Workspace workspace) => new(workspace);

    /// <summary>All classes, retired ones too, in the order of their names, those below another after it.</summary>
    public IReadOnlyList<CiClass> Classes => remembered.Now.InOrder;

    public IReadOnlyList<RelationKind> Kinds => remembered.Now.Kinds;

    public CiClass? Class(long id) => remembered.Now.ById.GetValueOrDefault(id);

    public RelationKind? Kind(long id) => remembered.Now.KindsById.GetValueOrDefault(id);

    /// <summary>A class by its key or its name, whatever the capitals.</summary>
    public CiClass? FindClass(string word)
    {
        var wanted = ItemWords.Folded(word.Trim());
        return Classes.FirstOrDefault(c => c.Key == wanted) ?? Classes.FirstOrDefault(c => c.RetiredAt is null && ItemWords.Folded(c.Name) == wanted) ?? Classes.FirstOrDefault(c => ItemWords.Folded(c.Name) == wanted);
    }

    /// <summary>The class itself and those below it.</summary>
    public IReadOnlyList<long> Within(long id) => [id, .. Classes.Where(c => c.ParentId == id).Select(c => c.Id)];

    /// <summary>The fields an item of the class has: those of the class above first.</summary>
    public IReadOnlyList<CiField> FieldsOf(long id)
    {
        if (Class(id) is not { } own)
            return [];
        var above = own.ParentId is { } parent ? Class(parent)?.OwnFields() ?? [] : [];
        return above.Count == 0 ? own.OwnFields() : [.. above, .. own.OwnFields().Where(f => above.All(a => a.Key != f.Key))];
    }

    /// <summary>"Server", or "Server › Database server" for a class below another.</summary>
    public string NameOf(long id) => Class(id) is not { } known ? "" : known.ParentId is { } parent && Class(parent) is { } above ? $"{above.Name} › {known.Name}" : known.Name;

    /// <summary>Both ends of every kind that is in use.</summary>
    public IEnumerable<RelationEnd> Ends => Kinds.Where(k => k.RetiredAt is null).SelectMany(k => new[] { new RelationEnd(k, false), new RelationEnd(k, true) });

    /// <summary>An end by its slug or its words, whatever the capitals.</summary>
    public RelationEnd? FindEnd(string word)
    {
        var wanted = ItemWords.Folded(word.Trim());
        return Ends.FirstOrDefault(e => e.Slug == wanted) ?? Ends.FirstOrDefault(e => ItemWords.Folded(e.Words) == wanted);
    }

    /// <summary>Kinds along which a failure of the second end reaches the first, and of the first the second.</summary>
    public (long[] Back, long[] Onward) CarryingKinds() =>
        ([.. Kinds.Where(k => k.Carries.HasFlag(Carrying.Back)).Select(k => k.Id)], [.. Kinds.Where(k => k.Carries.HasFlag(Carrying.Onward)).Select(k => k.Id)]);

    private static Reading Read(AppDb db)
    {
        List<CiClass> all = [.. db.Set<CiClass>()];
        List<RelationKind> kinds = [.. db.Set<RelationKind>().AsEnumerable().OrderBy(k => k.Id)];
        var below = all.Where(c => c.ParentId is not null).OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase).ToLookup(c => c.ParentId!.Value);
        List<CiClass> order = [.. all.Where(c => c.ParentId is null).OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase).SelectMany(c => below[c.Id].Prepend(c))];
        return new Reading(order, all.ToFrozenDictionary(c => c.Id), kinds, kinds.ToFrozenDictionary(k => k.Id));
    }

    private sealed record Reading(IReadOnlyList<CiClass> InOrder, FrozenDictionary<long, CiClass> ById, IReadOnlyList<RelationKind> Kinds, FrozenDictionary<long, RelationKind> KindsById);
}
