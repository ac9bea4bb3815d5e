using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;

namespace Steward.Platform.Configuring;

/// <summary>Keeps a version of each thing of a setting that a command changed, in the transaction that changed it.</summary>
internal sealed class KeepVersions(IEnumerable<ISetting> settings) : IListener<Happening>
{
    private const int LongestTitle = 200;

    private readonly FrozenDictionary<string, ISetting[]> byKind = settings.SelectMany(s => s.ChangedBy, (s, kind) => (Setting: s, Kind: kind))
        .GroupBy(p => p.Kind, p => p.Setting).ToFrozenDictionary(g => g.Key, g => g.ToArray());

    public async Task Hear(Happening happening, CommandContext context)
    {
        if (!byKind.TryGetValue(happening.Kind, out var changed))
            return;
        await context.Db.SaveChangesAsync(); // what is read next must see the change
        foreach (var setting in changed)
            await Keep(setting, context);
    }

    private static async Task Keep(ISetting setting, CommandContext context)
    {
        var now = await setting.Read(context.Db);
        var kept = await context.Db.Newest(setting.Name);
        if (kept.Count == 0)
            kept = await First(setting, context);
        var wentBackTo = context.Keep(() => new GoingBack()).To;
        foreach (var state in now.Where(s => kept.GetValueOrDefault(s.Key)?.Content != s.Content))
            Add(state.Key, state.Title, state.Content);
        foreach (var gone in kept.Values.Where(k => k.Content is not null && now.All(s => s.Key != k.Key)))
            Add(gone.Key, gone.Title, null);
        await context.Db.SaveChangesAsync(); // the next event of this command compares with these

        void Add(string key, string title, string? content) => context.Db.Add(new SettingVersion
        {
            Id = Ids.Next(), Setting = setting.Name, Key = key, Title = Short(title), Content = content, At = context.Now, ById = context.Actor.PersonId, BackToId = wentBackTo,
        });
    }

    /// <summary>Nothing was kept of this setting before: a reader outside the transaction still sees what it was.</summary>
    private static async Task<Dictionary<string, SettingVersion>> First(ISetting setting, CommandContext context)
    {
        using var outside = context.Workspace.Database.Read();
        var versions = (await setting.Read(outside.Db))
            .Select(s => new SettingVersion { Id = Ids.Next(), Setting = setting.Name, Key = s.Key, Title = Short(s.Title), Content = s.Content }).ToList();
        context.Db.AddRange(versions);
        return versions.ToDictionary(v => v.Key);
    }

    private static string Short(string title) => title.Length <= LongestTitle ? title : title[..LongestTitle];
}

/// <summary>That a command goes back to a version, for as long as it runs.</summary>
internal sealed class GoingBack
{
    public long? To { get; set; }
}
