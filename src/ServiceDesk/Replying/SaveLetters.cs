using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.ServiceDesk.Mailboxes;

namespace Steward.ServiceDesk.Replying;

public sealed record LettersSaved : DeskLetterHappening
{
    public override string Kind => "desk-letter.worded";
}

/// <summary>Words a kind of letter in a language. Nothing in both brings back the words it comes with.</summary>
public sealed record SaveLetters(LetterKind Kind, string Language, string Subject, string Body) : ICommand<Done>, ICheckItself
{
    public static Permission Needs => MailboxPermissions.Keep;

    public Refusal? Check()
    {
        List<FieldFault> faults = [];
        if (!Enum.IsDefined(Kind) || !LetterWords.Languages.Contains(Language))
            return Refusal.Invalid("kind", Texts<MailboxTexts>.Say("Choose"));
        if (Subject.Trim().Length == 0 && Body.Trim().Length == 0)
            return null;
        if (Subject.Trim().Length is 0 or > LetterWords.LongestSubject || Subject.Any(char.IsControl))
            faults.Add(new("subject", Texts<MailboxTexts>.Say("SubjectShape", LetterWords.LongestSubject)));
        if (Body.Trim().Length is 0 or > LetterWords.LongestBody)
            faults.Add(new("body", Texts<MailboxTexts>.Say("BodyShape", LetterWords.LongestBody)));
        if (Unknown("subject", Subject) is { } subject)
            faults.Add(subject);
        if (Unknown("body", Body) is { } body)
            faults.Add(body);
        else if (Kind != LetterKind.Acknowledgement && Body.Trim().Length > 0 && !Body.Contains("{text}", StringComparison.Ordinal))
            faults.Add(new("body", Texts<MailboxTexts>.Say("TextMissing")));
        return Refusal.From(faults);
    }

    private FieldFault? Unknown(string field, string template) => LetterWords.Unknown(Kind, template) is { Count: > 0 } words
        ? new FieldFault(field, Texts<MailboxTexts>.Say("UnknownWord", "{" + words[0] + "}", string.Join(' ', LetterWords.Of(Kind).Select(w => "{" + w + "}"))))
        : null;
}

internal sealed class SaveLettersHandler : IHandle<SaveLetters, Done>
{
    public async Task<Outcome<Done>> Handle(SaveLetters command, CommandContext context)
    {
        var (subject, body) = (command.Subject.Trim(), command.Body.ReplaceLineEndings("\n").Trim());
        var row = await context.Db.Set<LetterTemplate>().FirstOrDefaultAsync(t => t.Kind == command.Kind && t.Language == command.Language);
        var before = row?.Subject;
        if (body.Length == 0)
        {
            if (row is not null)
                context.Db.Remove(row);
        }
        else if (row is null)
        {
            context.Db.Add(new LetterTemplate { Kind = command.Kind, Language = command.Language, Subject = subject, Body = body });
        }
        else
        {
            (row.Subject, row.Body) = (subject, body);
        }

        context.Record(new LettersSaved { SubjectId = (long)command.Kind, Changes = [new Change("subject", before, body.Length == 0 ? null : subject)], Note = $"{command.Kind} {command.Language}" });
        return Done.Instance;
    }
}
