using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Steward.Platform.Blobs;
using Steward.Platform.Portable;
using Steward.Platform.Workspaces;
using Steward.Testing.Running;
using Steward.Tests.Platform.Data;
using Steward.Tests.Platform.Running;
using Xunit;

namespace Steward.Tests.Platform.Portable;

/// <summary>An export somebody else put together changes nothing and is answered with a sentence.</summary>
public sealed class HostileExportTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private LooseWorkspace loose = null!;

    private string ExportFile => Path.Combine(folder.Path, "export.zip");

    public async Task InitializeAsync()
    {
        loose = await LooseWorkspace.Open();
        await SqliteWriterTests.Add(loose.Workspace.Database, "something");
        await loose.Get<BlobStore>().Keep(loose.Workspace, new MemoryStream("content"u8.ToArray()), "content.txt");
        await loose.Get<WorkspaceExport>().Take(loose.Workspace, ExportFile, withKeys: false);
    }

    public async Task DisposeAsync()
    {
        await loose.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData("../../escaped")]
    [InlineData("/etc/escaped")]
    [InlineData("data/../../escaped.jsonl")]
    [InlineData("blobs/../escaped")]
    [InlineData("steward.db")]
    public Task An_entry_with_another_name_is_refused(string name) => Refuses(zip => Add(zip, name, "x"), "has no place");

    [Fact]
    public Task A_table_Steward_does_not_have_is_refused() => Refuses(
        zip => Named(zip, "data/pg_class.jsonl", "{\"id\":1}\n", "pg_class"), "\"pg_class\" that Steward does not have");

    [Fact]
    public Task A_table_that_was_left_out_is_refused() => Refuses(
        zip =>
        {
            zip.GetEntry("data/work_watchers.jsonl")!.Delete();
            Rewrite(zip, text =>
            {
                var manifest = JsonNode.Parse(text)!;
                foreach (var (list, name) in new[] { ("tables", "work_watchers"), ("files", "data/work_watchers.jsonl") })
                    manifest[list]!.AsArray().RemoveAll(entry => entry!["name"]!.GetValue<string>() == name);
                return manifest.ToJsonString();
            });
        },
        "lacks the table work_watchers");

    [Fact]
    public Task A_later_format_is_refused() => Refuses(zip => Rewrite(zip, text => text.Replace("\"format\":1", "\"format\":7", StringComparison.Ordinal)), "format 7");

    [Fact]
    public Task A_later_schema_is_refused() => Refuses(zip => Rewrite(zip, text => text.Replace("0010_Audit", "9999_Later", StringComparison.Ordinal)), "9999_Later");

    [Fact]
    public Task A_changed_row_is_refused() => Refuses(
        zip => Replace(zip, "data/workspace_facts.jsonl", line => line.Replace("\"name\":\"id\"", "\"name\":\"ID\"", StringComparison.Ordinal)), "damaged");

    [Fact]
    public Task A_line_that_is_no_row_is_refused() => Refuses(
        zip => Replace(zip, "data/events.jsonl", line => line.Replace("\"kind\":\"", "\"kind\":[", StringComparison.Ordinal)), "is not a row of this table");

    [Fact]
    public Task An_entry_longer_than_it_says_is_refused() => Refuses(zip => Replace(zip, "data/events.jsonl", lines => lines + lines), "damaged");

    [Fact]
    public Task A_changed_content_is_refused() => Refuses(
        zip => Replace(zip, zip.Entries.First(e => e.FullName.StartsWith("blobs/", StringComparison.Ordinal)).FullName, _ => "kontent"), "damaged");

    [Fact]
    public Task A_bomb_is_refused_before_it_is_unpacked() => Refuses(
        zip =>
        {
            var entry = zip.CreateEntry("blobs/" + new string('a', 64), CompressionLevel.SmallestSize);
            using (var stream = entry.Open())
            {
                for (var i = 0; i < 90; i++)
                    stream.Write(new byte[1024 * 1024]);
            }

            Rewrite(zip, text => text.Replace("\"files\":[", $"\"files\":[{{\"name\":\"blobs/{new string('a', 64)}\",\"size\":{90L * 1024 * 1024},\"sha256\":\"{new string('a', 64)}\"}},", StringComparison.Ordinal));
        },
        "would unpack to 90 MB");

    [Fact]
    public Task A_backup_is_not_an_export() => Refuses(zip => Rewrite(zip, text => text.Replace("steward-export", "backup", StringComparison.Ordinal)), "'backup'");

    private async Task Refuses(Action<ZipArchive> tamper, string because)
    {
        using (var zip = ZipFile.Open(ExportFile, ZipArchiveMode.Update))
            tamper(zip);
        var named = loose.Name + "r";

        var outcome = await loose.Get<WorkspaceImport>().Bring(ExportFile, named);

        outcome.Succeeded.ShouldBeFalse();
        outcome.Refusal!.Sentence.ToString().ShouldContain(because);
        (await loose.Get<WorkspaceRegistry>().List()).ShouldAllBe(e => e.Name != named);
        var left = Path.Combine(loose.Folder, named);
        if (Directory.Exists(left))
            Directory.GetFiles(left, "*", SearchOption.AllDirectories).Select(Path.GetFileName).ShouldAllBe(name => name!.StartsWith("steward.db.claim", StringComparison.Ordinal));
        Directory.GetFiles(Path.GetTempPath(), "escaped*").ShouldBeEmpty();
    }

    /// <summary>An entry the manifest names rightly, of a table that should not be there.</summary>
    private static void Named(ZipArchive zip, string entry, string text, string table)
    {
        Add(zip, entry, text);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        Rewrite(zip, manifest => manifest
            .Replace("\"files\":[", $"\"files\":[{{\"name\":\"{entry}\",\"size\":{text.Length},\"sha256\":\"{hash}\"}},", StringComparison.Ordinal)
            .Replace("\"tables\":[", $"\"tables\":[{{\"name\":\"{table}\",\"rows\":1,\"sha256\":\"{hash}\",\"key\":[\"id\"],\"columns\":[{{\"name\":\"id\",\"kind\":\"integer\"}}]}},", StringComparison.Ordinal));
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }

    private static void Rewrite(ZipArchive zip, Func<string, string> change) => Replace(zip, "manifest.json", change);

    private static void Replace(ZipArchive zip, string name, Func<string, string> change)
    {
        string before, after;
        using (var reader = new StreamReader(zip.GetEntry(name)!.Open()))
            after = change(before = reader.ReadToEnd());
        after.ShouldNotBe(before);
        zip.GetEntry(name)!.Delete();
        Add(zip, name, after);
    }
}
