using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Steward.Platform.Backup;
using Steward.Platform.Blobs;
using Steward.Platform.Data;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Health;

/// <summary>Where the data lies: engine, schema, sizes, room, and whether it could be brought back.</summary>
internal static class StorageSigns
{
    private const long LargeLog = 256L * 1024 * 1024;
    private const long LittleRoom = 2L * 1024 * 1024 * 1024;
    private const long NoRoom = 256L * 1024 * 1024;

    public static async Task<IReadOnlyList<HealthSign>> All(Workspace workspace, BlobStore blobs, Instant now, CancellationToken cancel)
    {
        var size = await StorageSize.Of(workspace, cancel);
        var trouble = await StorageProbe.Trouble(workspace, cancel);
        List<HealthSign> signs =
        [
            trouble is null
                ? new(HealthGroup.Storage, "engine", workspace.Database.EngineVersion)
                : new(HealthGroup.Storage, "engine", $"{workspace.Database.EngineVersion}: {trouble}", Condition.Broken, HealthReading.Say("StorageBroken")),
        ];
        string? drilled;
        using (var lease = workspace.Database.Read())
        {
            signs.Add(await Schema(lease.Db, cancel));
            drilled = await lease.Db.Fact(WorkspaceFacts.RestoreDrilled, cancel);
        }

        signs.Add(new(HealthGroup.Storage, "database", ProgramSigns.Bytes(size.Bytes), Number: size.Bytes));
        if (size.LogBytes is { } log)
            signs.Add(new(HealthGroup.Storage, "log", ProgramSigns.Bytes(log), log > LargeLog ? Condition.Look : Condition.Fine, log > LargeLog ? HealthReading.Say("LogLarge") : null, log));
        var (contents, bytes) = await blobs.Held(workspace, cancel);
        signs.Add(new(HealthGroup.Storage, "blobs", HealthReading.Say("BlobsValue", contents, ProgramSigns.Bytes(bytes)).ToString(), Number: bytes));
        var drive = new DriveInfo(workspace.Folder);
        signs.Add(Room(drive.AvailableFreeSpace, drive.TotalSize));
        signs.Add(Since("backup", await Backups.LastTaken(workspace, cancel), Duration.FromDays(2), now));
        signs.Add(Since("drill", drilled is null ? null : InstantPattern.ExtendedIso.Parse(drilled).GetValueOrThrow(), Duration.FromDays(180), now));
        return signs;
    }

    internal static HealthSign Room(long free, long total)
    {
        var condition = free < NoRoom ? Condition.Broken : free < LittleRoom ? Condition.Look : Condition.Fine;
        return new(
            HealthGroup.Storage, "disk", HealthReading.Say("Of", ProgramSigns.Bytes(free), ProgramSigns.Bytes(total)).ToString(), condition,
            condition == Condition.Fine ? null : HealthReading.Say("DiskFull"), free);
    }

    internal static HealthSign Since(string id, Instant? last, Duration atMost, Instant now) => last switch
    {
        null => new(HealthGroup.Storage, id, HealthReading.Say("Never").ToString(), Condition.Look, HealthReading.Say("First_" + id)),
        { } at when now - at > atMost => new(HealthGroup.Storage, id, null, Condition.Look, HealthReading.Say("Old_" + id, atMost.Days), At: at),
        { } at => new(HealthGroup.Storage, id, null, At: at),
    };

    private static async Task<HealthSign> Schema(AppDb db, CancellationToken cancel)
    {
        var taken = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        var open = db.Database.GetMigrations().Except(taken, StringComparer.Ordinal).Count();
        return new(
            HealthGroup.Storage, "schema", taken.LastOrDefault() ?? "", open > 0 ? Condition.Broken : Condition.Fine, open > 0 ? HealthReading.Say("SchemaOld", open) : null, open);
    }
}
