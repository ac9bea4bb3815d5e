using Steward.Identity.Calendars;
using Steward.Identity.Settings;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Modules;
using Steward.Platform.Text;

namespace Steward.Identity;

/// <summary>One's own settings behind one's name, and who is away.</summary>
internal sealed class IdentityMenu : IMenu
{
    public ValueTask<IReadOnlyList<MenuEntry>> For(Visit visit, CancellationToken cancel)
    {
        List<MenuEntry> entries = [new(MenuPlace.Me, "me", Say<SettingsTexts>("Settings"), "/me", IconName.Settings)];
        if (visit.Actor.IsStaff)
            entries.Add(new(MenuPlace.Browse, "absences", Say<CalendarTexts>("TeamCalendar"), "/absences", IconName.Calendar) { Order = 60 });
        return ValueTask.FromResult<IReadOnlyList<MenuEntry>>(entries);
    }

    private static string Say<TTexts>(string key) => Texts<TTexts>.Say(key).ToString();
}
