using System.CommandLine;

namespace Steward.Web.CommandLine;

/// <summary>
/// The command line: one class per verb in this folder. Exit codes: 0 ok, 1 refused (a sentence on stderr), 2 usage.
/// </summary>
internal static class Verbs
{
    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("Steward: one system for IT service and work management.")
        {
            DemoVerb.Build(),
            ServeVerb.Build(),
            TokenVerb.Build(),
            SeedVerb.Build(),
            ScheduleVerb.Build(),
            ImportVerb.Build(),
            MailInVerb.Build(),
            ExportVerb.Build(),
            AuditVerb.Build(),
            BackupVerb.Build(),
            RestoreVerb.Build(),
            MigrateVerb.Build(),
            WorkspaceVerb.Build(),
            ClocksVerb.Build(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("See: steward --help");
            return ExitCodes.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or System.Data.Common.DbException or System.Net.Sockets.SocketException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return ExitCodes.Refused;
        }
    }
}

internal static class ExitCodes
{
    public const int Ok = 0;
    public const int Refused = 1;
    public const int Usage = 2;
}
