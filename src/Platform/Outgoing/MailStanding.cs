using Microsoft.EntityFrameworkCore;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Outgoing;

/// <summary>Whether this workspace can send mail at the moment, from memory: pages ask it to say what will happen.</summary>
public sealed class MailStanding : IPerWorkspace<MailStanding>
{
    internal const string Topic = "mail-settings";

    private readonly Remembered<Found> remembered;

    private MailStanding(Workspace workspace) => remembered = new Remembered<Found>(workspace, Topic, db => new Found(db.Set<MailSettings>().AsNoTracking().FirstOrDefault()));

    /// <summary>The settings; null while mail is not set up. Its secret is sealed.</summary>
    public MailSettings? Settings => remembered.Now.Settings;

    /// <summary>True when a letter posted now leaves.</summary>
    public bool IsOn => Settings is { IsOn: true };

    public static MailStanding Create(Workspace workspace) => new(workspace);

    private sealed record Found(MailSettings? Settings);
}
