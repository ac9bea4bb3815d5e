using Microsoft.AspNetCore.Http;
using Steward.Identity.People;
using Steward.Platform.Design;

namespace Steward.Identity.Settings;

/// <summary>
/// Gives a browser the looks its person chose. The looks live in a cookie, so that pages without a person know them too; sign-in and saving settings write it.
/// </summary>
internal static class OwnAppearance
{
    public static void Wear(HttpContext http, Person person) => Wear(http, person.Theme, person.Density, person.Hotkeys);

    public static void Wear(HttpContext http, string theme, string density, bool hotkeys) =>
        Appearance.Of(http).With(theme, density, hotkeys ? "on" : "off", null).Keep(http);
}
