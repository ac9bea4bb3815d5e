namespace Steward.Collaboration.Presence;

/// <summary>How somebody is at an item. The larger tells more: of several windows of one person the largest counts.</summary>
public enum PresenceState
{
    /// <summary>The page is open in a window nobody looks at.</summary>
    Away = 0,
    Viewing = 1,

    /// <summary>Text is being typed.</summary>
    Editing = 2,
}
