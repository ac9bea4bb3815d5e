using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using NodaTime;

namespace Steward.Platform.Data;

/// <summary>
/// Grouping by time inside the database, the same on both engines: instants are milliseconds, so a quarter of an hour is a division. Callers
/// fold quarters into days, weeks or months of the reader's zone, exactly, whatever the zone's offset.
/// </summary>
public static class TimeBuckets
{
    public const long QuarterMilliseconds = 900_000;

    /// <summary>The quarter hour since 1970 an instant falls into. For queries only.</summary>
    public static long Quarter(Instant at) => at.ToUnixTimeMilliseconds() / QuarterMilliseconds;

    /// <summary>The first instant of a quarter.</summary>
    public static Instant Start(long quarter) => Instant.FromUnixTimeMilliseconds(quarter * QuarterMilliseconds);

    internal sealed class Tables : ITables
    {
        private static readonly MethodInfo Method = typeof(TimeBuckets).GetMethod(nameof(Quarter))!;

        public void Map(ModelBuilder model) => model.HasDbFunction(Method).HasTranslation(arguments =>
        {
            // The column is a bigint; only EF's type says Instant. Dividing keeps integers on both engines.
            var milliseconds = new SqlUnaryExpression(ExpressionType.Convert, arguments[0], typeof(long), null);
            return new SqlBinaryExpression(
                ExpressionType.Divide, milliseconds, new SqlConstantExpression(QuarterMilliseconds, typeof(long), null), typeof(long), null);
        });
    }
}
