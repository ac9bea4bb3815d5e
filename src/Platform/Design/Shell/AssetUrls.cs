using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace Steward.Platform.Design;

/// <summary>
/// Addresses of style sheets and modules with their fingerprint, so that browsers may keep them for ever. Read once from the mapped static assets,
/// hence the same on every page, error pages included; without MapStaticAssets the plain addresses are used.
/// </summary>
public sealed class AssetUrls(EndpointDataSource endpoints)
{
    private const string Root = "_content/Steward.Platform/";

    private static readonly (string Name, string File)[] Packages = [("@hotwired/turbo", "lib/turbo.js"), ("sortablejs", "lib/sortable.js")];

    private readonly Lazy<Dictionary<string, string>> _fingerprinted = new(() => Read(endpoints));

    /// <summary>Address of a file of this module: <c>js/app.js</c>.</summary>
    public string Of(string file, string pathBase = "") => $"{pathBase}/{_fingerprinted.Value.GetValueOrDefault(Root + file, Root + file)}";

    /// <summary>The import map: package names, and every module's plain address → the fingerprinted one.</summary>
    public ImportMapDefinition ImportMap(string pathBase = "")
    {
        var imports = Packages.ToDictionary(p => p.Name, p => Of(p.File, pathBase), StringComparer.Ordinal);
        foreach (var (plain, marked) in _fingerprinted.Value.Where(a => a.Key.EndsWith(".js", StringComparison.Ordinal)).OrderBy(a => a.Key, StringComparer.Ordinal))
            imports[$"{pathBase}/{plain}"] = $"{pathBase}/{marked}";
        return new ImportMapDefinition(imports, scopes: null, integrity: null);
    }

    private static Dictionary<string, string> Read(EndpointDataSource endpoints)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var asset in endpoints.Endpoints.Select(e => e.Metadata.GetMetadata<StaticAssetDescriptor>()).OfType<StaticAssetDescriptor>())
        {
            var plain = asset.Properties.FirstOrDefault(p => p.Name == "label")?.Value;
            if (plain is not null && plain.StartsWith(Root, StringComparison.Ordinal)) found.TryAdd(plain, asset.Route);
        }

        return found;
    }
}
