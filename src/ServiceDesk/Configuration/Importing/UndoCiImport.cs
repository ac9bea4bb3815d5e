using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.ServiceDesk.Configuration.Keeping;

namespace Steward.ServiceDesk.Configuration.Importing;

/// <summary>An item as it was before an import changed it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Version">Its version after the import: another one means somebody changed it since.</param>
/// <param name="Was">What it was.</param>
internal sealed record CiBefore(long Id, int Version, CiWish Was);

/// <summary>What taking an import back needs.</summary>
internal sealed record CiUndo(IReadOnlyList<long> Created, IReadOnlyList<long> Relations, IReadOnlyList<CiBefore> Changed);

/// <summary>Takes an import back within seven days. What somebody changed since stays as it is and is named.</summary>
public sealed record UndoCiImport(long Id) : ICommand<UndoneCiImport>
{
    public static Permission Needs => ConfigurationPermissions.Import;
}

/// <summary>What stayed because somebody changed it since.</summary>
public sealed record UndoneCiImport(IReadOnlyList<string> Kept);

internal sealed class UndoCiImportHandler : IHandle<UndoCiImport, UndoneCiImport>
{
    public async Task<Outcome<UndoneCiImport>> Handle(UndoCiImport command, CommandContext context)
    {
        var db = context.Db;
        if (await db.Set<CiImport>().FirstOrDefaultAsync(i => i.Id == command.Id) is not { } import)
            return Refusal.Missing(Texts<ConfigurationTexts>.Say("NoSuchImport"));
        if (!import.IsUndoable(context.Now))
            return Refusal.Conflict(Texts<ConfigurationTexts>.Say("ImportNotUndoable"));
        var undo = JsonSerializer.Deserialize<CiUndo>(import.Undo, PlatformJson.Options)!;
        var kept = new List<string>();
        await db.Set<CiRelation>().Where(r => undo.Relations.Contains(r.Id)).ExecuteDeleteAsync();
        await TakeBack(context, undo, kept);
        await WriteBack(context, undo, kept);
        import.UndoneAt = context.Now;
        context.Record(new CiImportUndone { SubjectId = import.Id, Note = import.FileName });
        return new UndoneCiImport(kept);
    }

    private static async Task TakeBack(CommandContext context, CiUndo undo, List<string> kept)
    {
        var db = context.Db;
        var made = await db.Set<ConfigurationItem>().Where(c => undo.Created.Contains(c.Id)).ToListAsync();
        var (lent, own) = (new HashSet<long>(await db.Set<CiTie>().Where(t => undo.Created.Contains(t.CiId)).Select(t => t.CiId).Distinct().ToListAsync()), made.Where(c => c.Version > 1).Select(c => c.Id).ToHashSet());
        var gone = made.FindAll(c => !lent.Contains(c.Id) && !own.Contains(c.Id));
        kept.AddRange(made.Except(gone).Select(c => $"{c.Key} {c.Name}"));
        var ids = gone.ConvertAll(c => c.Id);
        await db.Set<CiRelation>().Where(r => ids.Contains(r.FromId) || ids.Contains(r.ToId)).ExecuteDeleteAsync();
        await db.Set<CiValue>().Where(v => ids.Contains(v.CiId)).ExecuteDeleteAsync();
        db.RemoveRange(gone);
        foreach (var ci in gone)
            context.Record(new CiTakenBack { SubjectId = ci.Id, Changes = [new Platform.Events.Change("name", $"{ci.Key} {ci.Name}", null)] });
    }

    private static async Task WriteBack(CommandContext context, CiUndo undo, List<string> kept)
    {
        var ids = undo.Changed.Select(c => c.Id).ToList();
        var all = await context.Db.Set<ConfigurationItem>().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id);
        var values = (await context.Db.Set<CiValue>().Where(v => ids.Contains(v.CiId)).ToListAsync()).ToLookup(v => v.CiId);
        var book = context.Workspace.Get<CiBook>();
        foreach (var (id, version, was) in undo.Changed.Where(c => all.ContainsKey(c.Id)))
        {
            var ci = all[id];
            CiValue[] stored = [.. values[id]];
            var own = stored.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
            var writing = new CiWriting(context.Workspace);
            if (ci.Version == version)
                writing.Write(ci, own, Whole(was, book));
            if (ci.Version != version || writing.Faults.Count > 0)
            {
                context.Db.Entry(ci).CurrentValues.SetValues(context.Db.Entry(ci).OriginalValues);
                kept.Add($"{ci.Key} {ci.Name}");
                continue;
            }

            CiStore.Write(context.Db, ci, stored, own, isNew: false, context.Now);
            context.Record(new CiChanged { SubjectId = id, Changes = writing.Changes });
        }
    }

    /// <summary>Fields it did not have are taken away again.</summary>
    private static CiWish Whole(CiWish was, CiBook book) => was with
    {
        Fields = (book.FindClass(was.Class ?? "") is { } known ? book.FieldsOf(known.Id) : []).ToDictionary(f => f.Key, f => was.Fields?.GetValueOrDefault(f.Key) ?? "", StringComparer.Ordinal),
    };
}
