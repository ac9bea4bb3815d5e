namespace Steward.Platform.Design;

/// <summary>How loud a button is. One <see cref="Primary"/> per screen.</summary>
public enum ButtonTone { Secondary, Primary, Quiet, Danger, Link }

/// <summary>How big. <see cref="Large"/> is for the portal and set-up.</summary>
public enum ButtonSize { Normal, Small, Large }

internal static class ButtonLook
{
    public static string Css(ButtonTone tone, ButtonSize size, bool iconOnly) =>
        "button"
        + tone switch { ButtonTone.Primary => " button-primary", ButtonTone.Quiet => " button-quiet", ButtonTone.Danger => " button-danger", ButtonTone.Link => " button-link", _ => "" }
        + size switch { ButtonSize.Small => " button-small", ButtonSize.Large => " button-large", _ => "" }
        + (iconOnly ? " button-icon" : "");
}
