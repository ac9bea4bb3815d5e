using Steward.Platform.Workspaces;

namespace Steward.ServiceDesk.Mailboxes;

/// <summary>All mailboxes of a workspace, in memory.</summary>
public sealed class MailboxDirectory : IPerWorkspace<MailboxDirectory>
{
    public const string Topic = "mailboxes";

    private readonly Remembered<IReadOnlyList<DeskMailbox>> remembered;

    private MailboxDirectory(Workspace workspace) =>
        remembered = new(workspace, Topic, db => [.. db.Set<DeskMailbox>().AsEnumerable().OrderBy(m => m.Address, StringComparer.Ordinal)]);

    public static MailboxDirectory Create(Workspace workspace) => new(workspace);

    public IReadOnlyList<DeskMailbox> All => remembered.Now;

    public DeskMailbox? Find(long? id) => id is { } known ? All.FirstOrDefault(m => m.Id == known) : null;

    /// <summary>The mailbox of an address; what stands after a plus in it does not matter.</summary>
    public DeskMailbox? Find(string address) => All.FirstOrDefault(m => m.Address == Bare(address));

    /// <summary>The one that speaks for a space; null when none is on.</summary>
    public DeskMailbox? SpeaksFor(long spaceId) => All.FirstOrDefault(m => m.IsOn && m.SpaceId == spaceId);

    internal static string Bare(string address)
    {
        var written = address.Trim().ToLowerInvariant();
        var (plus, at) = (written.IndexOf('+', StringComparison.Ordinal), written.LastIndexOf('@'));
        return plus > 0 && plus < at ? written[..plus] + written[at..] : written;
    }
}
