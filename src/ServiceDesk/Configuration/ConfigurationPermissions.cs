using Steward.Platform.Access;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Configuration;

/// <summary>Rights over configuration items. Who works here reads them; who works queues keeps them.</summary>
public static class ConfigurationPermissions
{
    private const Role Keepers = Role.Agent | Role.Lead;

    /// <summary>Read configuration items and what depends on what.</summary>
    public static readonly Permission Read =
        Permission.Workspace("configuration.read", Role.Member | Role.Agent | Role.Lead | Role.Auditor, Texts<ConfigurationTexts>.Say("MayRead"), TokenScope.Read);

    /// <summary>Add, change and relate configuration items.</summary>
    public static readonly Permission Keep = Permission.Workspace("configuration.keep", Keepers, Texts<ConfigurationTexts>.Say("MayKeep"), TokenScope.Write);

    /// <summary>Bring many in from a file, and take them back.</summary>
    public static readonly Permission Import = Permission.Workspace("configuration.import", Role.Lead, Texts<ConfigurationTexts>.Say("MayImport"), TokenScope.Write);

    /// <summary>Say which classes there are, with which fields, and how items can be related.</summary>
    public static readonly Permission Design = Permission.Workspace("configuration.design", Role.None, Texts<ConfigurationTexts>.Say("MayDesign"));

    public static readonly IReadOnlyList<Permission> All = [Read, Keep, Import, Design];
}

/// <summary>Marks the texts of configuration items (ConfigurationTexts.resx).</summary>
public sealed class ConfigurationTexts;
