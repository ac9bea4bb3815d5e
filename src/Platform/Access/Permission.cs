using Steward.Platform.Text;

namespace Steward.Platform.Access;

/// <summary>
/// A named right: which roles hold it, and whether it is asked for in a space or for the whole workspace.
/// Modules declare theirs as static fields; the list of all of them feeds the rights matrix and the explanation page.
/// </summary>
/// <param name="Name">Stable dotted name, for example <c>items.close</c>.</param>
/// <param name="Roles">The roles that hold it. <see cref="Role.Admin"/> always does.</param>
/// <param name="InSpace">True when the right is asked for in one space.</param>
/// <param name="Words">The right in words, after "to": <c>close items</c>.</param>
/// <param name="Scope">The API token scope needed to use it.</param>
public sealed record Permission(string Name, Role Roles, bool InSpace, Said Words, TokenScope Scope)
{
    /// <summary>Every signed-in person may: own settings, own requests. Handlers still check that the thing is one's own.</summary>
    public static Permission Own(string name, Said words) =>
        new(name, (Role)~0, InSpace: false, words, TokenScope.Write);

    public static Permission Space(string name, Role roles, Said words, TokenScope scope = TokenScope.Write) =>
        new(name, roles | Role.Admin, InSpace: true, words, scope);

    public static Permission Workspace(string name, Role roles, Said words, TokenScope scope = TokenScope.Admin) =>
        new(name, roles | Role.Admin, InSpace: false, words, scope);

    public string Describe() => Words.ToString();

    /// <summary>Who holds the right and can therefore help, as words.</summary>
    public string WhoCanHelp() => (Roles & Role.Lead) != 0 && InSpace
        ? Texts<PlatformTexts>.Say("HelpLead").ToString()
        : Texts<PlatformTexts>.Say("HelpAdmin").ToString();
}

/// <summary>How far an API token reaches. Sessions of people reach as far as their roles.</summary>
public enum TokenScope
{
    Read = 0,
    Write = 1,
    Admin = 2,
}
