using Steward.Platform.Live;

namespace Steward.Platform.Jobs;

/// <summary>News of the outbox, for the pages that show it.</summary>
public static class JobNews
{
    public const string Topic = "jobs";

    public static readonly LiveNews Changed = new(Topic);
}
