using Steward.Platform.Design;

namespace Steward.Platform.Modules;

/// <summary>What a page of the administration is about; groups stand in this order.</summary>
public enum AdminGroup
{
    People,
    Work,
    Mail,
    Security,
    Data,
}

/// <summary>A page of the administration, for administrators.</summary>
/// <param name="Name">Its address below <c>/admin/</c>.</param>
/// <param name="Title">A word or two in the reader's language.</param>
/// <param name="Settings">What can be set or seen there, each in a few words: what the search over all settings looks through.</param>
public sealed record AdminPage(string Name, AdminGroup Group, IconName Icon, string Title, IReadOnlyList<string> Settings)
{
    /// <summary>Settings as texts keep them, one after another.</summary>
    public const char Between = '|';
}

/// <summary>Pages a module adds to the administration. Found by scanning the module's assembly, so the tabs and the search name nobody.</summary>
public interface IAdminPages
{
    /// <summary>The pages, in the reader's language.</summary>
    IEnumerable<AdminPage> All();
}
