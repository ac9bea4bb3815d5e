using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Steward.Platform.Importing;

/// <summary>
/// Looks through an XLSX package before a library may unpack it: is it a workbook at all, does it inflate too far (bytes are
/// counted while unpacking, declared sizes are not believed), does its XML bring its own definitions, how large is each sheet.
/// </summary>
internal sealed class XlsxPackage
{
    private static readonly XName RelationId =
        XName.Get("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");

    internal static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };

    private readonly Dictionary<string, SheetScan> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Name, string Part)> _sheets = [];

    /// <summary>The worksheets in their order.</summary>
    public IReadOnlyList<string> Sheets => [.. _sheets.Select(sheet => sheet.Name)];

    public SheetScan Of(string sheet) =>
        _parts.GetValueOrDefault(_sheets.Find(pair => string.Equals(pair.Name, sheet, StringComparison.Ordinal)).Part ?? "") ?? SheetScan.Nothing;

    public static XlsxPackage Examine(Stream stream, TableLimits limits)
    {
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > limits.Parts) throw Refuse(TableProblems.InflatesTooFar);
            if (zip.GetEntry("xl/workbook.xml") is null) throw Refuse(TableProblems.WrongType, NameOf(zip));
            var package = new XlsxPackage();
            var budget = limits.InflatedBytes;
            foreach (var entry in zip.Entries) package.Walk(entry, ref budget);
            package.NameSheets(zip);
            return package;
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException)
        {
            throw Refuse(TableProblems.Damaged, exception: exception);
        }
    }

    private void Walk(ZipArchiveEntry entry, ref long budget)
    {
        using var counted = new MeteredStream(entry.Open(), budget);
        var isXml = entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
        if (isXml) _parts[entry.FullName] = SheetScan.Read(counted);
        else counted.CopyTo(Stream.Null);
        budget = counted.Left;
    }

    private void NameSheets(ZipArchive zip)
    {
        var targets = Load(zip, "xl/_rels/workbook.xml.rels")?.Root?.Elements()
            .GroupBy(relation => (string?)relation.Attribute("Id") ?? "", StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (string?)group.First().Attribute("Target") ?? "", StringComparer.Ordinal) ?? [];
        foreach (var sheet in Load(zip, "xl/workbook.xml")!.Descendants().Where(element => element.Name.LocalName == "sheet"))
        {
            var target = targets.GetValueOrDefault((string?)sheet.Attribute(RelationId) ?? "", "");
            var part = target.StartsWith('/') ? target[1..] : "xl/" + target;
            _sheets.Add(((string?)sheet.Attribute("name") ?? "", part));
        }
    }

    private static XDocument? Load(ZipArchive zip, string part)
    {
        if (zip.GetEntry(part) is not { } entry) return null;
        using var xml = XmlReader.Create(entry.Open(), Safe);
        return XDocument.Load(xml);
    }

    private static string NameOf(ZipArchive zip)
    {
        if (zip.GetEntry("word/document.xml") is not null) return "@is-word";
        if (zip.GetEntry("ppt/presentation.xml") is not null) return "@is-powerpoint";
        if (zip.GetEntry("xl/workbook.bin") is not null) return "@is-xlsb";
        return zip.GetEntry("mimetype") is not null && zip.GetEntry("content.xml") is not null ? "@is-opendocument" : "@is-zip";
    }

    private static UnreadableTableException Refuse(ProblemKind kind, string? what = null, Exception? exception = null) =>
        new(kind.At(0, null, null, what ?? ""), exception);
}
