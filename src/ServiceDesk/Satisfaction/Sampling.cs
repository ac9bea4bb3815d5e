namespace Steward.ServiceDesk.Satisfaction;

/// <summary>Which requests are asked about. It follows from the request alone, so that closing one twice does not roll the dice twice.</summary>
internal static class Sampling
{
    public static bool Takes(long itemId, int percent)
    {
        // ids grow with time: mixed, neighbours fall far apart
        var mixed = unchecked((ulong)itemId * 0x9E37_79B9_7F4A_7C15UL);
        mixed ^= mixed >> 32;
        return (int)(mixed % 100) < percent;
    }
}
