using Steward.Platform.Edge;

namespace Steward.Platform.Modules;

/// <summary>A declared place on a page of a lower module, where higher modules may show something of theirs.</summary>
public enum PanelPlace
{
    /// <summary>Under the title of an item, beside its state and due date.</summary>
    ItemHead,

    /// <summary>In the column of text of an item, before its timeline.</summary>
    ItemMain,

    /// <summary>Under one comment of an item's timeline; the subject is the comment's part of it.</summary>
    ItemComment,

    /// <summary>In the rail of an item, after its properties.</summary>
    ItemRail,

    /// <summary>Among the tools of the box in which an item is answered.</summary>
    ItemComposer,

    /// <summary>A request as the one who asked sees it in the portal.</summary>
    PortalRequest,

    /// <summary>The administrators' page about what is kept, under what can be taken away.</summary>
    KeptData,
}

/// <summary>
/// What a module shows on a page of a module below it, which names nobody. Found by scanning the module's assembly. The component reads what the
/// page cascades (an item's page: <c>SeenItem</c>) and its <c>Subject</c> parameter; it shows nothing where it has nothing to say.
/// </summary>
public interface IPanel
{
    PanelPlace Place { get; }

    /// <summary>Smaller stands first.</summary>
    int Order => 100;

    /// <summary>A Razor component with a parameter <c>Subject</c> of type <see cref="object"/>.</summary>
    Type Component { get; }

    /// <summary>Whether it is rendered at all for this visitor; asks memory only.</summary>
    bool Shows(object subject, Visit visit);
}
