using Steward.Platform.Access;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems;

/// <summary>Rights over spaces and items.</summary>
public static class WorkItemPermissions
{
    private const Role Workers = Role.Member | Role.Agent | Role.Lead;
    private const Role Askers = Role.Requester | Role.ClientManager;

    public static readonly Permission CreateSpaces =
        Permission.Workspace("spaces.create", Role.Lead, Texts<WorkItemTexts>.Say("MayCreateSpaces"));

    public static readonly Permission ManageSpace =
        Permission.Space("spaces.manage", Role.Lead, Texts<WorkItemTexts>.Say("MayManageSpace"), TokenScope.Admin);

    public static readonly Permission Create =
        Permission.Space("items.create", Workers | Askers, Texts<WorkItemTexts>.Say("MayCreate"));

    public static readonly Permission Change =
        Permission.Space("items.change", Workers, Texts<WorkItemTexts>.Say("MayChange"));

    /// <summary>Requesters hold it for their own items; the workflow names who may go which way.</summary>
    public static readonly Permission MoveOn =
        Permission.Space("items.move-on", Workers | Askers, Texts<WorkItemTexts>.Say("MayMoveOn"));

    public static readonly Permission Comment =
        Permission.Space("items.comment", Workers | Askers, Texts<WorkItemTexts>.Say("MayComment"));

    /// <summary>Whoever is asked for a verdict gives it, whatever their roles.</summary>
    public static readonly Permission Approve = Permission.Own("items.approve", Texts<Approving.ApprovalTexts>.Say("MayApprove"));

    public static readonly Permission Watch =
        Permission.Space("items.watch", Workers | Askers | Role.Auditor, Texts<WorkItemTexts>.Say("MayWatch"));

    /// <summary>Writing items with a made-up or remembered past. No role holds it: only the program sends such commands.</summary>
    public static readonly Permission Recount = new("items.recount", Role.None, InSpace: false, Texts<WorkItemTexts>.Say("MayRecount"), TokenScope.Admin);

    /// <summary>Bring a file of items in, and take it back.</summary>
    public static readonly Permission Import =
        Permission.Space("items.import", Role.Lead, Texts<Importing.ImportTexts>.Say("MayImport"));

    /// <summary>Keep views of one's own and pin what others share.</summary>
    public static readonly Permission KeepViews = Permission.Own("views.keep", Texts<Views.ViewTexts>.Say("MayKeepViews"));

    /// <summary>Keep macros of one's own, or share them. What they change needs the rights of who runs them.</summary>
    public static readonly Permission KeepMacros = Permission.Own("macros.keep", Texts<Macros.MacroTexts>.Say("MayKeepMacros"));

    /// <summary>Keep templates of a space.</summary>
    public static readonly Permission KeepTemplates =
        Permission.Space("templates.keep", Workers, Texts<Templates.TemplateTexts>.Say("MayKeepTemplates"));

    /// <summary>Let items of a space come back by themselves.</summary>
    public static readonly Permission KeepSchedules =
        Permission.Space("schedules.keep", Workers, Texts<Recurring.ScheduleTexts>.Say("MayKeepSchedules"));

    /// <summary>Everybody takes back their own acts, as far as they may still change the items.</summary>
    public static readonly Permission Undo = Permission.Own("items.undo", Texts<Undoing.UndoTexts>.Say("MayUndo"));

    /// <summary>Define fields, and what types ask for and allow.</summary>
    public static readonly Permission DesignTypes =
        Permission.Workspace("types.design", Role.None, Texts<Defining.FieldTexts>.Say("MayDesignTypes"));

    /// <summary>Taking files one sees; noted at the file.</summary>
    public static readonly Permission TakeFiles = Permission.Own("files.take", Texts<ItemTexts>.Say("MayTakeFiles")) with { Scope = TokenScope.Read };

    public static readonly IReadOnlyList<Permission> All = [CreateSpaces, ManageSpace, DesignTypes, Create, Change, MoveOn, Comment, Watch, Import, KeepSchedules, KeepTemplates, KeepViews, KeepMacros, Undo, TakeFiles];
}
