using Microsoft.EntityFrameworkCore;
using Shouldly;
using Steward.Mail.Wire;
using Steward.Platform.Commands;
using Steward.Platform.Outgoing;
using Steward.Testing.Company;
using Steward.Testing.Post;
using Xunit;

namespace Steward.Tests.Platform.Outgoing;

public sealed class MailSettingsTests : WorldTest
{
    private const string Secret = "a password nobody may read 17";

    private static readonly ChangeMailSettings Settings = new("smtp.northwind.example", "587", Protection.StartTls, "desk@northwind.example", "https://desk.northwind.example/", Secret) { User = "desk" };

    [Fact]
    public async Task The_password_goes_in_and_never_comes_out()
    {
        await World.Send(Settings, World.Admin);
        using var admin = await World.Admin.SignIn();
        (await admin.Open("/admin/mail")).Html.ShouldNotContain(Secret);
        using var lease = World.Workspace.Database.Read();
        var row = await lease.Db.Set<MailSettings>().SingleAsync();
        row.SealedSecret!.ShouldNotContain(Secret);
        row.PublicAddress.ShouldBe("https://desk.northwind.example");
        (await lease.Db.Set<Steward.Platform.Events.EventRow>().Where(e => e.Kind.StartsWith("mail.")).ToListAsync()).ShouldAllBe(e => !(e.Changes ?? "").Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_kept_password_follows_to_no_other_server_or_user()
    {
        await World.Send(Settings, World.Admin);
        (await World.Send(Settings with { Secret = "", FromName = "Desk" }, World.Admin)).Succeeded.ShouldBeTrue("nothing about the server changed");
        foreach (var elsewhere in new[] { Settings with { Host = "smtp.evil.example" }, Settings with { Port = "25" }, Settings with { User = "other" }, Settings with { Protection = Protection.Tls } })
            (await World.Send(elsewhere with { Secret = null }, World.Admin)).Refusal!.Fields.ShouldHaveSingleItem().Field.ShouldBe("secret");
    }

    [Theory]
    [InlineData("host", "https://smtp.northwind.example")]
    [InlineData("host", "")]
    [InlineData("port", "0")]
    [InlineData("port", "65536")]
    [InlineData("port", "five")]
    [InlineData("fromAddress", "desk")]
    [InlineData("fromAddress", "desk@northwind.example\r\nBcc: x@y.example")]
    [InlineData("replyTo", "two@words @x")]
    [InlineData("publicAddress", "desk.northwind.example")]
    [InlineData("publicAddress", "javascript:alert(1)")]
    [InlineData("fingerprint", "AB:CD")]
    [InlineData("protection", "")]
    public async Task A_wrong_field_is_named_with_a_sentence_and_what_was_typed_stays(string field, string value)
    {
        using var admin = await World.Admin.SignIn();
        var page = await admin.Open("/admin/mail");
        (string, string)[] right = [("host", "smtp.northwind.example"), ("port", "587"), ("protection", "StartTls"), ("fromAddress", "desk@northwind.example"), ("publicAddress", "https://desk.northwind.example"), ("secret", Secret), ("user", "desk")];
        var answer = await admin.Submit(page, "form:has([name=host])", [.. right.Where(f => f.Item1 != field), (field, value)]);
        ((int)answer.Status).ShouldBe(422);
        answer.Find($"[name={field}][aria-invalid=true], fieldset.field-wrong [name={field}], .field-wrong [name={field}]").ShouldNotBeNull();
        answer.Find("[name=fromName]").ShouldNotBeNull();
        answer.Html.ShouldNotContain(Secret);
        World.Workspace.Get<MailStanding>().Settings.ShouldBeNull();
    }

    [Fact]
    public async Task A_password_is_not_kept_for_an_open_connection() =>
        (await World.Send(Settings with { Protection = Protection.None }, World.Admin)).Refusal!.Fields.ShouldHaveSingleItem().Field.ShouldBe("protection");

    [Fact]
    public async Task Only_administrators_change_or_switch_it()
    {
        (await World.Send(Settings, World.Lead)).Refusal!.Kind.ShouldBe(RefusalKind.Forbidden);
        (await World.Send(new SwitchMail(false), World.Lead)).Refusal!.Kind.ShouldBe(RefusalKind.Forbidden);
        (await World.Send(new SwitchMail(false), World.Admin)).Refusal!.Kind.ShouldBe(RefusalKind.Conflict);
    }
}
