using Steward.Identity.People;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Text;

namespace Steward.Identity.Erasing;

/// <summary>What an erasure does to one kind of thing.</summary>
public enum ErasureEffect
{
    /// <summary>It is deleted.</summary>
    Goes = 0,

    /// <summary>It stays, under the new name.</summary>
    Renamed = 1,

    /// <summary>It is looked through only when asked: text that people wrote.</summary>
    IfAsked = 2,
}

/// <summary>A line of the preview: what, how many, and what becomes of it.</summary>
public sealed record ErasureLine(Said What, long Count, ErasureEffect Effect);

/// <summary>The old words of a person and the new.</summary>
/// <param name="Name">The name until now.</param>
/// <param name="Email">The address until now.</param>
/// <param name="Alias">The name from now on.</param>
/// <param name="AlsoText">Text that people wrote is looked through, too.</param>
public sealed record ErasedWords(string Name, string? Email, string Alias, bool AlsoText)
{
    /// <summary>The text with every mention of the person replaced.</summary>
    public string In(string text) => Email is { } email
        ? text.Replace(email, Alias, StringComparison.OrdinalIgnoreCase).Replace(Name, Alias, StringComparison.OrdinalIgnoreCase)
        : text.Replace(Name, Alias, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a module keeps about people. Each module with tables about people contributes one.</summary>
public interface IErasedPart
{
    Task<IReadOnlyList<ErasureLine>> Preview(AppDb db, Person person, CancellationToken cancel);

    Task Erase(CommandContext context, Person person, ErasedWords words);
}
