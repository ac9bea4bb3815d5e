using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Steward.Platform.Commands;

namespace Steward.Platform.Events;

/// <summary>Who hears which events. A listener on a base record hears every record derived from it.</summary>
public sealed class ListenerCatalog
{
    private readonly List<(Type Happening, Func<Happening, CommandContext, Task> Tell)> all = [];
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Type, Func<Happening, CommandContext, Task>[]> byType = new();

    public ListenerCatalog(IServiceProvider services, IEnumerable<Assembly> modules)
    {
        foreach (var type in modules.SelectMany(m => m.GetTypes()).Where(t => t is { IsClass: true, IsAbstract: false }))
        {
            var faces = type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IListener<>)).ToList();
            if (faces.Count == 0)
                continue;
            var listener = ActivatorUtilities.CreateInstance(services, type);
            foreach (var face in faces)
            {
                var teller = (ITell)Activator.CreateInstance(typeof(Teller<>).MakeGenericType(face.GenericTypeArguments[0]), listener)!;
                all.Add((face.GenericTypeArguments[0], teller.Tell));
            }
        }
    }

    internal async Task Tell(Happening happening, CommandContext context)
    {
        var tellers = byType.GetOrAdd(happening.GetType(), type => [.. all.Where(l => l.Happening.IsAssignableFrom(type)).Select(l => l.Tell)]);
        foreach (var tell in tellers)
            await tell(happening, context);
    }

    private interface ITell
    {
        Task Tell(Happening happening, CommandContext context);
    }

    private sealed class Teller<T>(IListener<T> listener) : ITell
        where T : Happening
    {
        public Task Tell(Happening happening, CommandContext context) => listener.Hear((T)happening, context);
    }
}
