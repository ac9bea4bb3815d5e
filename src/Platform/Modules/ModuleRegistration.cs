using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Steward.Platform.Access;
using Steward.Platform.Blobs;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Jobs;

namespace Steward.Platform.Modules;

/// <summary>What the host knows of a module: its assembly and the rights it declares.</summary>
public sealed record Module(string Name, Assembly Assembly, IReadOnlyList<Permission> Permissions);

public static class ModuleRegistration
{
    /// <summary>Registers everything a module's assembly holds: tables, handlers, guards, listeners, job handlers. Called from <c>AddX</c>.</summary>
    public static IServiceCollection AddModule(this IServiceCollection services, string name, Assembly assembly, IReadOnlyList<Permission> permissions)
    {
        services.AddSingleton(new Module(name, assembly, permissions));
        foreach (var type in assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }))
        {
            if (typeof(ITables).IsAssignableFrom(type))
                services.AddSingleton(typeof(ITables), type);
            if (typeof(IRepeatedJob).IsAssignableFrom(type))
                services.AddSingleton(typeof(IRepeatedJob), type);
            if (typeof(IUseBlobs).IsAssignableFrom(type))
                services.AddSingleton(typeof(IUseBlobs), type);
            if (typeof(Search.ISearchTexts).IsAssignableFrom(type))
                services.AddSingleton(typeof(Search.ISearchTexts), type);
            if (typeof(ITellEvents).IsAssignableFrom(type))
                services.AddSingleton(typeof(ITellEvents), type);
            if (typeof(Configuring.ISetting).IsAssignableFrom(type))
                services.AddSingleton(typeof(Configuring.ISetting), type);
            if (typeof(IMenu).IsAssignableFrom(type))
                services.AddSingleton(typeof(IMenu), type);
            if (typeof(IAdminPages).IsAssignableFrom(type))
                services.AddSingleton(typeof(IAdminPages), type);
            if (typeof(IPalette).IsAssignableFrom(type))
                services.AddSingleton(typeof(IPalette), type);
            if (typeof(IPanel).IsAssignableFrom(type))
                services.AddSingleton(typeof(IPanel), type);
            foreach (var face in type.GetInterfaces().Where(i => i.IsGenericType))
            {
                var shape = face.GetGenericTypeDefinition();
                if (shape == typeof(IGuard<>) || shape == typeof(IJobHandler<>))
                    services.AddSingleton(face, type);
            }
        }

        return services;
    }

    internal static void AddCatalogs(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(s => new CommandCatalog(s, s.GetServices<Module>().Select(m => m.Assembly)));
        services.AddSingleton(s => new ListenerCatalog(s, s.GetServices<Module>().Select(m => m.Assembly)));
        services.AddSingleton<IReadOnlyList<ITables>>(s => [.. s.GetServices<ITables>()]);
        services.AddSingleton<EventCatalog>();
        services.AddSingleton<EventTelling>();
        services.AddSingleton<Dispatcher>();
    }
}
