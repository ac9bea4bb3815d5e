using System.CommandLine;
using System.Text.Json;
using Steward.Platform.Audit;
using Steward.Platform.Text;

namespace Steward.Web.CommandLine;

/// <summary><c>steward audit verify</c>: walks the sealed history; 0 when it is intact, 1 when not, with the first bad entry.</summary>
internal static class AuditVerb
{
    public static Command Build()
    {
        var storage = new StorageArguments();
        var against = new Option<string[]>("--against") { Description = "A file of checkpoints kept elsewhere to compare with; may be repeated." };
        var verify = storage.AddTo(new Command("verify", "Proves that nobody changed the history.") { against });
        verify.SetAction((parsed, cancel) => storage.Open(parsed, async (services, workspace) =>
        {
            var files = parsed.GetValue(against) ?? [];
            if (files.FirstOrDefault(file => !File.Exists(file)) is { } absent)
                throw new FileNotFoundException($"There is no file {absent}.");
            var report = await services.GetRequiredService<AuditVerification>().Verify(workspace, files, cancel);
            await LastVerification.Keep(workspace, report, cancel);
            if (storage.AsJson(parsed))
                Console.Out.WriteLine(JsonSerializer.Serialize(Answer.Of(report), PlatformJson.Options));
            else
                Tell(report);
            return report.Intact ? ExitCodes.Ok : ExitCodes.Refused;
        }));
        return new Command("audit", "The sealed history.") { verify };
    }

    private static void Tell(AuditReport report)
    {
        (report.Intact ? Console.Out : Console.Error).WriteLine(report.Say());
        foreach (var finding in report.Findings.Skip(1))
            Console.Error.WriteLine(finding.Say());
        if (report.Found > report.Findings.Count)
            Console.Error.WriteLine($"… and {report.Found - report.Findings.Count} more.");
    }

    private sealed record Found(AuditFault Fault, long Entry, long UntilEntry, long? Event, long? Checkpoint, string Sentence)
    {
        public static Found Of(AuditFinding finding) =>
            new(finding.Fault, finding.Entry, finding.UntilEntry, finding.EventId, finding.Checkpoint, finding.Say().ToString());
    }

    private sealed record Answer(
        bool Intact, long Entries, long Unsealed, long Checkpoints, NodaTime.Instant? SignedAt, long Found, Found? FirstBad, IReadOnlyList<Found> Findings)
    {
        public static Answer Of(AuditReport report)
        {
            var findings = report.Findings.Select(AuditVerb.Found.Of).ToList();
            return new(report.Intact, report.Sealed, report.Waiting, report.Checkpoints, report.SignedAt, report.Found, findings.FirstOrDefault(), findings);
        }
    }
}
