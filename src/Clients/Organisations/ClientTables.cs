using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;

namespace Steward.Clients.Organisations;

internal sealed class ClientTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<Client>(table =>
    {
        table.ToTable("clients_clients");
        table.Property(c => c.Id).ValueGeneratedNever();
        table.Property(c => c.Name).HasMaxLength(200);
        table.Property(c => c.Domain).HasMaxLength(200);
        table.HasIndex(c => c.Name).IsUnique();
    });
}
