using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Steward.Clients;
using Steward.Collaboration;
using Steward.Identity;
using Steward.Platform;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Modules;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.Reporting;
using Steward.ServiceDesk;
using Steward.Web.Demo;
using Steward.WorkItems;
using Steward.WorkItems.Types;

namespace Steward.Web.Hosting;

/// <summary>Composes the modules into the one program: for serving, for the command line and for tests.</summary>
public static class StewardApp
{
    /// <summary>The program that serves requests and runs jobs.</summary>
    public static WebApplication Build(StorageOptions storage, string? urls = null, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = NewBuilder(storage with { Serves = true });
        if (urls is not null)
            builder.WebHost.UseUrls(urls);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            PlatformModule.Limit(kestrel.Limits);
        });
        configure?.Invoke(builder);
        var app = builder.Build();
        Prepare(app.Services);
        PlatformModule.RunJobs(app.Services);
        app.UsePlatform();
        app.MapStaticAssets();
        app.UseRouting();
        app.UsePageDoors();
        app.UseAntiforgery();
        app.MapSteward();
        CompileRoutes(app);
        return app;
    }

    /// <summary>
    /// Hundreds of routes take a second to compile. They are compiled once, as one source (the router and whoever lists routes would each compile the sources
    /// again), and beside the opening of the first workspace, on another core, so that the first request does not wait for it.
    /// </summary>
    private static void CompileRoutes(IEndpointRouteBuilder routes)
    {
        var compiled = new CompositeEndpointDataSource([.. routes.DataSources]);
        routes.DataSources.Clear();
        routes.DataSources.Add(compiled);
        _ = Task.Run(() => compiled.Endpoints.Count);
    }

    /// <summary>The same program without serving: verbs open a workspace, do their work and end.</summary>
    public static WebApplication ForCommandLine(StorageOptions storage)
    {
        var app = NewBuilder(storage).Build();
        Prepare(app.Services);
        return app;
    }

    private static WebApplicationBuilder NewBuilder(StorageOptions storage)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(StewardApp).Assembly.GetName().Name, // names the manifest of static assets, also when a test host runs the program
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error) // that the key ring is a plain file is said in SECURITY.md
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error); // it warns that forms are not cached
        // a built tree serves the compressed assets of the build; otherwise each would be packed again, uncompressed, on every request
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.Services.AddPlatform(storage).AddIdentity().AddClients().AddWorkItems().AddServiceDesk().AddCollaboration().AddReporting().AddExample();
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton(new Platform.Edge.DefaultLayout(typeof(Layouts.MainLayout)));
        builder.Services.AddAntiforgery(options => options.Cookie.Name = "steward-form");
        builder.Services.AddRouting();
        builder.Services.AddApiDescription();
        builder.Services.ConfigureHttpJsonOptions(options => PlatformJson.Configure(options.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        AddKeyRing(builder.Services, storage);
        return builder;
    }

    private static void AddKeyRing(IServiceCollection services, StorageOptions storage)
    {
        var ring = services.AddDataProtection().SetApplicationName("steward");
        if (storage.Database is { } database)
            services.Configure<KeyManagementOptions>(options => options.XmlRepository = new KeyTable(database));
        else
            ring.PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(storage.DataFolder, "keys")));
    }

    private static void Prepare(IServiceProvider services) =>
        services.GetRequiredService<WorkspaceRegistry>().OnOpen(async workspace =>
            _ = (await services.GetRequiredService<Dispatcher>().Send(workspace, new InstallTypes(), Actor.System)).Answer);

    private static void MapSteward(this WebApplication app)
    {
        app.MapGet("/health/live", Health.Live).ExcludeFromDescription();
        app.MapGet("/health/ready", Health.Ready).ExcludeFromDescription();
        app.MapGet("/palette", Palette.Answer).ExcludeFromDescription();
        app.MapGet("/", FirstPage).ExcludeFromDescription();
        app.MapOpenApi().ExcludeFromDescription();
        app.MapPlatform();
        app.MapIdentity();
        app.MapWorkItems();
        app.MapServiceDesk();
        app.MapCollaboration();
        app.MapReporting();
        app.MapExample();
        app.MapRazorComponents<App>().AddAdditionalAssemblies(
            [.. app.Services.GetServices<Module>().Select(m => m.Assembly).Where(a => a != typeof(App).Assembly)]);
    }

    /// <summary>Visitors sign in, staff start with their work, everybody else with the portal.</summary>
    private static IResult FirstPage(Platform.Edge.Visit visit) =>
        Results.Redirect(visit.Root + (visit.Actor.PersonId is null ? "/sign-in" : visit.Actor.IsStaff ? "/my" : "/portal"));
}
