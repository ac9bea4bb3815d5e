using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;

namespace Steward.Collaboration.Drafting;

/// <summary>Keeps what the actor is typing; an empty text forgets it.</summary>
/// <param name="Name">Name the form gives its text.</param>
/// <param name="Text">What was typed so far.</param>
public sealed record KeepDraft(string Name, string Text) : ICommand<Done>, ICheckItself
{
    public static Permission Needs => CollaborationPermissions.Own;

    /// <summary>See <see cref="KeptDraft.Base"/>; what is too long to be one is none.</summary>
    public string? Base { get; init; }

    public Refusal? Check() => Name.Length is 0 or > KeptDraft.LongestName || Name.Any(char.IsControl)
        ? Refusal.Invalid("name", Texts<CollaborationTexts>.Say("DraftName", KeptDraft.LongestName))
        : Text.Length > KeptDraft.LongestText
            ? Refusal.Invalid("text", Texts<CollaborationTexts>.Say("DraftLong", KeptDraft.LongestText))
            : null;
}

internal sealed class KeepDraftHandler : IHandle<KeepDraft, Done>
{
    public async Task<Outcome<Done>> Handle(KeepDraft command, CommandContext context)
    {
        context.AuthoriseAsOwn();
        if (context.Actor.PersonId is not { } me)
            return Refusal.Forbidden(Texts<CollaborationTexts>.Say("NobodysInbox"));
        var draft = await context.Db.Set<KeptDraft>().FirstOrDefaultAsync(d => d.PersonId == me && d.Name == command.Name);
        if (string.IsNullOrWhiteSpace(command.Text))
        {
            if (draft is not null)
                context.Db.Remove(draft);
            return Done.Instance;
        }

        if (draft is null)
        {
            await MakeRoom(me, context);
            context.Db.Add(draft = new KeptDraft { PersonId = me, Name = command.Name, Text = command.Text, At = context.Now });
        }
        else
        {
            (draft.Text, draft.At) = (command.Text, context.Now);
        }

        draft.Base = command.Base is { Length: > 0 and <= KeptDraft.LongestBase } shown ? shown : null;

        return Done.Instance;
    }

    private static async Task MakeRoom(long me, CommandContext context)
    {
        var mine = context.Db.Set<KeptDraft>().Where(d => d.PersonId == me);
        if (await mine.CountAsync() >= KeptDraft.Most)
            context.Db.Remove(await mine.OrderBy(d => d.At).FirstAsync());
    }
}
