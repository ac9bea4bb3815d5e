using Microsoft.Extensions.DependencyInjection;
using Steward.Platform.Access;
using Steward.Platform.Modules;
using Steward.Platform.Text;

namespace Steward.Clients;

/// <summary>The face of Clients.</summary>
public static class ClientsModule
{
    public static IServiceCollection AddClients(this IServiceCollection services) =>
        services.AddModule("Clients", typeof(ClientsModule).Assembly, ClientPermissions.All);
}

public static class ClientPermissions
{
    public static readonly Permission Manage =
        Permission.Workspace("clients.manage", Role.Lead, Texts<ClientTexts>.Say("MayManage"), TokenScope.Write);

    public static readonly IReadOnlyList<Permission> All = [Manage];
}

/// <summary>Marks the texts of this module (ClientTexts.resx).</summary>
public sealed class ClientTexts;
