using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Identity.Sessions;
using Steward.Identity.Tokens;
using Steward.Platform.Access;
using Steward.Platform.Audit;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.Identity.Erasing;

/// <summary>
/// Erases a person for good: every way in, what is kept about them, and their name, also in the sealed history. What they did stays, under a
/// name that says nothing. There is no way back.
/// </summary>
/// <param name="PersonId">Who.</param>
/// <param name="Confirm">Their name, typed to confirm.</param>
/// <param name="AlsoText">Also mentions of the name in text that people wrote.</param>
public sealed record ErasePerson(long PersonId, string Confirm, bool AlsoText) : ICommand<ErasureAnswer>
{
    public static Permission Needs => IdentityPermissions.ManagePeople;
}

/// <summary>What was done.</summary>
/// <param name="Id">Who.</param>
/// <param name="Alias">The name they bear from now on.</param>
/// <param name="HistoryEntries">How many events of the history lost words.</param>
public sealed record ErasureAnswer(string Id, string Alias, int HistoryEntries);

public sealed record PersonErased : Happening
{
    public override string Kind => "person.erased";

    public override string Subject => "person";
}

internal sealed class ErasePersonHandler(IEnumerable<IErasedPart> parts) : IHandle<ErasePerson, ErasureAnswer>
{
    public async Task<Outcome<ErasureAnswer>> Handle(ErasePerson command, CommandContext context)
    {
        var person = await context.Db.Set<Person>().FirstOrDefaultAsync(p => p.Id == command.PersonId);
        if (person is null)
            return Refusal.Missing(Texts<IdentityTexts>.Say("PersonMissing"));
        var admins = await context.Db.Set<Person>().Where(p => p.IsAdmin).ToListAsync();
        if ((PersonRules.MustNotBeErased(person) ?? PersonRules.MustNotBeOneself(person, context.Actor.PersonId) ?? PersonRules.MustNotBeTheLastAdmin(person, admins)) is { } refusal)
            return refusal;
        if (command.Confirm.Trim() != person.Name)
            return Refusal.Invalid("confirm", Texts<IdentityTexts>.Say("EraseConfirm", person.Name));

        var words = new ErasedWords(person.Name, person.Email, AliasOf(person), command.AlsoText);
        foreach (var part in parts)
            await part.Erase(context, person, words);
        var history = new PersonInHistory(person, words);
        var blacked = await context.Redact(history.Events(context.Db), history.BlackOut);
        if (!blacked.Succeeded)
            return blacked.Refusal;
        await Derived(context, words);
        (person.Name, person.Email, person.Title, person.Phone, person.Location) = (words.Alias, null, null, null, null);
        (person.IsAdmin, person.DeputyId, person.DisabledAt, person.ErasedAt) = (false, null, person.DisabledAt ?? context.Now, context.Now);
        context.Record(new PersonErased { SubjectId = person.Id });
        context.Tell(new LiveNews(Credentials.Topic));
        context.Tell(new LiveNews(PeopleDirectory.Topic));
        return new ErasureAnswer(person.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), words.Alias, blacked.Answer);
    }

    /// <summary>Says nothing of the person and is theirs alone.</summary>
    internal static string AliasOf(Person person) => "Former person " + Convert.ToHexString(BitConverter.GetBytes(person.Id ^ (person.Id >> 22)))[..6];

    /// <summary>What queries about the past read is derived from the events, and follows them.</summary>
    private static async Task Derived(CommandContext context, ErasedWords words)
    {
        foreach (var word in new[] { words.Name, words.Email }.OfType<string>())
        {
            await context.Db.Set<ChangedField>().Where(c => c.Was == word).ExecuteUpdateAsync(set => set.SetProperty(c => c.Was, words.Alias));
            await context.Db.Set<ChangedField>().Where(c => c.Became == word).ExecuteUpdateAsync(set => set.SetProperty(c => c.Became, words.Alias));
        }
    }
}
