using Steward.Platform.Access;
using Steward.Platform.Edge;
using Steward.Platform.Modules;
using Steward.ServiceDesk.Mailboxes;
using Steward.WorkItems.Timeline;
using Steward.WorkItems.Viewing;

namespace Steward.ServiceDesk.Correspondence;

/// <summary>Under a comment: by which mail it came, or by which letters it left.</summary>
internal sealed class CommentMailPanel : IPanel
{
    public PanelPlace Place => PanelPlace.ItemComment;

    public Type Component => typeof(CommentMail);

    public bool Shows(object subject, Visit visit) =>
        subject is CommentPart part && visit.Workspace.Get<MailboxDirectory>().All.Count > 0 && (part.Comment.Channel is Channel.Mail or Channel.Import || !part.Comment.Internal);
}

/// <summary>Before the timeline: the mail the item itself came by.</summary>
internal sealed class ItemMailPanel : IPanel
{
    public PanelPlace Place => PanelPlace.ItemMain;

    public Type Component => typeof(ItemMail);

    public bool Shows(object subject, Visit visit) => subject is SeenItem { Staff: true } && visit.Workspace.Get<MailboxDirectory>().All.Count > 0;
}
