using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Steward.Testing.Company;
using Steward.Testing.Web;
using Steward.WorkItems.Importing.Applying;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.Tests.WorkItems.Importing;

/// <summary>A test in the World that brings files in.</summary>
public abstract class ImportTest : WorldTest
{
    protected const string Desk =
        "Ticket ID,Subject,Status,Priority,Requester Email,Assignee,Group,Created,Resolved,Floor\n"
        + "T-1,Printer on fire,Open,High,rosa.new@northwind.example,Tom Nguyen,Field team,2026-03-01 08:15,,3\n"
        + "T-2,VPN is slow,Solved,Low,requester@northwind.example,Zoe Unknown,Field team,2026-03-02 09:00,2026-03-02 11:30,4\n"
        + "T-3,,Open,Low,,,,2026-03-03 09:00,,\n";

    protected ImportWork Work => World.Services.GetRequiredService<ImportWork>();

    /// <summary>Uploads by the API; the answer is the dry run.</summary>
    protected static async Task<ApiAnswer> Upload(ApiClient api, string content, string space = "IT", string name = "desk.csv", string? mapping = null) =>
        await api.Send(HttpMethod.Post, "/api/v1/imports", Form(Encoding.UTF8.GetBytes(content), space, name, mapping));

    protected static MultipartFormDataContent Form(byte[] content, string space, string name, string? mapping = null)
    {
        var file = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        var form = new MultipartFormDataContent { { file, "file", name }, { new StringContent(space), "space" } };
        if (mapping is not null) form.Add(new StringContent(mapping), "mapping");
        return form;
    }

    /// <summary>Uploads, imports and waits; answers the finished import.</summary>
    protected async Task<ApiAnswer> Import(string content, string space = "IT", string name = "desk.csv", string? mapping = null)
    {
        var uploaded = await Upload(World.Lead.Api, content, space, name, mapping);
        uploaded.Code.ShouldBe(201, uploaded.Text);
        (await World.Lead.Api.Post($"/api/v1/imports/{uploaded["id"]}/run", new { })).Code.ShouldBe(202);
        return await Settled(uploaded["id"]!);
    }

    protected async Task<ApiAnswer> Undo(string id, bool force = false)
    {
        (await World.Lead.Api.Post($"/api/v1/imports/{id}/undo", new { force })).Code.ShouldBe(202);
        return await Settled(id);
    }

    /// <summary>Waits until the job in the background has ended.</summary>
    protected async Task<ApiAnswer> Settled(string id)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            var answer = await World.Lead.Api.Get($"/api/v1/imports/{id}");
            if (answer["stage"] is not ("waiting" or "running" or "undoing")) return answer;
            await Task.Delay(50);
        }
        throw new TimeoutException($"The import {id} did not end.");
    }

    protected List<WorkItem> Items(string space = "IT")
    {
        using var lease = World.Workspace.Database.Read();
        var id = World.Workspace.Get<SpaceDirectory>().Find(space)!.Id;
        return [.. lease.Db.Set<WorkItem>().Where(item => item.SpaceId == id).OrderBy(item => item.Number)];
    }

    protected WorkItem Item(string externalId, string space = "IT")
    {
        using var lease = World.Workspace.Database.Read();
        var id = lease.Db.Set<ImportedItem>().Single(item => item.ExternalId == externalId).ItemId;
        return lease.Db.Set<WorkItem>().Single(item => item.Id == id);
    }

    protected string KeyOf(WorkItem item) => new WorkItemKey(World.Workspace.Get<SpaceDirectory>().KeyOf(item.SpaceId), item.Number).ToString();

    protected Dictionary<string, string> Fields(WorkItem item)
    {
        using var lease = World.Workspace.Database.Read();
        return lease.Db.Set<ItemField>().Where(field => field.ItemId == item.Id).ToDictionary(field => field.Name, field => field.Value);
    }

    /// <summary>How many rows each table of the workspace holds that an import may write, the history left out: it is append-only.</summary>
    protected Dictionary<string, int> Census()
    {
        using var lease = World.Workspace.Database.Read();
        var db = lease.Db;
        return new Dictionary<string, int>
        {
            ["items"] = db.Set<WorkItem>().Count(), ["fields"] = db.Set<ItemField>().Count(), ["closures"] = db.Set<Closure>().Count(), ["comments"] = db.Set<Comment>().Count(),
            ["people"] = db.Set<Steward.Identity.People.Person>().Count(), ["teams"] = db.Set<Steward.Identity.Teams.Team>().Count(), ["imported"] = db.Set<ImportedItem>().Count(),
            ["touches"] = db.Set<ImportTouch>().Count(), ["texts"] = db.Set<Steward.Platform.Search.SearchEntry>().Count(),
        };
    }
}
