using System.Text.Json;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Text;

namespace Steward.Platform.Configuring;

/// <summary>A thing of a setting as it stands: the order that would make it so again, as JSON.</summary>
/// <param name="Key">Names the thing among those of the setting; empty where there is only one.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Content">The order.</param>
public sealed record SettingState(string Key, string Title, string Content);

/// <summary>
/// Something administrators set, whose earlier states are kept and can be had back. Found by scanning the modules, so the history of the configuration names nobody.
/// </summary>
public interface ISetting
{
    /// <summary>Stable name, for addresses and the API: <c>field</c>.</summary>
    string Name { get; }

    /// <summary>What it is, in the reader's language.</summary>
    Said Title { get; }

    /// <summary>Kinds of the events that may have changed it.</summary>
    IReadOnlyList<string> ChangedBy { get; }

    /// <summary>All things of the setting as they stand in the database.</summary>
    Task<IReadOnlyList<SettingState>> Read(AppDb db);

    /// <summary>Makes a thing what it was. A thing that was removed since comes back as a new one, where that can be.</summary>
    Task<Outcome<Done>> Apply(SettingState state, CommandContext context);
}

/// <summary>
/// A setting that is set by one order: what is kept of a state is the order that makes it so, and going back is giving that order again, with its permission, its
/// rules and its events.
/// </summary>
public abstract class Setting<TOrder, TAnswer> : ISetting
    where TOrder : class, ICommand<TAnswer>
{
    public abstract string Name { get; }

    public abstract Said Title { get; }

    public abstract IReadOnlyList<string> ChangedBy { get; }

    protected abstract Task<IReadOnlyList<(string Key, string Title, TOrder Order)>> Orders(AppDb db);

    /// <summary>The order when the thing is no longer there; the same where it can be given all the same.</summary>
    protected virtual TOrder Anew(TOrder order) => order;

    public async Task<IReadOnlyList<SettingState>> Read(AppDb db) =>
        [.. (await Orders(db)).Select(o => new SettingState(o.Key, o.Title, JsonSerializer.Serialize(o.Order, PlatformJson.Options)))];

    public async Task<Outcome<Done>> Apply(SettingState state, CommandContext context)
    {
        var order = JsonSerializer.Deserialize<TOrder>(state.Content, PlatformJson.Options)!;
        var isThere = (await Orders(context.Db)).Any(o => o.Key == state.Key);
        var outcome = await context.Also(isThere ? order : Anew(order));
        return outcome.Succeeded ? Done.Instance : outcome.Refusal;
    }
}
