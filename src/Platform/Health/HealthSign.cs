using NodaTime;
using Steward.Platform.Text;

namespace Steward.Platform.Health;

/// <summary>How something is doing, in three words an administrator acts on.</summary>
public enum Condition
{
    Fine = 0,

    /// <summary>Nothing is broken yet; somebody should look.</summary>
    Look = 1,
    Broken = 2,
}

public enum HealthGroup
{
    Program = 0,
    Storage = 1,
    History = 2,
    Work = 3,
}

/// <summary>One thing the health page shows.</summary>
/// <param name="Id">Stable name, for scripts that watch.</param>
/// <param name="Value">As people read it; null when <paramref name="At"/> says it.</param>
/// <param name="Condition">Fine, look or broken.</param>
/// <param name="Mend">What to do about it; null when fine.</param>
/// <param name="Number">The same as a number, where there is one (bytes, seconds, counts).</param>
/// <param name="At">The same as a moment.</param>
public sealed record HealthSign(HealthGroup Group, string Id, string? Value, Condition Condition = Condition.Fine, Said? Mend = null, double? Number = null, Instant? At = null)
{
    /// <summary>What it is, in words.</summary>
    public Said Label => new(typeof(HealthTexts), "Sign_" + Id, []);
}

/// <summary>Marks the texts of the health page (HealthTexts.resx).</summary>
public sealed class HealthTexts;
