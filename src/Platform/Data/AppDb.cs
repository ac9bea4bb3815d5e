using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Text;

namespace Steward.Platform.Data;

/// <summary>
/// The one model of a workspace. Each module contributes its mappings. Reading contexts track nothing; the writing context
/// lives for one command. Names become snake_case; instants are milliseconds since 1970 UTC on both engines.
/// </summary>
public sealed class AppDb(DbContextOptions<AppDb> options, IReadOnlyList<ITables> modules) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var module in modules)
            module.Map(modelBuilder);

        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties().Where(p => p.FindAnnotation(RelationalAnnotationNames.ColumnName) is null))
                property.SetColumnName(SnakeCase(property.Name));
            foreach (var index in entity.GetIndexes().Where(i => i.Name is null))
                index.SetDatabaseName($"ix_{entity.GetTableName()}_{string.Join('_', index.Properties.Select(p => SnakeCase(p.Name)))}");
            foreach (var key in entity.GetKeys())
                key.SetName(key.IsPrimaryKey() ? $"pk_{entity.GetTableName()}" : $"ak_{entity.GetTableName()}_{string.Join('_', key.Properties.Select(p => SnakeCase(p.Name)))}");
            foreach (var foreignKey in entity.GetForeignKeys())
                foreignKey.SetConstraintName($"fk_{entity.GetTableName()}_{string.Join('_', foreignKey.Properties.Select(p => SnakeCase(p.Name)))}");
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Instant>().HaveConversion<InstantToMilliseconds>();
        configurationBuilder.DefaultTypeMapping<Instant>().HasConversion<InstantToMilliseconds>(); // arguments of TimeBuckets
        configurationBuilder.Properties<LocalDate>().HaveConversion<DateToText>().HaveMaxLength(10);
    }

    internal static string SnakeCase(string name)
    {
        var text = new System.Text.StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && !char.IsUpper(name[i - 1]))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    private sealed class InstantToMilliseconds()
        : ValueConverter<Instant, long>(at => at.ToUnixTimeMilliseconds(), ms => Instant.FromUnixTimeMilliseconds(ms));

    private sealed class DateToText()
        : ValueConverter<LocalDate, string>(date => LocalDatePattern.Iso.Format(date), text => LocalDatePattern.Iso.Parse(text).Value);
}
