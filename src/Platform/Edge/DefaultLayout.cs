namespace Steward.Platform.Edge;

/// <summary>The layout of pages that name none. Registered by the host, which alone knows all modules.</summary>
public sealed record DefaultLayout(Type Layout);
