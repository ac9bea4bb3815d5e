using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Steward.Identity.Absences;
using Steward.Identity.Api;
using Steward.Identity.Calendars;
using Steward.Identity.Configuring;
using Steward.Identity.EntryLinks;
using Steward.Identity.Looking;
using Steward.Identity.Erasing;
using Steward.Identity.Operations;
using Steward.Identity.Mailing;
using Steward.Identity.Passkeys;
using Steward.Identity.People;
using Steward.Identity.Roles;
using Steward.Identity.SecondFactors;
using Steward.Identity.Sessions;
using Steward.Identity.Settings;
using Steward.Identity.SettingUp;
using Steward.Identity.SigningIn;
using Steward.Identity.Teams;
using Steward.Identity.Tokens;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Modules;
using Steward.Platform.Text;

namespace Steward.Identity;

/// <summary>The face of Identity.</summary>
public static class IdentityModule
{
    public static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddModule("Identity", typeof(IdentityModule).Assembly, IdentityPermissions.All);
        services.AddSingleton<IActorSource, ActorSource>();
        services.AddSingleton<Admission>();
        services.AddSingleton<SignInSteps>();
        services.AddSingleton<AuthenticatorSeal>();
        services.AddSingleton(new SetUpChoice(30, Texts<SignInTexts>.Say("StartEmpty"), Texts<SignInTexts>.Say("StartEmptyText"), IconName.Add, "/my"));
        services.AddSingleton<ISetUpTask, OrganisationTask>().AddSingleton<ISetUpTask, CalendarTask>().AddSingleton<ISetUpTask, PeopleTask>();
        services.AddSingleton<Erasing.IErasedPart, Erasing.IdentityPart>();
        services.AddSingleton<Erasing.IErasedPart, ConfigurationPart>();
        PasskeyDoor.Configure(services);
        return services;
    }

    public static void MapIdentity(this IEndpointRouteBuilder routes)
    {
        routes.MapSignIn();
        routes.MapEntryLinks();
        routes.MapSetUp();
        routes.MapSettings();
        routes.MapSecurity();
        routes.MapTokens();
        routes.MapPeople();
        routes.MapLooking();
        routes.MapErasure();
        routes.MapTeams();
        routes.MapRoles();
        routes.MapCalendars();
        routes.MapAbsences();
        routes.MapOperations();
        routes.MapJobsApi();
        routes.MapConfiguration();
        routes.MapHealthApi();
        routes.MapMail();
        routes.MapPeopleApi();
        routes.MapTeamsApi();
        routes.MapTokensApi();
    }
}
