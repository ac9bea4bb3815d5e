using System.Security.Cryptography;
using System.Text;
using Steward.WorkItems.Importing.Reading;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Importing;

/// <summary>
/// How a foreign table is understood: what each column means and what its values mean here. Guessed from a file, edited by a
/// person, remembered by the fingerprint of the header, written and read as JSON (the <c>--map FILE</c> of the command line).
/// </summary>
public sealed partial record ColumnMapping
{
    /// <summary>The shape of the table; found out when left out.</summary>
    public ImportKind? Kind { get; init; }

    /// <summary>The worksheet to read, where a workbook has several.</summary>
    public string? Sheet { get; init; }

    /// <summary>The row of the header, where it is not found by itself.</summary>
    public int? HeaderRow { get; init; }

    /// <summary>The type of items whose row names none: incident, request, task or sms-task; found out when left out.</summary>
    public string? Type { get; init; }

    /// <summary>What each column means, by its name in the header; a column not named here is kept as a field.</summary>
    public IReadOnlyDictionary<string, ImportField> Columns { get; init; } = new Dictionary<string, ImportField>();

    /// <summary>Columns whose values make up a title where no column is one.</summary>
    public IReadOnlyList<string> TitleFrom { get; init; } = [];

    /// <summary>What the states of the file mean here, by the text in the file.</summary>
    public IReadOnlyDictionary<string, StateTarget> States { get; init; } = new Dictionary<string, StateTarget>();

    public IReadOnlyDictionary<string, Priority> Priorities { get; init; } = new Dictionary<string, Priority>();

    public IReadOnlyDictionary<string, string> Types { get; init; } = new Dictionary<string, string>();

    /// <summary>Who the people of the file are here: a mail or a name by the text in the file, nothing for "nobody".</summary>
    public IReadOnlyDictionary<string, string> People { get; init; } = new Dictionary<string, string>();

    /// <summary>How 03/04/2026 is read; each column's own evidence decides when left open.</summary>
    public DateOrder Dates { get; init; }

    /// <summary>The time zone the file's local times are meant in (an IANA name); the space's zone when left out.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Registers and event logs keep their doubtful rows, other tables skip them, unless it is said here.</summary>
    public DoubtfulRows? DoubtfulRows { get; init; }

    public ImportField Of(string column) => Columns.GetValueOrDefault(column);

    /// <summary>Tells the same kind of file again, whatever its rows: the header's words, in any order.</summary>
    public static string FingerprintOf(IEnumerable<string> headers)
    {
        var words = string.Join('\n', headers.Select(Words.Normal).Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..32];
    }
}
