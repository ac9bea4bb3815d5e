using Steward.Platform.Data;

namespace Steward.Platform.Blobs;

/// <summary>Says which contents a module's rows name. What nobody names is removed, so a module that stores a hash must implement this.</summary>
public interface IUseBlobs
{
    /// <summary>Which of the given contents are in use.</summary>
    Task<IReadOnlyList<string>> Used(AppDb db, IReadOnlyList<string> hashes, CancellationToken cancel);
}
