using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Steward.Platform.Access;

namespace Steward.Platform.Commands;

/// <summary>One command the program knows: its name is the vocabulary of the API, of automation and of the permission page.</summary>
public abstract class CommandEntry
{
    public required Type Command { get; init; }

    public required Permission Needs { get; init; }

    public string Name => Command.Name;
}

internal sealed class CommandEntry<TCommand, TAnswer>(IHandle<TCommand, TAnswer> handler, IReadOnlyList<IGuard<TCommand>> guards)
    : CommandEntry, ICarryOut<TAnswer>
    where TCommand : ICommand<TAnswer>
{
    public async Task<Outcome<TAnswer>> CarryOut(ICommand<TAnswer> command, CommandContext context)
    {
        var order = (TCommand)command;
        foreach (var guard in guards)
        {
            if (await guard.Judge(order, context) is { } refusal)
                return refusal;
        }

        return await handler.Handle(order, context);
    }
}

internal interface ICarryOut<TAnswer>
{
    Task<Outcome<TAnswer>> CarryOut(ICommand<TAnswer> command, CommandContext context);
}

/// <summary>All commands of all modules, found by scanning their assemblies once at start.</summary>
public sealed class CommandCatalog
{
    private readonly Dictionary<Type, CommandEntry> entries;

    public CommandCatalog(IServiceProvider services, IEnumerable<Assembly> modules)
    {
        entries = modules.SelectMany(Handlers).ToDictionary(
            found => found.Command,
            found => Make(services, found.Handler, found.Command, found.Answer));
    }

    public IReadOnlyCollection<CommandEntry> All => entries.Values;

    public CommandEntry Find(Type command) =>
        entries.GetValueOrDefault(command) ?? throw new InvalidOperationException($"{command.Name} has no handler.");

    private static IEnumerable<(Type Handler, Type Command, Type Answer)> Handlers(Assembly module) =>
        from type in module.GetTypes()
        where type is { IsAbstract: false, IsClass: true }
        from face in type.GetInterfaces()
        where face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IHandle<,>)
        select (type, face.GenericTypeArguments[0], face.GenericTypeArguments[1]);

    private static CommandEntry Make(IServiceProvider services, Type handler, Type command, Type answer)
    {
        var guards = services.GetServices(typeof(IGuard<>).MakeGenericType(command)).ToArray();
        var typedGuards = Array.CreateInstance(typeof(IGuard<>).MakeGenericType(command), guards.Length);
        guards.CopyTo((object?[])typedGuards, 0);
        var entry = (CommandEntry)Activator.CreateInstance(
            typeof(CommandEntry<,>).MakeGenericType(command, answer),
            ActivatorUtilities.CreateInstance(services, handler), typedGuards)!;
        var needs = (Permission)command.GetProperty(nameof(ICommand<Done>.Needs), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        typeof(CommandEntry).GetProperty(nameof(CommandEntry.Command))!.SetValue(entry, command);
        typeof(CommandEntry).GetProperty(nameof(CommandEntry.Needs))!.SetValue(entry, needs);
        return entry;
    }
}
