using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Configuration.Keeping;

/// <summary>Adds a configuration item, or changes what the wish names.</summary>
/// <param name="Key"><c>CI-12</c>; null adds one.</param>
/// <param name="Wish">What it is to be.</param>
public sealed record SaveConfigurationItem(string? Key, CiWish Wish) : ICommand<SavedCi>
{
    public static Permission Needs => ConfigurationPermissions.Keep;

    /// <summary>The version somebody saw; when it changed since, nothing is written.</summary>
    public int? IfVersion { get; init; }
}

public sealed record SavedCi(long Id, string Key, string Name, int Version);

internal sealed class SaveConfigurationItemHandler : IHandle<SaveConfigurationItem, SavedCi>
{
    public async Task<Outcome<SavedCi>> Handle(SaveConfigurationItem command, CommandContext context)
    {
        var db = context.Db;
        ConfigurationItem? ci = null;
        if (command.Key is { } key)
        {
            var number = ConfigurationItem.NumberIn(key) ?? -1;
            ci = await db.Set<ConfigurationItem>().FirstOrDefaultAsync(c => c.Number == number);
            if (ci is null)
                return Refusal.Missing(Texts<ConfigurationTexts>.Say("NoSuchCi", key));
            if (command.IfVersion is { } seen && seen != ci.Version)
                return new Refusal(RefusalKind.Stale, Texts<ConfigurationTexts>.Say("CiChangedMeanwhile", ci.Key));
        }

        var isNew = ci is null;
        var was = ci?.State;
        // the number is taken only when the rest is right: a refused form leaves no gap
        ci ??= new ConfigurationItem { Id = Ids.Next(), Name = "", CreatedAt = context.Now, State = CiState.InUse };
        var stored = isNew ? [] : await db.Set<CiValue>().Where(v => v.CiId == ci.Id).ToListAsync();
        var values = stored.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
        var writing = new CiWriting(context.Workspace);
        writing.Write(ci, values, command.Wish);
        if (ci.ExternalKey is { } external && writing.Changes.Exists(c => c.Field == "externalKey") && await CiRules.MustBearItsOwnKey(db, ci.Id, external) is { } taken)
            writing.Faults.Add(taken);
        if (Refusal.From(writing.Faults) is { } refusal)
            return refusal;
        if (ci.State == CiState.Retired && was is not null and not CiState.Retired && await CiRules.MustCarryNobody(db, context.Workspace.Get<CiBook>(), ci) is { } carrying)
            return carrying;
        if (!isNew && writing.Changes.Count == 0)
            return new SavedCi(ci.Id, ci.Key, ci.Name, ci.Version);
        if (isNew)
            ci = await Numbered(context, ci);
        CiStore.Write(db, ci, stored, values, isNew, context.Now);
        context.Record(isNew ? new CiCreated { SubjectId = ci.Id, Changes = writing.Changes } : new CiChanged { SubjectId = ci.Id, Changes = writing.Changes });
        context.Tell(new LiveNews("ci:" + ci.Key));
        return new SavedCi(ci.Id, ci.Key, ci.Name, ci.Version);
    }

    private static async Task<ConfigurationItem> Numbered(CommandContext context, ConfigurationItem draft) =>
        CiStore.With(draft, await context.Workspace.Database.NextNumber(context.Db, CiStore.Counter));
}
