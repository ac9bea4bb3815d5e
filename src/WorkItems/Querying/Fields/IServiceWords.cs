using Steward.Platform.Data;

namespace Steward.WorkItems.Querying;

/// <summary>Services that a module above knows by name: offered wherever an item's service is written, whether an item names them yet or not.</summary>
public interface IServiceWords
{
    IReadOnlyList<string> Names(AppDb db);
}
