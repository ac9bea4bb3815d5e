using Microsoft.EntityFrameworkCore;
using Steward.Platform;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;

namespace Steward.Clients.Organisations;

/// <summary>Takes out the clients that came in by the door of the example, but those something that stays still names.</summary>
public sealed record RemoveExampleClients(IReadOnlySet<long> Named) : ICommand<RemovedExampleClients>
{
    public static Permission Needs => PlatformPermissions.ManageExample;
}

public sealed record RemovedExampleClients(int Count, IReadOnlyList<string> Kept);

internal sealed class RemoveExampleClientsHandler : IHandle<RemoveExampleClients, RemovedExampleClients>
{
    public async Task<Outcome<RemovedExampleClients>> Handle(RemoveExampleClients command, CommandContext context)
    {
        var made = context.Db.MadeByExample("client.created");
        var clients = await context.Db.Set<Client>().Where(c => made.Contains(c.Id)).ToListAsync();
        var kept = clients.FindAll(c => command.Named.Contains(c.Id));
        var gone = clients.FindAll(c => !command.Named.Contains(c.Id));
        context.Db.RemoveRange(gone);
        context.Tell(new LiveNews(ClientDirectory.Topic));
        return new RemovedExampleClients(gone.Count, kept.ConvertAll(c => c.Name));
    }
}
