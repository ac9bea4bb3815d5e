using System.Diagnostics;
using Npgsql;
using Steward.Testing;
using Steward.Testing.Running;

namespace Steward.Bench.Serving;

/// <summary>A workspace filled by <c>bin/steward seed</c>, and what is needed to talk to it.</summary>
internal sealed class Site : IDisposable
{
    private const string Admin = "admin@steward.example";

    private readonly TemporaryFolder folder = new();
    private Site(string? connection) => Connection = connection;

    /// <summary>The PostgreSQL database of this site alone; null on SQLite.</summary>
    public string? Connection { get; }

    /// <summary>Where the default workspace lives on PostgreSQL.</summary>
    public const string Schema = "ws_main";

    /// <summary>The space that seeding makes the largest.</summary>
    public const string BusySpace = "SEED1";

    public string Data => folder.Path;

    /// <summary>The header line that proves who asks, ending included.</summary>
    public string Token { get; private set; } = "";

    /// <summary>The file of the default workspace, on SQLite.</summary>
    public string DatabaseFile => DatabaseIn(Data);

    public static string DatabaseIn(string data) => Directory.EnumerateFiles(data, "steward.db", SearchOption.AllDirectories).Single();

    /// <summary>Fills a new workspace.</summary>
    /// <param name="items">How many items the workspace starts with.</param>
    /// <param name="cluster">A PostgreSQL cluster, in which a new database is made; SQLite in a new folder when null.</param>
    public static async Task<Site> SeedAsync(int items, string? cluster = null)
    {
        var site = new Site(cluster is null ? null : await NewDatabaseAsync(cluster));
        await site.TellAsync("seed", "--items", $"{items}");
        site.Token = $"Authorization: Bearer {(await site.TellAsync("token", "create", "--user", Admin, "--scope", "admin")).Trim()}\r\n";
        return site;
    }

    /// <summary>A copy of the SQLite file to be written to without harm. The server must be stopped.</summary>
    public string CopyDatabase()
    {
        var copy = Path.Combine(Data, "raw.copy");
        foreach (var part in new[] { "", "-wal" })
            if (File.Exists(DatabaseFile + part)) File.Copy(DatabaseFile + part, copy + part, overwrite: true);
        return copy;
    }

    public Task<StewardProcess> ServeAsync(IReadOnlyDictionary<string, string>? environment = null) =>
        StewardProcess.StartAsync("serve", Place, environment);

    /// <summary>Runs a command of the program to its end and answers what it printed.</summary>
    public async Task<string> TellAsync(params string[] words)
    {
        var (code, output, error) = await RunAsync(words);
        return code == 0 ? output : throw new InvalidOperationException($"bin/steward {string.Join(' ', words)} ended with {code}:\n{output}{error}");
    }

    /// <summary>The same, for commands that are expected to refuse.</summary>
    public Task<(int Code, string Output, string Error)> RunAsync(params string[] words) => RunProgramAsync([.. words, .. Place]);

    /// <summary>The same on another data folder, such as a copy of this one.</summary>
    public Task<(int Code, string Output, string Error)> RunAtAsync(string data, params string[] words) => RunProgramAsync([.. words, "--data", data]);

    private static async Task<(int Code, string Output, string Error)> RunProgramAsync(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(Repository.Root, "bin", "steward"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    public void Dispose() => folder.Dispose();

    private string[] Place => Connection is null ? ["--data", Data] : ["--data", Data, "--database", Connection];

    private static async Task<string> NewDatabaseAsync(string cluster)
    {
        var name = $"site{Guid.NewGuid():N}"[..14];
        await using var connection = new NpgsqlConnection(cluster);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(cluster) { Database = name }.ToString();
    }
}
