using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Steward.Platform.Blobs;
using Steward.Platform.Workspaces;
using Steward.Testing.Company;
using Xunit;

namespace Steward.Tests.Platform.Blobs;

public class BlobStoreTests : WorldTest
{
    public static TheoryData<bool> Places => [true, false];

    [Theory, MemberData(nameof(Places))]
    public async Task A_content_comes_back_byte_for_byte_and_from_any_place(bool inDatabase)
    {
        var store = Store(inDatabase);
        var content = RandomNumberGenerator.GetBytes((5 * 1024 * 1024 / 2) + 17);

        var kept = (await store.Keep(World.Workspace, new MemoryStream(content), "disk.img")).Answer;

        kept.Hash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(content)));
        await using var stream = (await store.Open(World.Workspace, kept.Hash)).ShouldNotBeNull();
        stream.Length.ShouldBe(content.Length);
        (await Read(stream)).ShouldBe(content);
        stream.Seek(1024 * 1024 - 3, SeekOrigin.Begin);
        var piece = new byte[10];
        await stream.ReadExactlyAsync(piece);
        piece.ShouldBe(content[(1024 * 1024 - 3)..(1024 * 1024 + 7)]);
    }

    [Theory, MemberData(nameof(Places))]
    public async Task The_same_content_is_kept_once(bool inDatabase)
    {
        var store = Store(inDatabase);

        var first = (await store.Keep(World.Workspace, Stream("the same"), "a.txt")).Answer;
        var second = (await store.Keep(World.Workspace, Stream("the same"), "b.txt")).Answer;

        second.ShouldBe(first);
        Directory.EnumerateFiles(Path.Combine(World.Workspace.Folder, "blobs"), "*", SearchOption.AllDirectories).Count().ShouldBe(inDatabase ? 0 : 1);
    }

    [Fact]
    public async Task An_empty_file_and_one_beyond_the_limit_are_refused_by_name_and_leave_nothing()
    {
        var store = Store(inDatabase: false);

        (await store.Keep(World.Workspace, Stream(""), "empty.txt")).Refusal!.Sentence.ToString().ShouldContain("empty.txt is empty");
        (await store.Keep(World.Workspace, new Endless(), "flood.bin")).Refusal!.Sentence.ToString().ShouldContain("flood.bin is larger than 100 MB");
        Directory.EnumerateFiles(Path.Combine(World.Workspace.Folder, "blobs"), "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Asking_for_what_is_not_kept_answers_nothing_whatever_the_name()
    {
        foreach (var inDatabase in new[] { true, false })
        {
            (await Store(inDatabase).Open(World.Workspace, new string('a', 64))).ShouldBeNull();
            (await Store(inDatabase).Open(World.Workspace, "../../steward.db")).ShouldBeNull();
        }
    }

    private BlobStore Store(bool inDatabase) =>
        new(World.Services.GetRequiredService<StorageOptions>() with { BlobsInDatabase = inDatabase }, TimeProvider.System);

    private static MemoryStream Stream(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));

    private static async Task<byte[]> Read(Stream stream)
    {
        var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    /// <summary>A sender that never stops, and never holds more than it hands over.</summary>
    private sealed class Endless : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(buffer.Length);
    }
}
