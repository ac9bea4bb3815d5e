using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Steward.Platform.Backup;

/// <summary>The keys that seal secrets and forms, for backups: without them a restored workspace could not read its own sealed values.</summary>
public sealed class KeyRing(IOptions<KeyManagementOptions> options)
{
    /// <summary>Every key as XML, by a name made of its id.</summary>
    internal IReadOnlyDictionary<string, string> All() => Elements()
        .Select(e => (Name: NameOf(e), Xml: e.ToString(SaveOptions.DisableFormatting))).Where(e => e.Name is not null)
        .DistinctBy(e => e.Name).ToDictionary(e => e.Name!, e => e.Xml, StringComparer.Ordinal);

    /// <summary>Adds a key of a backup, unless it is there.</summary>
    internal void Add(Stream xml)
    {
        using var reader = XmlReader.Create(xml, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 100_000 });
        var element = XElement.Load(reader);
        // the ring makes the types a key names; only those of the framework may be named
        var strange = element.DescendantsAndSelf().Attributes().Any(a =>
            a.Name.LocalName.EndsWith("Type", StringComparison.OrdinalIgnoreCase) && !a.Value.StartsWith("Microsoft.AspNetCore.DataProtection.", StringComparison.Ordinal));
        if (NameOf(element) is not { } name || strange)
            throw new InvalidDataException("It holds a key that is none.");
        if (!Elements().Any(e => NameOf(e) == name))
            options.Value.XmlRepository!.StoreElement(element, name);
    }

    private IEnumerable<XElement> Elements() => options.Value.XmlRepository?.GetAllElements() ?? [];

    private static string? NameOf(XElement element) =>
        element.Name.LocalName == "key" && Guid.TryParse((string?)element.Attribute("id"), out var id) ? $"key-{id:D}" : null;
}
