using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Jobs;
using Steward.Platform.Outgoing;
using Steward.Testing.Company;
using Steward.Testing.Post;
using Xunit;

namespace Steward.Tests.Platform.Outgoing;

/// <summary>Letters on their way through a real Postfix.</summary>
public sealed class DeliveryTests : WorldTest
{
    [Fact]
    public async Task A_letter_arrives_and_its_state_says_so()
    {
        await World.SetUpMail();
        var rosa = MailPost.NewAddress();
        await Post(new Letter(rosa, "note", "Grüße", "Guten Tag\n", "<p>Guten Tag</p>") { Language = "de" });

        var sent = await World.MessageTo(rosa, m => m.State == MailState.Sent);
        sent.ServerWords!.ShouldStartWith("250");
        var raw = Encoding.ASCII.GetString((await (await MailPost.Shared).Received(rosa)).Single());
        raw.ShouldContain($"Message-ID: <{sent.MessageId}>");
        raw.ShouldContain("Auto-Submitted: auto-generated");
        raw.ShouldContain("Content-Language: de");
    }

    [Fact]
    public async Task A_refusal_for_good_stops_with_the_servers_words_and_can_be_sent_again()
    {
        await World.SetUpMail();
        await Post(new Letter(MailPost.Gone, "note", "Hello", "Hello"));

        var refused = await World.MessageTo(MailPost.Gone, m => m.State == MailState.Refused);
        refused.ServerWords!.ShouldContain("No such mailbox here");
        (await World.Send(new ResendMail(refused.Id), World.Agent)).Refusal!.Kind.ShouldBe(RefusalKind.Forbidden);
        (await World.Send(new ResendMail(refused.Id), World.Admin)).Succeeded.ShouldBeTrue();
        (await World.MessageTo(MailPost.Gone, m => m.State == MailState.Refused && m.QueuedAt > refused.QueuedAt)).MessageId.ShouldBe(refused.MessageId);
    }

    [Fact]
    public async Task A_refusal_for_now_is_tried_again_later_and_not_for_ever()
    {
        await World.SetUpMail();
        await Post(new Letter(MailPost.Later, "note", "Hello", "Hello"));

        var waiting = await World.MessageTo(MailPost.Later, m => m is { State: MailState.Waiting, Tries: 1, LeasedUntil: null });
        waiting.Hindrance.ShouldBe(MailHindrance.Later);
        waiting.ServerWords!.ShouldContain("Mailbox busy");
        (waiting.DueAt - waiting.QueuedAt).ShouldBeGreaterThan(Duration.FromSeconds(50));

        await Change(MailPost.Later, m => (m.DueAt, m.QueuedAt, m.Tries) = (m.QueuedAt, m.QueuedAt - Duration.FromHours(47), 20));
        await Run();
        var parked = await World.MessageTo(MailPost.Later, m => m.State == MailState.Parked);
        parked.ServerWords!.ShouldContain("Mailbox busy");
    }

    [Fact]
    public async Task Killed_between_sending_and_noting_it_is_sent_again_under_the_same_id()
    {
        var rosa = MailPost.NewAddress();
        await World.SetUpMail();
        await World.Send(new SwitchMail(false), World.Admin);
        await Post(new Letter(rosa, "note", "Twice", "Twice"));
        await Change(rosa, m => (m.State, m.Hindrance) = (MailState.Waiting, null));
        var handler = Handler();

        // the node that dies: takes the message, sends it, and notes nothing
        var taken = (await handler.Take(World.Workspace, default)).Single(m => m.Recipient == rosa);
        var settings = World.Workspace.Get<MailStanding>().Settings!;
        var door = World.Services.GetRequiredService<MailServerDoor>();
        await using (var session = (await door.Open(World.Workspace, settings, default)).Session!)
            (await handler.Send(World.Workspace, session, taken, settings, default)).State.ShouldBe(MailState.Sent);

        // another node passes over it while the lease lasts, and sends it when it is over
        (await handler.Take(World.Workspace, default)).ShouldBeEmpty();
        await Change(rosa, m => m.LeasedUntil = Instant.FromUnixTimeMilliseconds(0));
        await World.Send(new SwitchMail(true), World.Admin);
        await World.MessageTo(rosa, m => m.State == MailState.Sent);

        var copies = (await (await MailPost.Shared).Received(rosa, 2)).Select(Encoding.ASCII.GetString).ToList();
        copies.ShouldAllBe(raw => raw.Contains($"Message-ID: <{taken.MessageId}>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_mail_is_off_nothing_leaves_and_nothing_is_lost()
    {
        var rosa = MailPost.NewAddress();
        await World.SetUpMail();
        await World.Send(new SwitchMail(false), World.Admin);
        await Post(new Letter(rosa, "note", "Import", "Import"));
        var parked = await World.MessageTo(rosa, m => m.State == MailState.Parked);
        parked.Hindrance.ShouldBe(MailHindrance.SwitchedOff);
        (await World.Send(new ResendMail(parked.Id), World.Admin)).Refusal!.Kind.ShouldBe(RefusalKind.Conflict);

        await World.Send(new SwitchMail(true), World.Admin);
        await Run();
        (await World.MessageTo(rosa, _ => true)).State.ShouldBe(MailState.Parked, "what an import wrote is sent only when somebody says so");
        await World.Send(new ResendMail(parked.Id), World.Admin);
        await World.MessageTo(rosa, m => m.State == MailState.Sent);
    }

    [Fact]
    public async Task Fifty_letters_go_over_few_connections()
    {
        await World.SetUpMail();
        await World.Send(new SwitchMail(false), World.Admin);
        var people = Enumerable.Range(0, 60).Select(_ => MailPost.NewAddress()).ToList();
        foreach (var one in people)
            await Post(new Letter(one, "note", "Many", "Many"));
        await Change(null, m => (m.State, m.Hindrance) = (MailState.Waiting, null));
        await World.Send(new SwitchMail(true), World.Admin);
        foreach (var one in people)
            await World.MessageTo(one, m => m is { State: MailState.Sent, Tries: 1 });
    }

    [Fact]
    public async Task A_server_in_the_house_needs_the_settings_permission_and_a_strange_certificate_its_fingerprint()
    {
        var settings = await WorldMail.Settings();
        await World.Send(settings with { AllowPrivate = false }, World.Admin);
        (await Try()).Hindrance.ShouldBe(MailHindrance.PrivateServer);

        await World.Send(settings with { Fingerprint = null }, World.Admin);
        var strange = await Try();
        (strange.Hindrance, strange.SeenFingerprint).ShouldBe((MailHindrance.Encryption, (await MailPost.Shared).Fingerprint));

        await World.Send(settings with { Secret = "wrong" }, World.Admin);
        (await Try()).Hindrance.ShouldBe(MailHindrance.SignIn);

        await World.Send(settings, World.Admin);
        (await Try()).Hindrance.ShouldBeNull();

        Task<MailTrial> Try() => World.Services.GetRequiredService<TestMail>().Send(
            World.Workspace, new Letter(MailPost.NewAddress(), "test", "Test", "Test"), SystemClock.Instance.GetCurrentInstant(), default);
    }

    private DeliverMailHandler Handler() => (DeliverMailHandler)World.Services.GetRequiredService<IJobHandler<DeliverMail>>();

    private Task Run() => Handler().Run(new DeliverMail(), World.Workspace, default);

    private async Task Post(Letter letter)
    {
        var room = World.Services.GetRequiredService<MailRoom>();
        (await World.Workspace.Database.Write(async db =>
        {
            var now = Instant.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
            return new Written<bool>(await room.Post(new CommandContext(World.Workspace, db, Actor.System, now), letter), Keep: true);
        })).ShouldBeTrue();
        World.Workspace.JobsWaiting.Ring();
    }

    private Task<bool> Change(string? recipient, Action<OutgoingMessage> change) => World.Workspace.Database.Write(async db =>
    {
        foreach (var message in await db.Set<OutgoingMessage>().Where(m => recipient == null || m.Recipient == recipient).ToListAsync())
            change(message);
        return new Written<bool>(true, Keep: true);
    });
}
