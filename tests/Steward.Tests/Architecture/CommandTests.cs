using System.Reflection;
using Shouldly;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Xunit;

namespace Steward.Tests.Architecture;

/// <summary>Orders, and who carries them out.</summary>
public class CommandTests
{
    private static readonly Type[] Types = [.. Assemblies.Modules.SelectMany(assembly => assembly.GetTypes()).Where(type => type is { IsAbstract: false, IsInterface: false })];

    private static readonly Type[] Commands = [.. Types.Where(type => Implements(type, typeof(ICommand<>)))];

    [Fact]
    public void Who_carries_out_guards_or_listens_is_internal() =>
        Types.Where(type => type.IsVisible && (Implements(type, typeof(IHandle<,>)) || Implements(type, typeof(IGuard<>)) || Implements(type, typeof(IListener<>))))
            .Select(type => type.FullName).ShouldBeEmpty();

    [Fact]
    public void Every_command_is_carried_out_by_exactly_one_handler()
    {
        var handled = Types.SelectMany(type => type.GetInterfaces()).Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IHandle<,>))
            .Select(face => face.GenericTypeArguments[0]).ToArray();

        handled.ShouldBe(Commands, ignoreOrder: true);
    }

    [Fact]
    public void Every_command_names_a_permission_that_its_module_declares()
    {
        // those of a module that only the program itself holds are declared too, though no page lists them
        var declared = Assemblies.Modules.SelectMany(assembly => assembly.GetTypes()).Where(type => type.Name.EndsWith("Permissions", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(field => field.FieldType == typeof(Permission))
            .Select(field => (Permission)field.GetValue(null)!).ToHashSet();

        Commands.Where(command => !declared.Contains(Needs(command))).Select(command => command.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void A_command_is_an_order_not_a_noun()
    {
        // the first word of CloseWorkItem is what is to be done; a name of one word orders nothing
        Commands.Where(command => command.Name.Skip(1).Count(char.IsUpper) == 0 || command.Name.EndsWith("Command", StringComparison.Ordinal))
            .Select(command => command.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void There_are_commands_to_look_at() => Commands.Length.ShouldBeGreaterThan(10);

    private static Permission Needs(Type command) => (Permission)command.GetProperty(nameof(ICommand<>.Needs), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    private static bool Implements(Type type, Type shape) => type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == shape);
}
