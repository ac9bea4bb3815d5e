using Microsoft.EntityFrameworkCore;
using Steward.Platform.Edge;
using Steward.Platform.Events;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Configuration;

/// <summary>Anything that happened to a configuration item.</summary>
public abstract record CiHappening : Happening
{
    public override string Subject => "ci";
}

public sealed record CiCreated : CiHappening
{
    public override string Kind => "ci.created";
}

public sealed record CiChanged : CiHappening
{
    public override string Kind => "ci.changed";
}

public sealed record CiRelated : CiHappening
{
    public override string Kind => "ci.related";
}

public sealed record CiUnrelated : CiHappening
{
    public override string Kind => "ci.unrelated";
}

/// <summary>An import that brought it was taken back.</summary>
public sealed record CiTakenBack : CiHappening
{
    public override string Kind => "ci.taken-back";
}

/// <summary>A work item was said to be about a configuration item.</summary>
public sealed record ItemTied : ItemHappening
{
    public override string Kind => "item.ci-tied";
}

public sealed record ItemUntied : ItemHappening
{
    public override string Kind => "item.ci-untied";
}

public sealed record CiClassSaved : Happening
{
    public override string Kind => "ci-class.saved";

    public override string Subject => "ci-class";
}

public sealed record RelationKindSaved : Happening
{
    public override string Kind => "ci-relation.saved";

    public override string Subject => "ci-relation";
}

public sealed record CiImportRun : Happening
{
    public override string Kind => "ci-import.run";

    public override string Subject => "ci-import";
}

public sealed record CiImportUndone : Happening
{
    public override string Kind => "ci-import.undone";

    public override string Subject => "ci-import";
}

/// <summary>Marks the texts of these events (ConfigurationEventTexts.resx).</summary>
public sealed class ConfigurationEventTexts;

/// <summary>Tells what happened to configuration items, to those who may read them.</summary>
internal sealed class ConfigurationTeller() : EventTeller(typeof(ConfigurationEventTexts), "ci", "ci-class", "ci-relation", "ci-import")
{
    protected override async Task<IReadOnlyDictionary<(string Subject, long Id), SubjectName>> Names(Visit visit, IReadOnlyList<EventRow> rows, CancellationToken cancel)
    {
        var names = new Dictionary<(string Subject, long Id), SubjectName>();
        if (!visit.Actor.May(ConfigurationPermissions.Read))
            return names;
        var ids = rows.Where(r => r.Subject == "ci").Select(r => r.SubjectId).Distinct().ToList();
        foreach (var ci in ids.Count == 0 ? [] : await visit.Db.Set<ConfigurationItem>().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Number, c.Name }).ToListAsync(cancel))
            names[("ci", ci.Id)] = new SubjectName($"{ConfigurationItem.KeyOf(ci.Number)} {ci.Name}", $"{visit.Root}/configuration/{ConfigurationItem.KeyOf(ci.Number)}");
        var book = visit.Workspace.Get<CiBook>();
        foreach (var known in book.Classes)
            names[("ci-class", known.Id)] = new SubjectName(known.Name, $"{visit.Root}/admin/configuration");
        foreach (var kind in book.Kinds)
            names[("ci-relation", kind.Id)] = new SubjectName(kind.Words, $"{visit.Root}/admin/configuration");
        return names;
    }
}
