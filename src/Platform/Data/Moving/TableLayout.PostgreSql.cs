namespace Steward.Platform.Data.Moving;

internal static partial class TableLayout
{
    private const string PostgreSqlColumns =
        """
        SELECT t.table_name, c.column_name, c.data_type FROM information_schema.tables t
          JOIN information_schema.columns c ON c.table_schema = t.table_schema AND c.table_name = t.table_name
         WHERE t.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
        """;
}
