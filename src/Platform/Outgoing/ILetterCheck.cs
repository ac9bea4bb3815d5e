using Steward.Platform.Data;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Outgoing;

/// <summary>Asked for each letter of a purpose in the moment it is about to leave: rights may have ended since it was posted.</summary>
public interface ILetterCheck
{
    /// <summary>Which letters it judges, by their purpose.</summary>
    bool Judges(string purpose);

    /// <summary>False when its recipient may not read it any more.</summary>
    Task<bool> MayLeave(AppDb db, OutgoingMessage message, Workspace workspace, CancellationToken cancel);
}
