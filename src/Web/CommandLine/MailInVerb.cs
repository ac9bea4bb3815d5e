using System.CommandLine;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Mailboxes;
using Steward.ServiceDesk.Receiving;

namespace Steward.Web.CommandLine;

/// <summary><c>steward mail-in &lt; message.eml</c>: takes one mail in, as a mail server hands it over by a pipe. Works beside a running server.</summary>
internal static class MailInVerb
{
    public static Command Build()
    {
        var storage = new StorageArguments();
        var mailbox = new Option<string?>("--mailbox") { Description = "Address of the mailbox it came to; found by its recipients when absent." };
        var command = storage.AddTo(new Command("mail-in", "Takes one mail in from the standard input and says what became of it.") { mailbox });
        command.SetAction((parsed, cancel) => storage.Run(
            parsed,
            async (services, workspace) =>
            {
                var known = workspace.Get<MailboxDirectory>();
                var address = parsed.GetValue(mailbox);
                if (address is not null && known.Find(address) is null)
                    return Unknown(address, known);
                await using var input = Console.OpenStandardInput();
                var outcome = await services.GetRequiredService<MailIntake>().Take(workspace, input, MailSource.CommandLine, address is null ? null : known.Find(address), cancel: cancel);
                return outcome.Succeeded && outcome.Answer.Fate == MailFate.Refused ? Refusal.Forbidden(new Said(typeof(MailboxTexts), "Reason_" + outcome.Answer.Reason, [])) : outcome;
            },
            Words));
        return command;
    }

    private static Outcome<MailReceipt> Unknown(string address, MailboxDirectory known) => known.All.Count == 0
        ? Refusal.Missing(Texts<MailboxTexts>.Say("NoMailboxes"))
        : Refusal.Missing(Texts<MailboxTexts>.Say("NoSuchMailbox", address, string.Join(", ", known.All.Select(m => m.Address))));

    private static string Words(MailReceipt receipt)
    {
        var fate = Texts<MailboxTexts>.Say("Fate_" + receipt.Fate);
        var line = receipt.Key is { } key ? $"{key}: {fate}" : fate.ToString();
        if (receipt.Reason != MailReason.None)
            line += $" {receipt.Why}";
        return receipt.Related is { } related ? $"{line} ({related}?)" : line;
    }
}
