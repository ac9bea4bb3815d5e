namespace Steward.Bench;

/// <summary>What a run measures, and for how long.</summary>
/// <param name="Items">Items in the workspace before measuring.</param>
/// <param name="Span">How long each figure is measured.</param>
/// <param name="Sqlite">Whether SQLite is measured.</param>
/// <param name="Database">The PostgreSQL database to measure on; null leaves it out.</param>
internal sealed record BenchOptions(int Items, TimeSpan Span, bool Sqlite, string? Database)
{
    /// <summary>Time before counting, for the compiler and the caches.</summary>
    public TimeSpan Warm => TimeSpan.FromSeconds(Math.Max(2, Span.TotalSeconds / 3));
}
