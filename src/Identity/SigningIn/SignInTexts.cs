namespace Steward.Identity.SigningIn;

/// <summary>Marks the texts of sign-in, links and set-up (SignInTexts.resx).</summary>
public sealed class SignInTexts;
