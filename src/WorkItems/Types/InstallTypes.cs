using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Live;

namespace Steward.WorkItems.Types;

/// <summary>Gives a new workspace the built-in types it does not have yet. Types an organisation changed stay as they are.</summary>
public sealed record InstallTypes : ICommand<Done>
{
    public static Permission Needs => Platform.PlatformPermissions.Administer;
}

internal sealed class InstallTypesHandler : IHandle<InstallTypes, Done>
{
    public async Task<Outcome<Done>> Handle(InstallTypes command, CommandContext context)
    {
        var known = await context.Db.Set<ItemType>().Select(t => t.Key).ToListAsync();
        foreach (var type in BuiltInTypes.All().Where(t => !known.Contains(t.Key)))
            context.Db.Add(type);
        context.Tell(new LiveNews(TypeDirectory.Topic));
        return Done.Instance;
    }
}
