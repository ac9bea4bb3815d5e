using Shouldly;
using Steward.Platform.Workspaces;
using Steward.Tests.Platform.Data;
using Steward.Tests.Platform.Running;
using Xunit;

namespace Steward.Tests.Platform.Workspaces;

public class ArchivingTests
{
    [Fact]
    public async Task An_archived_workspace_answers_nobody_and_comes_back_as_it_was()
    {
        await using var loose = await LooseWorkspace.Open();
        await SqliteWriterTests.Add(loose.Workspace.Database, "kept");
        var (registry, id) = (loose.Get<WorkspaceRegistry>(), loose.Workspace.Id);

        (await registry.Archive(loose.Name)).Succeeded.ShouldBeTrue();
        (await registry.Find(null, loose.Name)).ShouldBeNull();
        (await registry.Restore(loose.Name)).Succeeded.ShouldBeTrue();

        var back = (await registry.Find(null, loose.Name))!;
        back.Id.ShouldBe(id);
        (await SqliteWriterTests.Notes(back.Database)).ShouldBe(["kept"]);
    }

    [Theory]
    [InlineData("Ab")]
    [InlineData("a")]
    [InlineData("../up")]
    [InlineData("a b")]
    [InlineData("abc\n")]
    [InlineData("x\"; drop schema public; --")]
    public async Task A_name_that_could_be_anything_but_a_name_is_refused(string name)
    {
        await using var loose = await LooseWorkspace.Open();

        (await loose.Get<WorkspaceRegistry>().Create(name, "Anything")).Refusal!.Sentence.ToString().ShouldContain("cannot name a workspace");
    }

    [Fact]
    public async Task A_name_that_is_taken_and_one_that_is_unknown_are_refused()
    {
        await using var loose = await LooseWorkspace.Open();
        var registry = loose.Get<WorkspaceRegistry>();

        (await registry.Create(loose.Name, "Again")).Refusal!.Sentence.ToString().ShouldContain("exists already");
        (await registry.Archive("nobody")).Refusal!.Sentence.ToString().ShouldContain("no workspace named");
        (await registry.Restore("nobody")).Refusal!.Sentence.ToString().ShouldContain("no workspace named");
    }
}
