using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Steward.Clients.Organisations;
using Steward.Identity.Directory;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Catalogue;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Configuration.Keeping;

/// <summary>
/// Writes a wish into a configuration item and notes what changed, or says what cannot be. Nothing here asks the database, so pages, programs and files of
/// ten thousand rows are read by the same rules.
/// </summary>
/// <param name="workspace">Whose classes, people, clients and services.</param>
internal sealed class CiWriting(Workspace workspace)
{
    private const int LongestText = 4_000;
    private const int LongestWord = 160;

    private readonly CiBook book = workspace.Get<CiBook>();
    private readonly Snapshot people = workspace.Get<PeopleDirectory>().Now;
    private readonly AgreementBook services = workspace.Get<Rulebook>().Agreements;

    public List<FieldFault> Faults { get; } = [];

    public List<Change> Changes { get; } = [];

    /// <summary>Writes it. With faults the item is not to be kept.</summary>
    /// <param name="ci">The item; a new one has class 0.</param>
    /// <param name="values">Values of its class's fields, by key; changed in place.</param>
    /// <param name="wish">What it is to be.</param>
    public void Write(ConfigurationItem ci, Dictionary<string, string> values, CiWish wish)
    {
        var isNew = ci.ClassId == 0;
        Class(ci, wish);
        Text("name", wish.Name, ci.Name, ConfigurationItem.LongestName, v => ci.Name = v);
        if (ci.Name.Length == 0 && Faults.TrueForAll(f => f.Field != "name"))
            Fault("name", "CiNameNeeded");
        State(ci, wish);
        Resolved("team", wish.Team, people.TeamNameOf(ci.TeamId), "NoSuchTeam", name => people.Teams.Values.FirstOrDefault(t => Same(t.Name, name)) is { } team ? (team.Id, team.Name) : null, id => ci.TeamId = id);
        Resolved("owner", wish.Owner, people.NameOf(ci.OwnerId), "NoSuchPerson", name => Person(name) is { } person ? (person.Id, person.Name) : null, id => ci.OwnerId = id);
        var clients = workspace.Get<ClientDirectory>();
        Resolved("client", wish.Client, clients.NameOf(ci.ClientId), "NoSuchClient", name => clients.Now.Values.FirstOrDefault(c => Same(c.Name, name)) is { } client ? (client.Id, client.Name) : null, id => ci.ClientId = id);
        Resolved("service", wish.Service, NameOfService(ci.ServiceId), "NoSuchServiceHere", name => services.Named(name) is { } service ? (service.Id, service.Name) : null, id => ci.ServiceId = id);
        Text("site", wish.Site, ci.Site, LongestWord, v => ci.Site = v);
        Text("description", wish.Description, ci.Description, LongestText, v => ci.Description = v);
        Text("externalKey", wish.ExternalKey, ci.ExternalKey ?? "", 120, v => ci.ExternalKey = v.Length == 0 ? null : v);
        Day("boughtOn", wish.BoughtOn, ci.BoughtOn, v => ci.BoughtOn = v);
        Cost(ci, wish);
        Text("supplier", wish.Supplier, ci.Supplier, LongestWord, v => ci.Supplier = v);
        Text("contract", wish.Contract, ci.Contract, LongestWord, v => ci.Contract = v);
        Day("contractEnds", wish.ContractEnds, ci.ContractEnds, v => ci.ContractEnds = v);
        Day("warrantyEnds", wish.WarrantyEnds, ci.WarrantyEnds, v => ci.WarrantyEnds = v);
        if (ci is { BoughtOn: { } bought, WarrantyEnds: { } ends } && ends < bought && (wish.BoughtOn ?? wish.WarrantyEnds) is not null)
            Fault("warrantyEnds", "EndsBeforeBought", CiStates.Written(bought));
        Own(ci, values, wish, isNew);
        ci.Searched = ItemWords.Folded(string.Join(' ', (string[])[ci.Number == 0 ? "" : ci.Key, ci.Name, ci.ExternalKey ?? "", ci.Site, ci.Supplier, ci.Contract, .. values.Values]));
    }

    private void Class(ConfigurationItem ci, CiWish wish)
    {
        if (string.IsNullOrWhiteSpace(wish.Class))
        {
            if (ci.ClassId == 0 || wish.Class is not null)
                Fault("class", "ClassNeeded", Offered());
            return;
        }

        if (book.FindClass(wish.Class) is not { } found)
            Fault("class", "NoSuchClassNamed", wish.Class, Offered());
        else if (found.RetiredAt is not null && found.Id != ci.ClassId)
            Fault("class", "ClassIsRetired", found.Name, Offered());
        else if (found.Id != ci.ClassId)
        {
            Note("class", ci.ClassId == 0 ? "" : book.NameOf(ci.ClassId), book.NameOf(found.Id));
            ci.ClassId = found.Id;
        }
    }

    private void State(ConfigurationItem ci, CiWish wish)
    {
        if (string.IsNullOrWhiteSpace(wish.State))
            return;
        if (CiStates.Read(wish.State) is not { } state)
        {
            Fault("state", "NoSuchState", wish.State, string.Join(", ", CiStates.Slugs));
            return;
        }

        Note("state", ci.State.Slug(), state.Slug());
        ci.State = state;
    }

    private void Cost(ConfigurationItem ci, CiWish wish)
    {
        if (wish.Currency is { } typed)
        {
            var currency = typed.Trim().ToUpperInvariant();
            if (currency.Length is not (0 or 3) || !currency.All(char.IsAsciiLetterUpper))
                Fault("currency", "CurrencyShape", typed);
            else if (ci.CostCents is null && wish.Cost is null or "")
                ci.Currency = ""; // a currency of nothing says nothing
            else
            {
                Note("currency", ci.Currency, currency);
                ci.Currency = currency;
            }
        }

        if (wish.Cost is null)
            return;
        var read = FieldValues.Read(new FieldDefinition { Key = "cost", Name = Texts<ConfigurationTexts>.Say("Cost").ToString(), Kind = FieldKind.Money, Unit = ci.Currency }, wish.Cost, workspace);
        if (!read.Succeeded)
        {
            Faults.Add(new("cost", read.Refusal.Sentence));
            return;
        }

        long? cents = read.Answer.Length == 0 ? null : (long)(decimal.Parse(read.Answer, CultureInfo.InvariantCulture) * 100);
        if (cents is < 0)
            Fault("cost", "CostBelowNothing");
        Note("cost", CiMoney.Written(ci.CostCents), CiMoney.Written(cents));
        ci.CostCents = cents;
        if (cents is not null && ci.Currency.Length == 0)
            ci.Currency = "EUR";
    }

    /// <summary>Fields of the class. Those the class does not have are named; those of a former class go.</summary>
    private void Own(ConfigurationItem ci, Dictionary<string, string> values, CiWish wish, bool isNew)
    {
        var fields = book.FieldsOf(ci.ClassId);
        foreach (var (key, _) in values.Where(v => fields.All(f => f.Key != v.Key)).ToList())
        {
            Note(key, values[key], "");
            values.Remove(key);
        }

        foreach (var (name, typed) in wish.Fields ?? new Dictionary<string, string>())
        {
            if ((fields.FirstOrDefault(f => f.Key == name) ?? fields.FirstOrDefault(f => Same(f.Name, name))) is not { } known)
            {
                if (typed.Trim().Length > 0 && ci.ClassId != 0)
                    Fault(FieldDefinition.FormNameOf(name), "NoSuchFieldHere", name, book.NameOf(ci.ClassId), string.Join(", ", fields.Select(f => f.Name)));
                continue;
            }

            var read = FieldValues.Read(known.Definition(), typed, workspace);
            if (!read.Succeeded)
            {
                Faults.AddRange(read.Refusal.Fields);
                continue;
            }

            Note(known.Name, values.GetValueOrDefault(known.Key, ""), read.Answer);
            if (read.Answer.Length == 0)
                values.Remove(known.Key);
            else
                values[known.Key] = read.Answer;
        }

        if (isNew || wish.Fields is not null || wish.Class is not null)
        {
            foreach (var missing in fields.Where(f => f.Required && !values.ContainsKey(f.Key) && Faults.TrueForAll(w => w.Field != FieldDefinition.FormNameOf(f.Key))))
                Fault(FieldDefinition.FormNameOf(missing.Key), "FieldNeeded", missing.Name);
        }
    }

    private void Text(string field, string? wanted, string before, int longest, Action<string> write)
    {
        if (wanted is null)
            return;
        var text = wanted.Trim();
        if (text.Length > longest)
        {
            Fault(field, "CiTextLong", longest);
            return;
        }

        Note(field, before, text);
        write(text);
    }

    private void Resolved(string field, string? wanted, string before, string otherwise, Func<string, (long Id, string Name)?> find, Action<long?> write)
    {
        if (wanted is null)
            return;
        if (wanted.Trim().Length == 0)
        {
            Note(field, before, "");
            write(null);
        }
        else if (find(wanted.Trim()) is { } found)
        {
            Note(field, before, found.Name);
            write(found.Id);
        }
        else
        {
            Fault(field, otherwise, wanted.Trim());
        }
    }

    private void Day(string field, string? wanted, LocalDate? before, Action<LocalDate?> write)
    {
        if (wanted is null)
            return;
        var text = wanted.Trim();
        var read = text.Length == 0 ? null : LocalDatePattern.Iso.Parse(text);
        if (read is { Success: false } || read is { Success: true, Value.Year: < 1900 or > 2199 })
        {
            Fault(field, "CiDayShape", text);
            return;
        }

        Note(field, CiStates.Written(before), CiStates.Written(read?.Value));
        write(read?.Value);
    }

    private Identity.People.Person? Person(string text)
    {
        if (people.Find(text) is { } byMail)
            return byMail;
        var named = people.People.Values.Where(p => Same(p.Name, text)).Take(2).ToArray();
        return named.Length == 1 ? named[0] : null;
    }

    private string NameOfService(long? id) => id is { } known && services.Services.TryGetValue(known, out Service? service) ? service.Name : "";

    private string Offered() => string.Join(", ", book.Classes.Where(c => c.RetiredAt is null).Select(c => c.Name));

    private void Note(string field, string before, string after)
    {
        if (before != after)
            Changes.Add(new(field, before.Length == 0 ? null : before, after.Length == 0 ? null : after));
    }

    private void Fault(string field, string key, params object?[] arguments) => Faults.Add(new(field, Texts<ConfigurationTexts>.Say(key, arguments)));

    private static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
