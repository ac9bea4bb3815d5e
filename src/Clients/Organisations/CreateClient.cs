using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.Clients.Organisations;

public sealed record ClientCreated : Happening
{
    public override string Kind => "client.created";

    public override string Subject => "client";
}

/// <summary>Adds a client organisation.</summary>
public sealed record CreateClient(string Name, string? Domain = null) : ICommand<ClientAnswer>, ICheckItself
{
    public static Permission Needs => ClientPermissions.Manage;

    public Refusal? Check() => string.IsNullOrWhiteSpace(Name) || Name.Length > 200
        ? Refusal.Invalid("name", Texts<ClientTexts>.Say("ClientName"))
        : null;
}

public sealed record ClientAnswer(long Id, string Name);

internal sealed class CreateClientHandler : IHandle<CreateClient, ClientAnswer>
{
    public async Task<Outcome<ClientAnswer>> Handle(CreateClient command, CommandContext context)
    {
        var name = command.Name.Trim();
        if (await context.Db.Set<Client>().AnyAsync(c => c.Name == name))
            return Refusal.Invalid("name", Texts<ClientTexts>.Say("ClientTaken", name));
        var client = new Client { Id = Ids.Next(), Name = name, Domain = command.Domain?.Trim().ToLowerInvariant(), CreatedAt = context.Now };
        context.Db.Add(client);
        context.Record(new ClientCreated { SubjectId = client.Id, Changes = [new Change("name", null, name)] });
        context.Tell(new LiveNews(ClientDirectory.Topic));
        return new ClientAnswer(client.Id, client.Name);
    }
}
