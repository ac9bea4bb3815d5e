using Steward.WorkItems.Items;

namespace Steward.WorkItems.Attaching;

/// <summary>A named file with all its versions, newest first.</summary>
public sealed record FileVersions(Attachment Newest, IReadOnlyList<Attachment> Earlier);
