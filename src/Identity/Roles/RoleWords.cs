using Microsoft.Extensions.Localization;
using Steward.Identity.People;
using Steward.Platform.Access;

namespace Steward.Identity.Roles;

/// <summary>The roles somebody can hold in a space, in the order people read them, with their names.</summary>
internal static class RoleWords
{
    public static readonly IReadOnlyList<Role> InSpaces = [Role.Lead, Role.Agent, Role.Member, Role.Requester, Role.ClientManager, Role.Auditor];

    public static Role All => InSpaces.Aggregate(Role.None, (sum, role) => sum | role);

    public static IEnumerable<Role> Each(Role roles) => InSpaces.Where(role => (roles & role) != 0);

    public static string Word(this IStringLocalizer<PeopleTexts> texts, Role role) => texts["Role_" + role];

    public static string Words(this IStringLocalizer<PeopleTexts> texts, Role roles) => string.Join(", ", Each(roles).Select(role => texts.Word(role)));
}
