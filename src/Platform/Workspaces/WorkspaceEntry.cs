using NodaTime;

namespace Steward.Platform.Workspaces;

/// <summary>A line of the directory: which host names and path lead to which workspace. Where it lives is the directory's business.</summary>
/// <param name="Name">Lower-case letters, digits and hyphens; also the path <c>/w/NAME</c>, the folder and the schema.</param>
/// <param name="Title">The organisation's name, shown on screen.</param>
/// <param name="Hosts">Host names that lead here without a path prefix.</param>
public sealed record WorkspaceEntry(string Name, string Title, IReadOnlyList<string> Hosts, Instant CreatedAt, Instant? ArchivedAt = null)
{
    /// <summary>The workspace that answers when neither host nor path names one.</summary>
    public const string DefaultName = "main";

    /// <summary>What a workspace is called before anybody named its organisation.</summary>
    public const string UnnamedTitle = "Steward";

    /// <summary>An archived workspace can be restored this long.</summary>
    public static readonly Duration RestorableFor = Duration.FromDays(30);
}

/// <summary>The list of workspaces: a JSON file beside SQLite files, a table beside PostgreSQL schemas.</summary>
public interface IWorkspaceDirectory
{
    Task<IReadOnlyList<WorkspaceEntry>> List(CancellationToken cancel = default);

    Task Save(WorkspaceEntry entry, CancellationToken cancel = default);
}
