namespace Steward.Platform.Importing;

/// <summary>How much of a foreign file is read at most. The defaults are the product's; tests use smaller ones.</summary>
public sealed record TableLimits
{
    public static readonly TableLimits Default = new();

    public long Bytes { get; init; } = 100L * 1024 * 1024;

    public int Rows { get; init; } = 200_000;

    public int Columns { get; init; } = 500;

    /// <summary>Characters in one cell; a longer one makes its row a problem row.</summary>
    public int CellLength { get; init; } = 64 * 1024;

    /// <summary>Bytes all parts of an XLSX package may inflate to (they are counted, not believed).</summary>
    public long InflatedBytes { get; init; } = 600L * 1024 * 1024;

    /// <summary>Parts in an XLSX package.</summary>
    public int Parts { get; init; } = 2_000;

    /// <summary>How far down the header row may stand.</summary>
    public int HeaderSearch { get; init; } = 50;
}

/// <summary>What the person (or the mapping) fixed about reading the file; everything left out is found out.</summary>
public sealed record TableChoices
{
    public static readonly TableChoices None = new();

    /// <summary>The worksheet to read; otherwise the first that is not empty.</summary>
    public string? Sheet { get; init; }

    /// <summary>The row the header stands in, counted as a spreadsheet does.</summary>
    public int? HeaderRow { get; init; }

    /// <summary>Says whether a header cell is a word the reader's owner knows; helps to tell the header from title rows.</summary>
    public Func<string, bool>? KnownHeader { get; init; }
}
