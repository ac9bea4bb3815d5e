using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Steward.Platform.Audit;
using Steward.Platform.Backup;
using Steward.Platform.Design;
using Steward.Platform.Blobs;
using Steward.Platform.Edge;
using Steward.Platform.Health;
using Steward.Platform.Egress;
using Steward.Platform.Jobs;
using Steward.Platform.Live;
using Steward.Platform.Modules;
using Steward.Platform.Outgoing;
using Steward.Platform.Workspaces;

namespace Steward.Platform;

/// <summary>The face of the platform: what the host adds, uses and maps.</summary>
public static class PlatformModule
{
    public static IServiceCollection AddPlatform(this IServiceCollection services, StorageOptions storage)
    {
        services.AddModule("Platform", typeof(PlatformModule).Assembly, PlatformPermissions.All);
        services.AddCatalogs();
        services.AddDesign();
        services.AddHttpContextAccessor();
        services.AddSingleton(storage);
        services.AddSingleton<WorkspaceRegistry>();
        services.AddSingleton<BlobStore>();
        services.AddSingleton<KeyRing>();
        services.AddSingleton<Backups>();
        services.AddSingleton<Restoring>();
        services.AddSingleton<Portable.WorkspaceExport>();
        services.AddSingleton<Portable.WorkspaceImport>();
        services.AddSingleton<AuditKeys>();
        services.AddSingleton<AuditVerification>();
        services.AddSingleton<AuditSealer>();
        services.AddSingleton<EgressDoor>();
        services.AddSingleton(Scanning.ScanSettings.Of(storage.Clamd));
        services.AddSingleton<Scanning.MalwareScanner>();
        services.AddSingleton<MailSeal>();
        services.AddSingleton<MailServerDoor>();
        services.AddSingleton(s => new MailRoom(s.GetRequiredService<MailSeal>()));
        services.AddSingleton(s => new TestMail(s.GetRequiredService<MailServerDoor>()));
        services.AddSingleton<JobCatalog>(s => new JobCatalog(s.GetServices<Module>()));
        services.AddSingleton<HealthReading>();
        services.AddScoped<Visit>();
        services.AddScoped<ReadingTurn>();
        return services;
    }

    /// <summary>Starts a job runner in every workspace that opens. Left out by command-line verbs that only read or write once.</summary>
    public static void RunJobs(IServiceProvider services)
    {
        services.GetRequiredService<WorkspaceRegistry>().OnOpen(workspace =>
        {
            var runner = ActivatorUtilities.CreateInstance<JobRunner>(services, workspace);
            workspace.OwnUntilClosed(runner);
            runner.Start();
            return Task.CompletedTask;
        });
    }

    public static IApplicationBuilder UsePlatform(this IApplicationBuilder app) => app
        .UseMiddleware<SafetyHeaders>()
        .UseMiddleware<FaultMiddleware>()
        .UseMiddleware<VisitMiddleware>()
        .UseMiddleware<LargeHeads>()
        .UseMiddleware<LargeBodies>();

    /// <summary>What the server lets through so that the program itself can say what is too much.</summary>
    public static void Limit(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = LargeBodies.Limit;
        LargeHeads.Configure(limits);
    }

    /// <summary>After routing, before pages: who may open them.</summary>
    public static IApplicationBuilder UsePageDoors(this IApplicationBuilder app) => app.UseMiddleware<PageDoors>();

    public static void MapPlatform(this IEndpointRouteBuilder routes)
    {
        routes.MapLive();
        routes.MapDesign();
    }
}
