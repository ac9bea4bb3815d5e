using Steward.Platform.Access;

namespace Steward.Platform.Commands;

/// <summary>
/// An order: a record named as one (<c>CloseWorkItem</c>). Page, API, mail, import, automation and the command line send the
/// same record through <see cref="Dispatcher"/>. The compiler makes every command name the permission it needs.
/// </summary>
/// <typeparam name="TAnswer">What a successful command answers. Must survive JSON, because it is kept for replayed requests.</typeparam>
public interface ICommand<TAnswer>
{
    /// <summary>The permission this command needs. A permission in a space is authorised by the handler, which alone knows the space.</summary>
    static abstract Permission Needs { get; }
}

/// <summary>A command that can judge its own shape (lengths, formats, required fields) without looking at data.</summary>
public interface ICheckItself
{
    /// <summary>Nothing when the shape is right; otherwise one refusal that names every field at fault.</summary>
    Refusal? Check();
}

/// <summary>Carries out one kind of command. Implementations are internal, stateless and found by scanning the module's assembly.</summary>
public interface IHandle<in TCommand, TAnswer>
    where TCommand : ICommand<TAnswer>
{
    Task<Outcome<TAnswer>> Handle(TCommand command, CommandContext context);
}

/// <summary>A rule of a higher module that may refuse a lower module's command. Runs inside the command's transaction, before its handler.</summary>
public interface IGuard<in TCommand>
{
    Task<Refusal?> Judge(TCommand command, CommandContext context);
}

/// <summary>The empty answer of a command that has nothing to tell.</summary>
public sealed record Done
{
    public static readonly Done Instance = new();
}
