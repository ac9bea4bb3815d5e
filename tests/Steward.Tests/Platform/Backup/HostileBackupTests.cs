using System.IO.Compression;
using System.Text;
using Shouldly;
using Steward.Platform.Backup;
using Steward.Platform.Workspaces;
using Steward.Testing.Running;
using Steward.Tests.Platform.Running;
using Xunit;

namespace Steward.Tests.Platform.Backup;

/// <summary>An archive somebody else put together must change nothing.</summary>
public sealed class HostileBackupTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string BackupFile => Path.Combine(folder.Path, "backup.zip");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("../../escaped")]
    [InlineData("/etc/escaped")]
    [InlineData("blobs/../../escaped")]
    [InlineData("keys/audit.pem")]
    [InlineData("tables/../x.copy")]
    [InlineData("steward.db\n")]
    public Task An_entry_with_another_name_is_refused(string name) => Refuses(zip => Add(zip, name, "x"), "has no place");

    [Fact]
    public Task An_entry_the_manifest_does_not_name_is_refused() =>
        Refuses(zip => Add(zip, "blobs/" + new string('a', 64), "x"), "does not name");

    [Fact]
    public Task The_same_name_twice_is_refused() => Refuses(zip => Add(zip, "manifest.json", "{}"), "has no place");

    [Fact]
    public Task A_missing_entry_is_refused() => Refuses(zip => First(zip).Delete(), "is missing");

    [Fact]
    public Task An_archive_without_a_manifest_is_refused() => Refuses(zip => zip.GetEntry("manifest.json")!.Delete(), "no manifest");

    [Fact]
    public Task A_later_format_is_refused() => Refuses(zip => Rewrite(zip, text => text.Replace("\"format\":1", "\"format\":2", StringComparison.Ordinal)), "format 2");

    [Fact]
    public Task A_later_schema_is_refused() => Refuses(zip => Rewrite(zip, text => text.Replace("0010_Audit", "9999_Later", StringComparison.Ordinal)), "9999_Later");

    [Fact]
    public Task A_manifest_that_is_no_json_is_refused() => Refuses(zip => Rewrite(zip, _ => "{ nonsense"), "not a backup");

    [Fact]
    public Task A_name_that_is_a_path_is_refused() => Refuses(zip => Rewrite(zip, text => text.Replace("\",\"title\":", "/../up\",\"title\":", StringComparison.Ordinal)), "cannot name a workspace");

    [Fact]
    public Task Rows_that_are_not_what_the_manifest_counted_are_refused() =>
        Refuses(zip => Rewrite(zip, text => text.Replace("\"table\":\"events\",\"rows\":", "\"table\":\"events\",\"rows\":1", StringComparison.Ordinal)), "damaged");

    [Fact]
    public Task A_changed_content_is_refused() => Refuses(zip => FlipMiddle(First(zip)), "damaged");

    [Fact]
    public async Task A_file_that_is_no_archive_is_refused()
    {
        await File.WriteAllTextAsync(BackupFile, "PK\u0003\u0004 nothing of the kind");
        await using var loose = await LooseWorkspace.Open();

        (await loose.Get<Restoring>().Restore(BackupFile, "fresh", force: false)).Refusal!.Sentence.ToString().ShouldContain("not a backup");
    }

    private async Task Refuses(Action<ZipArchive> tamper, string because)
    {
        await using var loose = await LooseWorkspace.Open();
        await loose.Get<Backups>().Take(loose.Workspace, BackupFile);
        using (var zip = ZipFile.Open(BackupFile, ZipArchiveMode.Update))
            tamper(zip);
        var named = because.Contains("cannot name", StringComparison.Ordinal) ? null : loose.Name + "r";
        var filesBefore = Directory.GetFiles(loose.Folder, "*", SearchOption.AllDirectories).Length;

        var outcome = await loose.Get<Restoring>().Restore(BackupFile, named, force: false);

        outcome.Succeeded.ShouldBeFalse();
        outcome.Refusal!.Sentence.ToString().ShouldContain(because);
        (await loose.Get<WorkspaceRegistry>().List()).ShouldAllBe(e => e.Name != loose.Name + "r");
        Directory.GetFiles(loose.Folder, "*", SearchOption.AllDirectories).Where(f => !f.Contains("steward.db.claim", StringComparison.Ordinal)).Count()
            .ShouldBeLessThanOrEqualTo(filesBefore, "nothing is left behind");
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }

    private static ZipArchiveEntry First(ZipArchive zip) => zip.GetEntry("steward.db") ?? zip.GetEntry("tables/workspace_facts.copy")!;

    private static void Rewrite(ZipArchive zip, Func<string, string> change)
    {
        string before, after;
        using (var reader = new StreamReader(zip.GetEntry("manifest.json")!.Open()))
            after = change(before = reader.ReadToEnd());
        after.ShouldNotBe(before);
        zip.GetEntry("manifest.json")!.Delete();
        Add(zip, "manifest.json", after);
    }

    private static void FlipMiddle(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        bytes[bytes.Length / 2] ^= 1;
        stream.Position = 0;
        stream.Write(bytes);
    }
}
