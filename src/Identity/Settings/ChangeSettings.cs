using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.Identity.Settings;

/// <summary>One's own settings, as a whole: how Steward speaks to this person and looks.</summary>
public sealed record ChangeSettings(string Name, string Culture, string Zone, string Theme, string Density, bool Hotkeys) : ICommand<Done>, ICheckItself
{
    public static readonly IReadOnlyList<string> Cultures = ["en", "de"];
    public static readonly IReadOnlyList<string> Themes = ["system", "light", "dark", "contrast"];
    public static readonly IReadOnlyList<string> Densities = ["compact", "default", "comfortable"];

    public static Permission Needs => IdentityPermissions.OwnSettings;

    public string? Phone { get; init; }

    public string? Location { get; init; }

    public long? DeputyId { get; init; }

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 200)
            faults.Add(new("name", Texts<IdentityTexts>.Say("PersonName")));
        if (!Cultures.Contains(Culture))
            faults.Add(new("culture", Texts<IdentityTexts>.Say("ChooseOne", string.Join(", ", Cultures))));
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is null)
            faults.Add(new("zone", Texts<IdentityTexts>.Say("ZoneUnknown", Zone)));
        if (!Themes.Contains(Theme))
            faults.Add(new("theme", Texts<IdentityTexts>.Say("ChooseOne", string.Join(", ", Themes))));
        if (!Densities.Contains(Density))
            faults.Add(new("density", Texts<IdentityTexts>.Say("ChooseOne", string.Join(", ", Densities))));
        foreach (var (field, value) in new[] { ("phone", Phone), ("location", Location) })
        {
            if (value?.Length > 200)
                faults.Add(new(field, Texts<IdentityTexts>.Say("TextLong", 200)));
        }

        return Refusal.From(faults);
    }
}

internal sealed class ChangeSettingsHandler : IHandle<ChangeSettings, Done>
{
    public async Task<Outcome<Done>> Handle(ChangeSettings command, CommandContext context)
    {
        if (await context.Db.Set<Person>().FirstOrDefaultAsync(p => p.Id == context.Actor.PersonId) is not { } me)
            return Refusal.Missing(Texts<IdentityTexts>.Say("PersonMissing"));
        var people = context.Workspace.Get<PeopleDirectory>().Now;
        if (PersonRules.DeputyMustBeAnotherActivePerson(me, command.DeputyId, people) is { } unfit)
            return unfit;

        var changes = new List<Change>();
        Note("name", me.Name, me.Name = command.Name.Trim());
        Note("culture", me.Culture, me.Culture = command.Culture);
        Note("zone", me.Zone, me.Zone = command.Zone);
        Note("phone", me.Phone, me.Phone = Kept(command.Phone));
        Note("location", me.Location, me.Location = Kept(command.Location));
        Note("deputy", people.Find(me.DeputyId)?.Name, people.Find(me.DeputyId = command.DeputyId)?.Name);
        (me.Theme, me.Density, me.Hotkeys) = (command.Theme, command.Density, command.Hotkeys);
        if (changes.Count > 0)
            context.Record(new PersonChanged { SubjectId = me.Id, Changes = changes });
        context.Tell(new LiveNews(PeopleDirectory.Topic));
        return Done.Instance;

        void Note(string field, string? from, string? to)
        {
            if (from != to)
                changes.Add(new Change(field, from, to));
        }
    }

    private static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
