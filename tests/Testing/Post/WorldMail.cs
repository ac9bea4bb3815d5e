using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Steward.Mail.Wire;
using Steward.Platform.Outgoing;
using Steward.Testing.Company;

namespace Steward.Testing.Post;

/// <summary>Mail in a <see cref="World"/>: set up for the real post office, and looked at afterwards.</summary>
public static class WorldMail
{
    /// <summary>Where links in the World's mails lead.</summary>
    public const string PublicAddress = "https://desk.northwind.example";

    /// <summary>The settings that reach the post office of this run.</summary>
    public static async Task<ChangeMailSettings> Settings()
    {
        var post = await MailPost.Shared;
        return new ChangeMailSettings(post.Host, $"{post.SmtpPort}", Protection.StartTls, "desk@northwind.example", PublicAddress, MailPost.Password)
        {
            User = "desk@northwind.example", FromName = "Northwind Dësk", AllowPrivate = true, Fingerprint = post.Fingerprint,
        };
    }

    public static async Task SetUpMail(this World world) => _ = (await world.Send(await Settings(), world.Admin)).Answer;

    /// <summary>The newest message to somebody, once it is in a state.</summary>
    public static async Task<OutgoingMessage> MessageTo(this World world, string recipient, Func<OutgoingMessage, bool> wanted)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            using var lease = world.Workspace.Database.Read();
            var found = await lease.Db.Set<OutgoingMessage>().Where(m => m.Recipient == recipient).OrderByDescending(m => m.Id).FirstOrDefaultAsync();
            if (found is not null && wanted(found))
                return found;
            if (waited.Elapsed > TimeSpan.FromSeconds(30))
                throw new InvalidOperationException($"The message to {recipient} is {found?.State.ToString() ?? "not there"} after 30 s: {found?.Hindrance} {found?.ServerWords}");
            await Task.Delay(30);
        }
    }

    /// <summary>The plain words of a message made by this program: its first part, decoded.</summary>
    public static string PlainWords(byte[] raw)
    {
        var text = Encoding.ASCII.GetString(raw).ReplaceLineEndings("\n");
        var start = text.IndexOf("\n\n", text.IndexOf("Content-Type: text/plain", StringComparison.Ordinal), StringComparison.Ordinal) + 2;
        var end = text.IndexOf("\n--=_", start, StringComparison.Ordinal);
        return Encoding.UTF8.GetString(Steward.Mail.Wording.QuotedPrintable.Decode(Encoding.ASCII.GetBytes(end < 0 ? text[start..] : text[start..end]), out _));
    }
}
