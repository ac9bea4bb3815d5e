using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Steward.Platform.Live;
using Steward.Platform.Workspaces;
using Steward.Testing.Running;
using Steward.Tests.Platform.Running;
using Steward.Web.Hosting;

namespace Steward.Tests.Platform.Workspaces;

/// <summary>Two nodes of one cluster: two programs with folders of their own and one PostgreSQL database.</summary>
public class NodesTests
{
    [PostgreSqlFact]
    public async Task News_of_one_node_reaches_the_other()
    {
        await using var loose = await LooseWorkspace.Open();
        using var folder = new TemporaryFolder();
        await using var second = StewardApp.ForCommandLine(loose.Storage with { DataFolder = folder.Path });
        var there = (await second.Services.GetRequiredService<WorkspaceRegistry>().Find(null, loose.Name))!;
        var heard = new TaskCompletionSource<LiveNews>();
        there.Live.OnNews(news => { if (news.Topic == "item:IT-1") heard.TrySetResult(news); });

        loose.Workspace.Live.Publish([new LiveNews("item:IT-1", 7, [3])]);

        var news = await heard.Task.WaitAsync(TimeSpan.FromSeconds(10));
        news.SpaceId.ShouldBe(7);
        news.PersonIds.ShouldBe([3L]);
    }

    [PostgreSqlFact]
    public async Task Too_much_news_for_one_notice_makes_the_other_node_forget_everything()
    {
        await using var loose = await LooseWorkspace.Open();
        using var folder = new TemporaryFolder();
        await using var second = StewardApp.ForCommandLine(loose.Storage with { DataFolder = folder.Path });
        var there = (await second.Services.GetRequiredService<WorkspaceRegistry>().Find(null, loose.Name))!;
        var heard = new TaskCompletionSource();
        there.Live.OnNews(news => { if (news == LiveNews.ForgetAll) heard.TrySetResult(); });

        loose.Workspace.Live.Publish([new LiveNews("item:" + new string('x', 9_000))]);

        await heard.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [PostgreSqlFact]
    public async Task What_one_node_sealed_another_opens()
    {
        await using var loose = await LooseWorkspace.Open();
        using var folder = new TemporaryFolder();
        var sealedHere = loose.Get<IDataProtectionProvider>().CreateProtector("test").Protect([1, 2, 3]);
        await using var second = StewardApp.ForCommandLine(loose.Storage with { DataFolder = folder.Path });

        second.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(sealedHere).ShouldBe([1, 2, 3]);
    }
}
