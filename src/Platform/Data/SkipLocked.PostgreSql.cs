using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Steward.Platform.Data;

/// <summary>Lets nodes lease different jobs at the same time: a query tagged with <see cref="Tag"/> locks its rows and skips those of others.</summary>
internal sealed class SkipLocked : DbCommandInterceptor
{
    public const string Tag = "for update skip locked";

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Add(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Add(command);
        return ValueTask.FromResult(result);
    }

    private static void Add(DbCommand command)
    {
        if (command.CommandText.StartsWith("-- " + Tag, StringComparison.Ordinal))
            command.CommandText += "\nFOR UPDATE SKIP LOCKED";
    }
}
