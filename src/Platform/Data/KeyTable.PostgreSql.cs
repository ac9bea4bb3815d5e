using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Steward.Platform.Data;

/// <summary>The key ring of a cluster, in one small table beside the list of workspaces, so that every node reads what another has sealed.</summary>
public sealed class KeyTable(string connectionString) : IXmlRepository
{
    private bool ready;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = Open();
        using var command = new NpgsqlCommand("SELECT xml FROM public.steward_keys ORDER BY name", connection);
        using var reader = command.ExecuteReader();
        var elements = new List<XElement>();
        while (reader.Read())
            elements.Add(XElement.Parse(reader.GetString(0)));
        return elements;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = Open();
        using var command = new NpgsqlCommand("INSERT INTO public.steward_keys (name, xml) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", connection);
        command.Parameters.AddWithValue(friendlyName);
        command.Parameters.AddWithValue(element.ToString(SaveOptions.DisableFormatting));
        command.ExecuteNonQuery();
    }

    private NpgsqlConnection Open()
    {
        var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        if (!ready)
        {
            using var command = new NpgsqlCommand(
                """
                SELECT pg_advisory_xact_lock(hashtext('steward-directory')); -- until the commit: freed sooner, another node would not see the table yet
                CREATE TABLE IF NOT EXISTS public.steward_keys (name text PRIMARY KEY, xml text NOT NULL);
                """, connection);
            command.ExecuteNonQuery();
            ready = true;
        }

        return connection;
    }
}
