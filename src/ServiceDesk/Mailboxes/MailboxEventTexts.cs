using Steward.Platform.Edge;
using Steward.Platform.Events;
using System.Globalization;

namespace Steward.ServiceDesk.Mailboxes;

/// <summary>Marks the texts of the mail channel's events (MailboxEventTexts.resx).</summary>
public sealed class MailboxEventTexts;

/// <summary>Tells what happened to mailboxes, to mail that came in, and to letters.</summary>
internal sealed class MailboxHistory() : EventTeller(typeof(MailboxEventTexts), "mailbox", "received-mail", "desk-letter")
{
    protected override Task<IReadOnlyDictionary<(string Subject, long Id), SubjectName>> Names(Visit visit, IReadOnlyList<EventRow> rows, CancellationToken cancel)
    {
        var names = new Dictionary<(string Subject, long Id), SubjectName>();
        foreach (var box in visit.Actor.IsAdmin ? visit.Workspace.Get<MailboxDirectory>().All : [])
            names[("mailbox", box.Id)] = new SubjectName(box.Address, string.Create(CultureInfo.InvariantCulture, $"{visit.Root}/admin/mailboxes/{box.Id}"));
        return Task.FromResult<IReadOnlyDictionary<(string Subject, long Id), SubjectName>>(names);
    }
}
