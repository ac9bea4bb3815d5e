using System.Globalization;
using NodaTime.Text;

namespace Steward.WorkItems.Defining;

/// <summary>A part of a formula. What cannot be computed (a value is missing, a division by zero, a number too large) is null and stays empty.</summary>
internal abstract record Formula
{
    private const int Decimals = 6;

    /// <summary>Fields it is made of, as they are written.</summary>
    public abstract IEnumerable<string> Names { get; }

    public abstract decimal? Value(Func<string, decimal?> valueOf);

    /// <summary>The result as a value is written; empty when there is none.</summary>
    public string Result(Func<string, decimal?> valueOf)
    {
        try
        {
            return Value(valueOf) is { } number ? decimal.Round(number, Decimals).ToString("0.######", CultureInfo.InvariantCulture) : "";
        }
        catch (OverflowException)
        {
            return "";
        }
    }

    /// <summary>A stored value as formulas count it: a number as it stands, a day as days since 1970, so that a difference of days is their number.</summary>
    public static decimal? Read(string stored)
    {
        if (decimal.TryParse(stored, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return number;
        return LocalDatePattern.Iso.Parse(stored) is { Success: true } day ? NodaTime.Period.DaysBetween(new NodaTime.LocalDate(1970, 1, 1), day.Value) : null;
    }
}

internal sealed record Figure(decimal Number) : Formula
{
    public override IEnumerable<string> Names => [];

    public override decimal? Value(Func<string, decimal?> valueOf) => Number;
}

internal sealed record Named(string Name, int Column) : Formula
{
    public override IEnumerable<string> Names => [Name];

    public override decimal? Value(Func<string, decimal?> valueOf) => valueOf(Name);
}

internal sealed record Joined(char Sign, Formula Left, Formula Right) : Formula
{
    public override IEnumerable<string> Names => Left.Names.Concat(Right.Names);

    public override decimal? Value(Func<string, decimal?> valueOf)
    {
        if (Left.Value(valueOf) is not { } left || Right.Value(valueOf) is not { } right)
            return null;
        return Sign switch
        {
            '+' => left + right,
            '-' => left - right,
            '*' => left * right,
            _ => right == 0 ? null : left / right,
        };
    }
}

/// <summary><c>min</c> and <c>max</c> of the values that are there, <c>sum</c> of them, <c>abs</c>, and <c>round(value, digits)</c>.</summary>
internal sealed record Called(string Name, IReadOnlyList<Formula> Arguments) : Formula
{
    public static readonly IReadOnlyList<string> Known = ["sum", "min", "max", "abs", "round"];

    public override IEnumerable<string> Names => Arguments.SelectMany(a => a.Names);

    public override decimal? Value(Func<string, decimal?> valueOf)
    {
        List<decimal?> values = [.. Arguments.Select(a => a.Value(valueOf))];
        List<decimal> there = [.. values.OfType<decimal>()];
        return Name switch
        {
            "abs" => values[0] is { } value ? Math.Abs(value) : null,
            "round" => values[0] is { } value && (values.Count == 1 ? 0 : values[1]) is { } digits ? decimal.Round(value, (int)Math.Clamp(digits, 0, 6)) : null,
            _ when there.Count == 0 => null,
            "min" => there.Min(),
            "max" => there.Max(),
            _ => there.Sum(),
        };
    }
}
