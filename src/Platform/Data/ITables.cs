using Microsoft.EntityFrameworkCore;

namespace Steward.Platform.Data;

/// <summary>A module's share of the one model: its tables, all with the module's name first. Register with <c>AddTables</c>.</summary>
public interface ITables
{
    void Map(ModelBuilder model);
}
