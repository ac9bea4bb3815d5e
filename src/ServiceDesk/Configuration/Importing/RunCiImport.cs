using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.ServiceDesk.Configuration.Keeping;

namespace Steward.ServiceDesk.Configuration.Importing;

/// <summary>Notes an uploaded file. Nothing of it is brought in yet.</summary>
public sealed record StartCiImport(string FileName, string Hash) : ICommand<StartedCiImport>
{
    public static Permission Needs => ConfigurationPermissions.Import;
}

public sealed record StartedCiImport(long Id);

/// <summary>Brings a file in: what is new is created, what differs is changed, what is missing in the file stays.</summary>
/// <param name="Id">The import.</param>
/// <param name="Rows">The file as it was read before the order; the import's own.</param>
public sealed record RunCiImport(long Id, CiRows Rows) : ICommand<RanCiImport>
{
    public static Permission Needs => ConfigurationPermissions.Import;
}

public sealed record RanCiImport(int Created, int Changed, int Unchanged, int Related, int Wrong);

internal sealed class RunCiImportHandler : IHandle<StartCiImport, StartedCiImport>, IHandle<RunCiImport, RanCiImport>
{
    public Task<Outcome<StartedCiImport>> Handle(StartCiImport command, CommandContext context)
    {
        var import = new CiImport
        {
            Id = Ids.Next(), FileName = command.FileName.Length <= 255 ? command.FileName : command.FileName[..255], Hash = command.Hash, ById = context.Actor.PersonId, CreatedAt = context.Now,
        };
        context.Db.Add(import);
        return Task.FromResult<Outcome<StartedCiImport>>(new StartedCiImport(import.Id));
    }

    public async Task<Outcome<RanCiImport>> Handle(RunCiImport command, CommandContext context)
    {
        var db = context.Db;
        if (await db.Set<CiImport>().FirstOrDefaultAsync(i => i.Id == command.Id) is not { } import)
            return Refusal.Missing(Texts<ConfigurationTexts>.Say("NoSuchImport"));
        if (import.RunAt is not null)
            return Refusal.Conflict(Texts<ConfigurationTexts>.Say("ImportRanAlready"));
        var plan = await new CiPlanning(context.Workspace, db).Make(command.Rows, context.Now);
        var created = plan.Items.Where(i => i.Fate == CiRowFate.Created).ToList();
        var changed = plan.Items.Where(i => i.Fate == CiRowFate.Changed).ToList();
        var numbered = new Dictionary<long, ConfigurationItem>();
        if (created.Count > 0)
        {
            var first = await context.Workspace.Database.NextNumbers(db, CiStore.Counter, created.Count);
            foreach (var (item, at) in created.Select((item, at) => (item, at)))
            {
                var ci = numbered[item.Ci.Id] = CiStore.With(item.Ci, first + at);
                CiStore.Write(db, ci, [], item.Values, isNew: true, context.Now);
                context.Record(new CiCreated { SubjectId = ci.Id, Changes = item.Changes });
            }
        }

        foreach (var item in changed)
        {
            CiStore.Write(db, item.Ci, item.Stored, item.Values, isNew: false, context.Now);
            context.Record(new CiChanged { SubjectId = item.Ci.Id, Changes = item.Changes });
        }

        var relations = new List<long>();
        foreach (var wish in plan.Relations)
        {
            var (from, to) = (numbered.GetValueOrDefault(wish.From.Id, wish.From), numbered.GetValueOrDefault(wish.To.Id, wish.To));
            var relation = new CiRelation { Id = Ids.Next(), FromId = from.Id, ToId = to.Id, KindId = wish.Kind.Id };
            relations.Add(relation.Id);
            db.Add(relation);
            context.Record(new CiRelated { SubjectId = from.Id, Changes = [new Change(wish.Kind.Words, null, $"{to.Key} {to.Name}")] });
            context.Record(new CiRelated { SubjectId = to.Id, Changes = [new Change(wish.Kind.Back, null, $"{from.Key} {from.Name}")] });
        }

        var undo = new CiUndo([.. created.Select(c => c.Ci.Id)], relations, [.. changed.Select(c => new CiBefore(c.Ci.Id, c.Ci.Version, c.Before!))]);
        import.Undo = JsonSerializer.Serialize(undo, PlatformJson.Options);
        import.RunAt = context.Now;
        (import.Created, import.Changed, import.Unchanged, import.Related) = (created.Count, changed.Count, plan.Count(CiRowFate.Unchanged), relations.Count);
        import.Wrong = plan.Problems.Where(p => p.LeftOut).Select(p => p.Row).Distinct().Count();
        context.Record(new CiImportRun { SubjectId = import.Id, Note = import.FileName, Changes = [Count("created", import.Created), Count("changed", import.Changed), Count("related", import.Related)] });
        return new RanCiImport(import.Created, import.Changed, import.Unchanged, import.Related, import.Wrong);
    }

    private static Change Count(string what, int count) => new(what, null, count.ToString(CultureInfo.InvariantCulture));
}
