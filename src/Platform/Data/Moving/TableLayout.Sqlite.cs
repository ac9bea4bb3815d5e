namespace Steward.Platform.Data.Moving;

internal static partial class TableLayout
{
    private const string SqliteColumns =
        """
        SELECT t.name, c.name, c.type FROM sqlite_schema t JOIN pragma_table_info(t.name) c
         WHERE t.type = 'table' AND t.sql NOT LIKE 'CREATE VIRTUAL%' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\'
        """;
}
