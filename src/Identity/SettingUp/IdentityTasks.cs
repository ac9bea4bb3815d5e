using Microsoft.EntityFrameworkCore;
using Steward.Identity.Calendars;
using Steward.Identity.People;
using Steward.Identity.SigningIn;
using Steward.Platform.Edge;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;

namespace Steward.Identity.SettingUp;

/// <summary>The name people see at the top of every page.</summary>
internal sealed class OrganisationTask : ISetUpTask
{
    public int Order => 10;

    public ValueTask<SetUpTask> Look(Visit visit, CancellationToken cancel)
    {
        var title = visit.Workspace.Entry.Title;
        var named = title != WorkspaceEntry.UnnamedTitle;
        return new(new SetUpTask(Texts<SignInTexts>.Say("TaskOrganisation").ToString(), named ? title : Texts<SignInTexts>.Say("TaskNotNamed").ToString(), named, "/setup/organisation"));
    }
}

/// <summary>When the organisation works: deadlines count by it.</summary>
internal sealed class CalendarTask : ISetUpTask
{
    public int Order => 20;

    public ValueTask<SetUpTask> Look(Visit visit, CancellationToken cancel)
    {
        var own = visit.Workspace.Get<WorkingCalendars>().SaidBy(CalendarOwner.Workspace);
        var status = own switch
        {
            { HasWeek: false, Days: 0 } => Texts<SignInTexts>.Say("TaskUsualWeek"),
            { HasWeek: false } => Texts<SignInTexts>.Say("TaskUsualWeekDays", own.Days),
            { Days: 0 } => Texts<SignInTexts>.Say("TaskOwnWeek"),
            _ => Texts<SignInTexts>.Say("TaskOwnWeekDays", own.Days),
        };
        return new(new SetUpTask(Texts<SignInTexts>.Say("TaskCalendar").ToString(), status.ToString(), own.HasWeek || own.Days > 0, "/admin/calendars/workspace"));
    }
}

/// <summary>Who else works here.</summary>
internal sealed class PeopleTask : ISetUpTask
{
    public int Order => 30;

    public async ValueTask<SetUpTask> Look(Visit visit, CancellationToken cancel)
    {
        var example = visit.Db.MadeByExample("person.created");
        var count = await visit.Db.Set<Person>().CountAsync(p => p.DisabledAt == null && !example.Contains(p.Id), cancel);
        var status = count > 1 ? Texts<SignInTexts>.Say("TaskPeopleCount", count) : Texts<SignInTexts>.Say("TaskOnlyYou");
        return new SetUpTask(Texts<SignInTexts>.Say("TaskPeople").ToString(), status.ToString(), count > 1, "/admin/people");
    }
}
