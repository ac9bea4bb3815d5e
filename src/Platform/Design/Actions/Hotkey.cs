namespace Steward.Platform.Design;

/// <summary>
/// A key on a real link or button, written as the browser sees it: <c>c</c>, <c>Shift+r</c>, <c>Mod+k</c> (Ctrl, ⌘ on a Mac), or a sequence <c>g m</c>.
/// </summary>
public static class Hotkey
{
    /// <summary>Value for <c>aria-keyshortcuts</c>; nothing for a sequence, which that attribute can not say.</summary>
    public static string? Aria(string? keys) =>
        keys is null || keys.Contains(' ') ? null : string.Join('+', keys.Split('+').Select(k => k == "Mod" ? "Control" : k.Length == 1 ? k.ToUpperInvariant() : k));

    /// <summary>The caps to print, one per key: <c>g m</c> → G, M; <c>Mod+k</c> → Ctrl K.</summary>
    public static IReadOnlyList<string> Caps(string keys) =>
        [.. keys.Split(' ').Select(part => string.Join(' ', part.Split('+').Select(Cap)))];

    /// <summary>Tooltip: the name and its key, <c>Create (C)</c>.</summary>
    public static string? Tooltip(string? label, string? keys) =>
        label is null ? null : keys is null ? label : $"{label} ({string.Join(' ', Caps(keys))})";

    private static string Cap(string key) => key switch
    {
        "Mod" or "Control" => "Ctrl",
        "Escape" => "Esc",
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        { Length: 1 } => key.ToUpperInvariant(),
        _ => key,
    };
}
