using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Blobs;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Jobs;
using Steward.Platform.Scanning;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Attaching.Judging;

/// <summary>Keeps what the scanner said of a content, at every file that holds it.</summary>
public sealed record NoteScan(string Hash, string? Found) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.Recount;
}

public sealed record FileFoundInfected : ItemHappening
{
    public override string Kind => "item.file-infected";
}

internal sealed class NoteScanHandler : IHandle<NoteScan, Done>
{
    public async Task<Outcome<Done>> Handle(NoteScan command, CommandContext context)
    {
        var files = await context.Db.Set<Attachment>().Where(a => a.Hash == command.Hash && a.Scan == FileScan.NotScanned).ToListAsync();
        var ids = files.Select(f => f.ItemId).ToHashSet();
        var items = await context.Db.Set<WorkItem>().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id);
        foreach (var file in files)
        {
            (file.Scan, file.ScanFound) = (command.Found is null ? FileScan.Clean : FileScan.Infected, command.Found);
            if (!items.TryGetValue(file.ItemId, out var item))
                continue;
            if (command.Found is { } found)
            {
                context.Record(new FileFoundInfected
                {
                    SubjectId = item.Id, SpaceId = item.SpaceId, Internal = true,
                    Changes = [new Change("file", null, $"{file.Name} (v{file.Version})"), new Change("malware", null, found)],
                });
            }

            context.TellAbout(item);
        }

        return Done.Instance;
    }
}

/// <summary>Has the scanner look at every content nobody has looked at yet, newest first; what it can not reach waits and is not served.</summary>
internal sealed class ScanFiles(MalwareScanner scanner, BlobStore blobs, Dispatcher dispatcher, ILogger<ScanFiles> log) : IRepeatedJob
{
    private const int AtOnce = 50;

    public string Kind => "files.scan";

    public Duration Every => Duration.FromSeconds(10);

    public async Task Run(Workspace workspace, CancellationToken cancel)
    {
        if (!scanner.IsOn)
            return;
        List<string> hashes;
        using (var lease = workspace.Database.Read())
        {
            hashes = await lease.Db.Set<Attachment>().Where(a => a.Scan == FileScan.NotScanned).OrderByDescending(a => a.Id).Take(AtOnce).Select(a => a.Hash).ToListAsync(cancel);
        }

        foreach (var hash in hashes.Distinct(StringComparer.Ordinal))
        {
            if (await blobs.Open(workspace, hash, cancel) is not { } content)
                continue;
            await using var open = content;
            var result = await scanner.Scan(open, cancel);
            if (result.Trouble is { } trouble)
            {
                log.LogWarning("The malware scanner did not answer: {Trouble}", trouble);
                return; // the others would fare the same; they are tried again in a few seconds
            }

            await dispatcher.Send(workspace, new NoteScan(hash, result.IsClean ? null : result.Found), Actor.System, cancel: cancel);
        }
    }
}
