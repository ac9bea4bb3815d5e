using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Steward.Platform.Blobs;
using Steward.Platform.Workspaces;
using Steward.Testing.Company;
using Steward.WorkItems.Attaching;
using Xunit;

namespace Steward.Tests.Platform.Blobs;

public class UnusedBlobTests : WorldTest
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_no_row_names_goes_after_a_day_and_what_an_item_names_stays(bool inDatabase)
    {
        var clock = new Clock();
        var storage = World.Services.GetRequiredService<StorageOptions>() with { BlobsInDatabase = inDatabase };
        var store = new BlobStore(storage, clock);
        var job = new RemoveUnusedBlobs(store, World.Services.GetServices<IUseBlobs>(), clock);
        var used = (await store.Keep(World.Workspace, Stream("used"), "used.txt")).Answer;
        var orphan = (await store.Keep(World.Workspace, Stream("orphan"), "orphan.txt")).Answer;
        (await World.Send(new AttachFile(World.PrinterTicket, NewFile.Of(used, "used.txt")), World.Agent)).Succeeded.ShouldBeTrue();

        await job.Run(World.Workspace, CancellationToken.None);
        (await Kept(store, orphan)).ShouldBeTrue("a fresh upload may still be on its way into a row");

        clock.Now += TimeSpan.FromHours(25);
        await job.Run(World.Workspace, CancellationToken.None);

        (await Kept(store, orphan)).ShouldBeFalse();
        (await Kept(store, used)).ShouldBeTrue();
    }

    private async Task<bool> Kept(BlobStore store, Blob blob)
    {
        await using var content = await store.Open(World.Workspace, blob.Hash);
        return content is not null;
    }

    private static MemoryStream Stream(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
