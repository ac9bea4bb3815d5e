using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Steward.Platform.Data;
using Steward.Platform.Jobs;
using Steward.Platform.Outgoing;
using Steward.ServiceDesk.Mailboxes;
using Steward.ServiceDesk.Receiving;
using Steward.ServiceDesk.Replying;
using Steward.Testing.Company;
using Steward.WorkItems.Items;

namespace Steward.Tests.ServiceDesk.Mail;

/// <summary>A test with a desk people can write to.</summary>
public abstract class MailTest : WorldTest
{
    protected const string Desk = "desk@northwind.example";

    private int made;

    internal MailIntake Intake => World.Services.GetRequiredService<MailIntake>();

    /// <summary>Makes the desk's mailbox and switches it on.</summary>
    protected async Task<long> OpenDesk(Func<SaveMailbox, SaveMailbox>? with = null, string address = Desk)
    {
        var box = (await World.Send((with ?? (b => b))(new SaveMailbox(null, address, "IT", "incident") { Name = "IT Service Desk" }), World.Admin)).Answer;
        (await World.Send(new SwitchMailbox(box.Id, On: true), World.Admin)).Succeeded.ShouldBeTrue();
        return box.Id;
    }

    /// <summary>A raw mail.</summary>
    protected string Raw(string from, string subject, string body, params (string Name, string Value)[] headers)
    {
        var raw = new StringBuilder();
        raw.Append($"From: {from}\r\nTo: {Desk}\r\nSubject: {subject}\r\nDate: Mon, 1 Jun 2026 10:00:00 +0200\r\n");
        if (!headers.Any(h => h.Name == "Message-ID"))
            raw.Append($"Message-ID: <mail-{++made}-{World.Workspace.Name}@outside.example>\r\n");
        foreach (var (name, value) in headers)
            raw.Append($"{name}: {value}\r\n");
        if (!headers.Any(h => h.Name == "Content-Type"))
            raw.Append("Content-Type: text/plain; charset=utf-8\r\n");
        return raw.Append("\r\n").Append(body).ToString();
    }

    /// <summary>Takes a mail in by the one door.</summary>
    protected async Task<MailReceipt> In(string raw, MailSource source = MailSource.CommandLine) =>
        (await Intake.Take(World.Workspace, new MemoryStream(Encoding.UTF8.GetBytes(raw)), source)).Answer;

    protected Task<MailReceipt> In(string from, string subject, string body, params (string Name, string Value)[] headers) => In(Raw(from, subject, body, headers));

    internal async Task<ReceivedMail> Row(MailReceipt receipt)
    {
        using var lease = World.Workspace.Database.Read();
        var id = long.Parse(receipt.Id);
        return await lease.Db.Set<ReceivedMail>().SingleAsync(m => m.Id == id);
    }

    protected async Task<WorkItem> Item(string key)
    {
        using var lease = World.Workspace.Database.Read();
        return (await lease.Db.FindItem(World.Admin.Actor(), World.Workspace.Get<Steward.WorkItems.Spaces.SpaceDirectory>(), key))!;
    }

    protected async Task<IReadOnlyList<Comment>> Comments(string key)
    {
        var item = await Item(key);
        using var lease = World.Workspace.Database.Read();
        return await lease.Db.Set<Comment>().Where(c => c.ItemId == item.Id).OrderBy(c => c.Id).ToListAsync();
    }

    internal async Task<IReadOnlyList<SentMail>> Letters(string key)
    {
        var item = await Item(key);
        using var lease = World.Workspace.Database.Read();
        return await lease.Db.Set<SentMail>().Where(c => c.ItemId == item.Id).OrderBy(c => c.Id).ToListAsync();
    }

    /// <summary>The id a letter to somebody about an item would bear.</summary>
    protected async Task<string> TokenFor(string key, long person)
    {
        var item = await Item(key);
        using var lease = World.Workspace.Database.Read();
        var secret = (await World.Services.GetRequiredService<TokenKeys>().Find(lease.Db, World.Workspace)).ShouldNotBeNull("no letter left yet, so nothing is signed");
        return ReplyToken.Of(secret, new ReplyClaim(item.Id, person));
    }

    /// <summary>The agent takes an item and begins to work on it.</summary>
    protected async Task Take(string key)
    {
        (await World.Send(new Steward.WorkItems.Changing.ChangeItem(key) { Assignee = new(World.Agent.Email) }, World.Agent)).Succeeded.ShouldBeTrue();
        (await World.Send(new Steward.WorkItems.Moving.MoveItemOn(key, "in-progress"), World.Agent)).Succeeded.ShouldBeTrue();
    }

    protected async Task<int> Count<T>()
        where T : class
    {
        using var lease = World.Workspace.Database.Read();
        return await lease.Db.Set<T>().CountAsync();
    }

    /// <summary>Lets letters leave at once instead of after the seconds in which they can be held back.</summary>
    protected async Task Hurry()
    {
        await World.Workspace.Database.Write(async db =>
        {
            foreach (var message in await db.Set<OutgoingMessage>().Where(m => m.State == MailState.Waiting).ToListAsync())
                message.DueAt = message.QueuedAt;
            return new Written<bool>(true, Keep: true);
        });
        await World.Services.GetRequiredService<IJobHandler<DeliverMail>>().Run(new DeliverMail(), World.Workspace, default);
    }

    protected Task Change<T>(Func<T, bool> which, Action<T> how)
        where T : class => World.Workspace.Database.Write(async db =>
    {
        foreach (var row in (await db.Set<T>().ToListAsync()).Where(which))
            how(row);
        return new Written<bool>(true, Keep: true);
    });

    protected static Instant Now => SystemClock.Instance.GetCurrentInstant();
}
