using NodaTime;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Text;

namespace Steward.Identity.Tokens;

/// <summary>Stores a new token of the acting person, or of <see cref="ForPersonId"/> when an administrator asks. The caller made the secret and shows it once.</summary>
public sealed record CreateToken(string Name, string Hash, TokenScope Scope, int Days) : ICommand<Done>, ICheckItself
{
    public static Permission Needs => IdentityPermissions.OwnSettings;

    public long? ForPersonId { get; init; }

    public Refusal? Check() => Days is < 1 or > 730
        ? Refusal.Invalid("days", Texts<IdentityTexts>.Say("TokenDays"))
        : string.IsNullOrWhiteSpace(Name) || Name.Length > 120
            ? Refusal.Invalid("name", Texts<IdentityTexts>.Say("TokenName"))
            : null;
}

internal sealed class CreateTokenHandler : IHandle<CreateToken, Done>
{
    public Task<Outcome<Done>> Handle(CreateToken command, CommandContext context)
    {
        if (command.ForPersonId is { } other && other != context.Actor.PersonId && !context.Actor.IsAdmin)
            return Task.FromResult<Outcome<Done>>(Refusal.Forbidden(Texts<IdentityTexts>.Say("TokenForOther")));
        if (command.Scope > context.Actor.Scope)
            return Task.FromResult<Outcome<Done>>(Refusal.Forbidden(Texts<IdentityTexts>.Say("TokenWider")));
        if ((command.ForPersonId ?? context.Actor.PersonId) is not { } person || context.Workspace.Get<PeopleDirectory>().Now.Find(person) is not { DisabledAt: null })
            return Task.FromResult<Outcome<Done>>(Refusal.Invalid("user", Texts<IdentityTexts>.Say("TokenForWhom")));
        context.Db.Add(new ApiToken
        {
            Id = Ids.Next(), PersonId = person, Name = command.Name.Trim(), Hash = command.Hash, Scope = command.Scope,
            CreatedAt = context.Now, ExpiresAt = context.Now + Duration.FromDays(command.Days),
        });
        context.Record(new TokenCreated { SubjectId = person, Changes = [new Change("token", null, $"{command.Name} ({command.Scope})")] });
        return Task.FromResult<Outcome<Done>>(Done.Instance);
    }
}
