using System.Globalization;

namespace Steward.ServiceDesk.Configuration.Keeping;

/// <summary>Amounts in hundredths, written out.</summary>
internal static class CiMoney
{
    /// <summary>As forms, files and programs write it: <c>1499.00</c>.</summary>
    public static string Written(long? cents) => cents is { } known ? (known / 100m).ToString("0.00", CultureInfo.InvariantCulture) : "";

    /// <summary>As a reader reads it: <c>1,499.00 EUR</c>.</summary>
    public static string Shown(long? cents, string currency) => cents is { } known ? $"{(known / 100m).ToString("N2", CultureInfo.CurrentCulture)} {currency}".TrimEnd() : "";
}
