using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Steward.Platform.Audit;
using Steward.Platform.Blobs;
using Steward.Platform.Data;
using Steward.Platform.Portable;
using Steward.Platform.Search;
using Steward.Platform.Workspaces;
using Steward.Testing.Company;
using Steward.Testing.Running;
using Steward.Tests.Platform.Running;
using Steward.Web.Hosting;
using Steward.WorkItems.Commenting;
using Xunit;

namespace Steward.Tests.Platform.Portable;

/// <summary>A whole workspace goes out and comes in again, on the other engine too, and is the same line by line.</summary>
public sealed class RoundTripTests : WorldTest, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_company_moves_to_a_file_and_back_to_its_engine_and_nothing_is_lost()
    {
        await World.Send(new AddComment(World.PrinterTicket, "The Walzenträger — “worn” 🦓\nout\u2028!", Internal: true), World.Agent);
        var blob = (await World.Services.GetRequiredService<BlobStore>().Keep(World.Workspace, new MemoryStream(new byte[3_000_000]), "zeros.bin")).Answer;
        var first = await Export(World.Services, World.Workspace, "first.zip");

        // to SQLite, whatever the company lives on
        await using var file = StewardApp.ForCommandLine(new StorageOptions { DataFolder = Path.Combine(folder.Path, "file") });
        var moved = await Arrive(file, "first.zip");
        (await World.Services.GetRequiredService<BlobStore>().Open(World.Workspace, blob.Hash)).ShouldNotBeNull();
        await using (var content = await file.Services.GetRequiredService<BlobStore>().Open(moved, blob.Hash))
            content!.Length.ShouldBe(3_000_000);
        using (var lease = moved.Database.Read())
            lease.Db.Hits(Engine.Sqlite, "walzentrager")!.Count().ShouldBe(1, "the search index was made anew");
        await Intact(file, moved);
        var second = await Export(file.Services, moved, "second.zip");
        Tables(second).ShouldBe(Tables(first));

        // and back to the engine of this run
        await using var back = StewardApp.ForCommandLine(new StorageOptions { DataFolder = Path.Combine(folder.Path, "back"), Database = LooseWorkspace.TestDatabase });
        var name = "p" + World.Workspace.Name;
        var returned = await Arrive(back, "second.zip", name);
        await Intact(back, returned);
        Tables(await Export(back.Services, returned, "third.zip")).ShouldBe(Tables(first));
        returned.Id.ShouldBe(World.Workspace.Id);
        await back.Services.GetRequiredService<WorkspaceRegistry>().Close(name);
        await LooseWorkspace.DropData(name);
    }

    [Fact]
    public async Task Only_an_empty_workspace_takes_it_and_a_second_time_is_refused()
    {
        await Export(World.Services, World.Workspace, "out.zip");
        await using var other = StewardApp.ForCommandLine(new StorageOptions { DataFolder = Path.Combine(folder.Path, "other") });
        await other.Services.GetRequiredService<WorkspaceRegistry>().Ensure("main", "Just opened");
        await other.Services.GetRequiredService<WorkspaceRegistry>().Close("main");

        var bring = other.Services.GetRequiredService<WorkspaceImport>();
        var taken = await bring.Bring(Path.Combine(folder.Path, "out.zip"), "main");
        var again = await bring.Bring(Path.Combine(folder.Path, "out.zip"), "main");

        taken.Answer.KeptAside.ShouldNotBeNull("what was there, though empty, is kept");
        again.Refusal!.Sentence.ToString().ShouldContain("not empty");
    }

    [Fact]
    public async Task The_file_is_readable_without_Steward()
    {
        await Export(World.Services, World.Workspace, "out.zip");

        using var zip = ZipFile.OpenRead(Path.Combine(folder.Path, "out.zip"));
        using var manifest = JsonDocument.Parse(zip.GetEntry("manifest.json")!.Open());
        using var lines = new StreamReader(zip.GetEntry("data/work_items.jsonl")!.Open());
        var items = (await lines.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();

        manifest.RootElement.GetProperty("format").GetInt32().ShouldBe(1);
        var table = manifest.RootElement.GetProperty("tables").EnumerateArray().Single(t => t.GetProperty("name").GetString() == "work_items");
        table.GetProperty("rows").GetInt32().ShouldBe(items.Count);
        table.GetProperty("columns").EnumerateArray().Single(c => c.GetProperty("name").GetString() == "priority").GetProperty("words").EnumerateObject().ShouldNotBeEmpty();
        items.ShouldContain(item => item.GetProperty("title").GetString()!.Contains("print", StringComparison.OrdinalIgnoreCase));
        items.ShouldAllBe(item => item.GetProperty("created_at").GetString()!.EndsWith('Z'));
        zip.Entries.ShouldNotContain(entry => entry.FullName.StartsWith("keys/", StringComparison.Ordinal), "keys travel only when asked for");
    }

    private Task<PortableManifest> Export(IServiceProvider services, Workspace workspace, string name) =>
        services.GetRequiredService<WorkspaceExport>().Take(workspace, Path.Combine(folder.Path, name), withKeys: false);

    private async Task<Workspace> Arrive(WebApplication program, string file, string? name = null)
    {
        var outcome = await program.Services.GetRequiredService<WorkspaceImport>().Bring(Path.Combine(folder.Path, file), name);
        outcome.Succeeded.ShouldBeTrue(outcome.Refusal?.Sentence.ToString());
        return (await program.Services.GetRequiredService<WorkspaceRegistry>().Find(null, outcome.Answer.Name))!;
    }

    private static async Task Intact(WebApplication program, Workspace workspace)
    {
        await program.Services.GetRequiredService<AuditSealer>().Seal(workspace);
        var report = await program.Services.GetRequiredService<AuditVerification>().Verify(workspace);
        report.Intact.ShouldBeTrue(report.Say().ToString());
        report.Sealed.ShouldBeGreaterThan(10);
    }

    private static IEnumerable<(string Name, long Rows, string Sha256)> Tables(PortableManifest manifest) => manifest.Tables.Select(t => (t.Name, t.Rows, t.Sha256));
}
