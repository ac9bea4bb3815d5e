using System.Text.Json;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Audit;

/// <summary>The result of the last verification, kept in the workspace for the pages that show it.</summary>
public static class LastVerification
{
    private const int KeptFindings = 5;

    public static Task Keep(Workspace workspace, AuditReport report, CancellationToken cancel = default) => workspace.Database.Keep(
        WorkspaceFacts.Verified, JsonSerializer.Serialize(report with { Findings = [.. report.Findings.Take(KeptFindings)] }, PlatformJson.Options), cancel);

    /// <summary>Null when the history was never verified.</summary>
    public static async Task<AuditReport?> Read(AppDb db, CancellationToken cancel = default) =>
        await db.Fact(WorkspaceFacts.Verified, cancel) is { } text ? JsonSerializer.Deserialize<AuditReport>(text, PlatformJson.Options) : null;
}
