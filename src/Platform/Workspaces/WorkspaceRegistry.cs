using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.Platform.Workspaces;

/// <summary>Where data lives: a folder with SQLite files, or a PostgreSQL cluster (the folder then keeps keys and file-system blobs only).</summary>
public sealed record StorageOptions
{
    public required string DataFolder { get; init; }

    /// <summary>PostgreSQL connection string; SQLite files when null.</summary>
    public string? Database { get; init; }

    /// <summary>Private key that signs audit checkpoints (PEM); <c>keys/audit.pem</c> in the data folder when null. All nodes of a cluster share one.</summary>
    public string? AuditKeyFile { get; init; }

    /// <summary>A second folder, best on another machine's disk, that gets every audit checkpoint too.</summary>
    public string? CheckpointCopyFolder { get; init; }

    /// <summary>True in the process that serves requests. A SQLite file has one such process at a time; command-line verbs may work beside it.</summary>
    public bool Serves { get; init; }

    /// <summary>Most commands per SQLite commit. 1 turns grouping off; benchmarks compare with it.</summary>
    public int CommandsPerCommit { get; init; } = SqliteWriter.DefaultGroup;

    /// <summary>Keep contents of files in the database instead of the folder. Unless said, they are in the database on PostgreSQL, whose nodes share no folder.</summary>
    public bool? BlobsInDatabase { get; init; }

    /// <summary>Where clamd listens, "host:port"; files are scanned before they are handed out. Null when they are not.</summary>
    public string? Clamd { get; init; }
}

/// <summary>Opens workspaces on first use, brings their schema up to date, and keeps them open.</summary>
public sealed partial class WorkspaceRegistry(StorageOptions storage, IReadOnlyList<ITables> tables, TimeProvider clock, IServiceProvider modules) : IAsyncDisposable
{
    private readonly IWorkspaceDirectory directory = storage.Database is null
        ? new FileWorkspaceDirectory(storage.DataFolder)
        : new PostgreSqlWorkspaceDirectory(storage.Database);

    private readonly ConcurrentDictionary<string, Lazy<Task<Workspace>>> open = new(StringComparer.Ordinal);
    private IReadOnlyList<WorkspaceEntry> entries = [];
    private Instant listedAt = Instant.MinValue;
    private readonly Lock listing = new();
    private int changes;

    public IEnumerable<Workspace> Open => open.Values.Where(w => w.IsValueCreated && w.Value.IsCompletedSuccessfully).Select(w => w.Value.Result);

    private readonly List<Func<Workspace, Task>> openers = [];

    /// <summary>Runs once for every workspace that opens, before it answers anybody: built-in data, job runners.</summary>
    public void OnOpen(Func<Workspace, Task> prepare) => openers.Add(prepare);

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>The workspace of a host name and a path name; null when there is none (or it is archived).</summary>
    public async ValueTask<Workspace?> Find(string? host, string? name, CancellationToken cancel = default)
    {
        if (Now - listedAt > Duration.FromSeconds(5))
        {
            var (seen, listed) = (changes, await directory.List(cancel));
            lock (listing)
            {
                if (seen == changes) // else the list was read before a change of ours, and lacks it
                    (entries, listedAt) = (listed, Now);
            }

            if (seen != changes)
                return await Find(host, name, cancel);
        }

        var entry = name is not null
            ? entries.FirstOrDefault(e => e.Name == name)
            : entries.FirstOrDefault(e => host is not null && e.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase))
              ?? entries.FirstOrDefault(e => e.Name == WorkspaceEntry.DefaultName);
        return entry is null || entry.ArchivedAt is not null ? null : await Enter(entry);
    }

    public Task<IReadOnlyList<WorkspaceEntry>> List(CancellationToken cancel = default) => directory.List(cancel);

    /// <summary>Makes a workspace, or answers why not.</summary>
    public async Task<Outcome<Workspace>> Create(string name, string title, IReadOnlyList<string>? hosts = null, CancellationToken cancel = default)
    {
        if (!IsName(name))
            return Refusal.Invalid("name", Texts<PlatformTexts>.Say("WorkspaceName", name));
        if ((await directory.List(cancel)).Any(e => e.Name == name))
            return Refusal.Conflict(Texts<PlatformTexts>.Say("WorkspaceExists", name));
        var entry = new WorkspaceEntry(name, title, hosts ?? [], Now);
        await directory.Save(entry, cancel);
        ListAgain();
        return await Enter(entry);
    }

    /// <summary>The named workspace, made when it does not exist yet.</summary>
    public async Task<Workspace> Ensure(string name, string title, CancellationToken cancel = default) =>
        await Find(null, name, cancel) ?? (await Create(name, title, null, cancel)).Answer;

    /// <summary>Gives a workspace the name of its organisation, shown on every page. Other nodes follow when they next look at the list.</summary>
    public async Task<Outcome<WorkspaceEntry>> Rename(Workspace workspace, string title, CancellationToken cancel = default)
    {
        var trimmed = title.Trim();
        if (trimmed.Length is 0 or > 80)
            return Refusal.Invalid("title", Texts<PlatformTexts>.Say("WorkspaceTitle", 80));
        var outcome = await Change(workspace.Name, e => e with { Title = trimmed }, cancel);
        if (outcome.Succeeded)
            workspace.Entry = outcome.Answer;
        return outcome;
    }

    public async Task<Outcome<WorkspaceEntry>> Archive(string name, CancellationToken cancel = default)
    {
        var outcome = await Change(name, e => e with { ArchivedAt = e.ArchivedAt ?? Now }, cancel);
        if (outcome.Succeeded)
            await Close(name);
        return outcome;
    }

    /// <summary>Closes a workspace on this node: its file is whole then, its connections are given back. The next request opens it again.</summary>
    public async Task Close(string name)
    {
        if (open.TryRemove(name, out var opened) && opened.IsValueCreated)
            await (await opened.Value).DisposeAsync();
    }

    /// <summary>Brings an archived workspace back within <see cref="WorkspaceEntry.RestorableFor"/>.</summary>
    public async Task<Outcome<WorkspaceEntry>> Restore(string name, CancellationToken cancel = default)
    {
        var entry = (await directory.List(cancel)).FirstOrDefault(e => e.Name == name);
        if (entry?.ArchivedAt is { } archived && Now - archived > WorkspaceEntry.RestorableFor)
            return Refusal.Conflict(Texts<PlatformTexts>.Say("WorkspaceTooOld", name, WorkspaceEntry.RestorableFor.Days));
        return await Change(name, e => e with { ArchivedAt = null }, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var workspace in Open.ToList())
            await workspace.DisposeAsync();
        open.Clear();
    }

    /// <summary>May a workspace be called so?</summary>
    public static bool IsName(string name) => NamePattern().IsMatch(name);

    /// <summary>Takes up a workspace whose data was just restored, under its name; hosts of an entry that stood there before are kept.</summary>
    internal async Task Adopt(WorkspaceEntry entry, CancellationToken cancel)
    {
        var before = (await directory.List(cancel)).FirstOrDefault(e => e.Name == entry.Name);
        await directory.Save(before is null ? entry : before with { Title = entry.Title, ArchivedAt = null }, cancel);
        ListAgain();
    }

    /// <summary>The folder of a workspace's files; its SQLite file stands there too.</summary>
    public string FolderOf(string name) => Path.Combine(storage.DataFolder, name);

    private void ListAgain()
    {
        lock (listing)
        {
            changes++;
            listedAt = Instant.MinValue;
        }
    }

    private async Task<Outcome<WorkspaceEntry>> Change(string name, Func<WorkspaceEntry, WorkspaceEntry> change, CancellationToken cancel)
    {
        var entry = (await directory.List(cancel)).FirstOrDefault(e => e.Name == name);
        if (entry is null)
            return Refusal.Missing(Texts<PlatformTexts>.Say("WorkspaceMissing", name));
        var changed = change(entry);
        await directory.Save(changed, cancel);
        ListAgain();
        return changed;
    }

    private async Task<Workspace> Enter(WorkspaceEntry entry)
    {
        var opening = open.GetOrAdd(entry.Name, _ => new Lazy<Task<Workspace>>(() => OpenAndMigrate(entry)));
        try
        {
            var workspace = await opening.Value;
            if (workspace.Entry.Title != entry.Title)
                workspace.Entry = entry;
            return workspace;
        }
        catch
        {
            open.TryRemove(KeyValuePair.Create(entry.Name, opening)); // the next one tries again: what was in the way may be gone
            throw;
        }
    }

    private async Task<Workspace> OpenAndMigrate(WorkspaceEntry entry)
    {
        var folder = FolderOf(entry.Name);
        Directory.CreateDirectory(folder);
        IWorkspaceDatabase database = storage.Database is null
            ? await SqliteWorkspaceDatabase.Open(Path.Combine(folder, "steward.db"), tables, storage.Serves, storage.CommandsPerCommit)
            : new PostgreSqlWorkspaceDatabase(storage.Database, PostgreSqlWorkspaceDatabase.SchemaOf(entry.Name), tables);
        try
        {
            return await Prepare(entry, database, folder);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    private async Task<Workspace> Prepare(WorkspaceEntry entry, IWorkspaceDatabase database, string folder)
    {
        await database.Migrate();
        using (var lease = database.Read())
            Ids.ContinueAfter(await lease.Db.Set<EventRow>().MaxAsync(e => (long?)e.Id) ?? 0);
        var workspace = new Workspace(await WorkspaceFacts.IdOf(database), entry, database, folder, modules);
        if (database is PostgreSqlWorkspaceDatabase postgres)
            await NodeBridge.Start(workspace, postgres);
        if (database is SqliteWorkspaceDatabase sqlite)
            sqlite.ForeignCommit = workspace.ForgetAll;
        foreach (var prepare in openers)
            await prepare(workspace);
        return workspace;
    }

    [GeneratedRegex(@"^[a-z][a-z0-9-]{1,39}\z", RegexOptions.None, 1000)]
    private static partial Regex NamePattern();
}
