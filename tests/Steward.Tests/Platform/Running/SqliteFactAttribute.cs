using Xunit;

namespace Steward.Tests.Platform.Running;

/// <summary>A test of what only a SQLite file has; left out when the suite runs on PostgreSQL.</summary>
internal sealed class SqliteFactAttribute : FactAttribute
{
    public SqliteFactAttribute() => Skip = LooseWorkspace.TestDatabase is null ? null : "about SQLite files";
}

/// <summary>A test of what only PostgreSQL has; left out when the suite runs on SQLite.</summary>
internal sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute() => Skip = LooseWorkspace.TestDatabase is null ? "about PostgreSQL" : null;
}
