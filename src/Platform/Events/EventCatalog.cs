using System.Runtime.CompilerServices;
using Steward.Platform.Modules;

namespace Steward.Platform.Events;

/// <summary>A kind of event some module records.</summary>
public sealed record EventKind(string Name, string Subject);

/// <summary>All kinds of events there are, found in the modules: the filters of the history, and the test that each has words.</summary>
public sealed class EventCatalog(IEnumerable<Module> modules)
{
    public IReadOnlyList<EventKind> All { get; } =
    [
        .. modules.SelectMany(m => m.Assembly.GetTypes()).Where(type => !type.IsAbstract && typeof(Happening).IsAssignableFrom(type))
            .Select(type => (Happening)RuntimeHelpers.GetUninitializedObject(type)) // kind and subject are constants of the type
            .Select(happening => new EventKind(happening.Kind, happening.Subject)).Distinct().OrderBy(kind => kind.Name, StringComparer.Ordinal),
    ];
}
