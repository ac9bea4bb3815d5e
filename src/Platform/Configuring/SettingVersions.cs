using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;

namespace Steward.Platform.Configuring;

/// <summary>A version with the one before it.</summary>
/// <param name="Before">What the thing was before; null when it is the first that is known, or when it had been removed.</param>
/// <param name="IsNewest">It is how the thing stands now.</param>
public sealed record ReadVersion(SettingVersion Version, string? Before, bool IsNewest)
{
    /// <summary>What changed, by the names the API gives the parts.</summary>
    public IReadOnlyList<SettingDifference> Differences => SettingVersions.Differences(Before, Version.Content);
}

/// <summary>A part that differs between two states; null where it is not set.</summary>
public sealed record SettingDifference(string Part, string? From, string? To);

/// <summary>Reads the versions that are kept.</summary>
public static class SettingVersions
{
    /// <summary>Newest first. First states, which nobody made, are left out unless one thing is asked for.</summary>
    /// <param name="db">Where to read.</param>
    /// <param name="setting">Only of this setting.</param>
    /// <param name="key">Only of this thing of it.</param>
    /// <param name="before">Only older ones than this id.</param>
    /// <param name="most">At most so many; one more tells that there are more.</param>
    /// <param name="cancel">Ends the reading.</param>
    public static async Task<IReadOnlyList<ReadVersion>> Versions(this AppDb db, string? setting, string? key, long? before, int most, CancellationToken cancel)
    {
        var all = db.Set<SettingVersion>().AsNoTracking();
        var wanted = all;
        if (setting is not null)
            wanted = wanted.Where(v => v.Setting == setting);
        wanted = setting is not null && key is not null ? wanted.Where(v => v.Key == key) : wanted.Where(v => v.At != null);
        if (before is { } id)
            wanted = wanted.Where(v => v.Id < id);
        var read = await wanted.OrderByDescending(v => v.Id).Take(most + 1).Select(v => new
        {
            Version = v,
            Before = all.Where(o => o.Setting == v.Setting && o.Key == v.Key && o.Id < v.Id).OrderByDescending(o => o.Id).Select(o => o.Content).FirstOrDefault(),
            IsNewest = !all.Any(o => o.Setting == v.Setting && o.Key == v.Key && o.Id > v.Id),
        }).ToListAsync(cancel);
        return [.. read.Select(r => new ReadVersion(r.Version, r.Before, r.IsNewest))];
    }

    /// <summary>The last version of each thing of a setting, tracked.</summary>
    internal static async Task<Dictionary<string, SettingVersion>> Newest(this AppDb db, string setting)
    {
        var all = db.Set<SettingVersion>().Where(v => v.Setting == setting);
        return await all.Where(v => v.Id == all.Where(o => o.Key == v.Key).Max(o => o.Id)).ToDictionaryAsync(v => v.Key);
    }

    public static IReadOnlyList<SettingDifference> Differences(string? before, string? after)
    {
        var (old, current) = (Parts(before), Parts(after));
        return [.. old.Keys.Union(current.Keys).Where(part => old.GetValueOrDefault(part) != current.GetValueOrDefault(part))
            .Select(part => new SettingDifference(part, old.GetValueOrDefault(part), current.GetValueOrDefault(part)))];
    }

    /// <summary>A state as its parts that say something, in the order of the order.</summary>
    public static IReadOnlyDictionary<string, string> Parts(string? content)
    {
        var parts = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        if (content is not null)
        {
            using var read = JsonDocument.Parse(content);
            Add("", read.RootElement);
        }

        return parts;

        void Add(string path, JsonElement element)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var property in element.EnumerateObject())
                        Add(path.Length == 0 || path == "wish" ? property.Name : $"{path}.{property.Name}", property.Value);
                    break;
                case JsonValueKind.Array when element.EnumerateArray().All(e => e.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)):
                    Say(path, string.Join(", ", element.EnumerateArray()));
                    break;
                case JsonValueKind.Array:
                    foreach (var (entry, place) in element.EnumerateArray().Select((entry, place) => (entry, place)))
                        Add($"{path} {(place + 1).ToString(CultureInfo.InvariantCulture)}", entry);
                    break;
                case JsonValueKind.True:
                    Say(path, "yes");
                    break;
                case JsonValueKind.False:
                    Say(path, "no");
                    break;
                default:
                    Say(path, element.ToString());
                    break;
            }
        }

        void Say(string path, string value)
        {
            if (value.Length > 0)
                parts[path] = value;
        }
    }
}
