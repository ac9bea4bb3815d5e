using System.Text.Json;
using Microsoft.Data.Sqlite;
using Steward.Bench.Serving;

namespace Steward.Bench.Drills;

/// <summary>Falsifies the history in many ways, each on a fresh copy, and asks <c>steward audit verify</c> as an auditor would.</summary>
internal static class TamperDrill
{
    public static async Task<int> RunAsync(int count, int seed, bool plantedFault)
    {
        using var site = await Site.SeedAsync(200);
        var (entries, checkpoints) = await SealAsync(site);
        Console.WriteLine($"{entries} sealed entries under {checkpoints} checkpoints; untouched, the history verifies. Seed {seed}.");

        var random = new Random(seed);
        var missed = new List<string>();
        for (var turn = 1; turn <= count; turn++)
        {
            var manipulation = plantedFault && turn == count ? Manipulation.Harmless() : Manipulation.Any(random, entries, checkpoints);
            if (await MissedAsync(site, manipulation) is { } why) missed.Add($"{manipulation.Name}: {why}");
            if (turn % 10 == 0) Console.WriteLine($"{turn,4} of {count}, {missed.Count} missed");
        }

        foreach (var sentence in missed) Console.WriteLine(sentence);
        Console.WriteLine($"{count - missed.Count} of {count} manipulations found and named, {missed.Count} missed.");
        return missed.Count == 0 ? 0 : 1;
    }

    /// <summary>Serves until everything is sealed, and makes sure that an untouched history is called intact.</summary>
    private static async Task<(long Entries, long Checkpoints)> SealAsync(Site site)
    {
        await using (await site.ServeAsync())
        {
            for (var tries = 0; tries < 60; tries++)
            {
                await Task.Delay(1000);
                var (_, answer) = await VerifyAsync(site, site.Data);
                if (answer.GetProperty("unsealed").GetInt64() == 0 && answer.GetProperty("entries").GetInt64() > 0) break;
            }
        }

        var (code, untouched) = await VerifyAsync(site, site.Data);
        if (code != 0) throw new InvalidOperationException($"The history does not verify before anybody touched it: {untouched}");
        return (untouched.GetProperty("entries").GetInt64(), untouched.GetProperty("checkpoints").GetInt64());
    }

    /// <summary>Why a manipulation was not found as it should be; null when it was.</summary>
    private static async Task<string?> MissedAsync(Site site, Manipulation manipulation)
    {
        var folder = Directory.CreateTempSubdirectory("steward-tamper-");
        try
        {
            CopyFolder(site.Data, folder.FullName);
            Falsify(folder.FullName, manipulation.Sql);
            var (code, answer) = await VerifyAsync(site, folder.FullName);
            if (code != 1 || answer.GetProperty("intact").GetBoolean()) return "the history was called intact";
            var first = answer.GetProperty("firstBad").GetProperty("entry").GetInt64();
            return manipulation.FirstBad is { } expected && first != expected ? $"entry {first} was named instead" : null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Falsify(string data, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Site.DatabaseIn(data)};Pooling=False;Foreign Keys=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (command.ExecuteNonQuery() == 0) throw new InvalidOperationException($"Nothing was manipulated by: {sql}");
    }

    private static async Task<(int Code, JsonElement Answer)> VerifyAsync(Site site, string data)
    {
        var (code, output, error) = await site.RunAtAsync(data, "audit", "verify", "--json");
        try
        {
            return (code, JsonDocument.Parse(output).RootElement);
        }
        catch (JsonException exception)
        {
            throw new InvalidOperationException($"steward audit verify ended with {code} and said: {output}{error}", exception);
        }
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
