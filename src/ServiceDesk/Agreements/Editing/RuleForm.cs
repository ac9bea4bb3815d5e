using System.Globalization;
using Microsoft.AspNetCore.Http;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Clocks;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Agreements.Editing;

/// <summary>The form of a definition as it was typed: what is unreadable is kept and becomes an amount nobody may promise, which the rules then name.</summary>
public sealed record RuleForm(string Name, RuleBody Body)
{
    /// <summary>Empty rows offered below those that are there.</summary>
    public const int NewRows = 2;

    public static RuleForm Read(IFormCollection form) => new(form["name"].ToString(), new RuleBody
    {
        Applies = Text(form, "applies"), Start = Text(form, "start"), Stop = Text(form, "stop"), Pause = Text(form, "pause"), Resume = Text(form, "resume"), Reset = Text(form, "reset"),
        Cancel = Text(form, "cancel"), FromCreation = form["fromCreation"] == "true", GoesOn = form["goesOn"] == "true",
        Calendar = form["calendar"].ToString() is var c && c.StartsWith("team-", StringComparison.Ordinal) ? CalendarSource.Team : Word(c, CalendarSource.Workspace),
        TeamId = form["calendar"].ToString() is var t && t.StartsWith("team-", StringComparison.Ordinal) ? Id(t[5..]) : null,
        Zone = Text(form, "zone") is { Length: > 0 } zone ? zone : null,
        Targets = [.. Rows(form, "t").Where(at => form[$"t{at}.amount"].ToString().Trim().Length > 0 && form[$"t{at}.gone"] != "true").Select(at => TargetOf(form, at))],
        Steps = [.. Rows(form, "s").Where(at => form[$"s{at}.at"].ToString().Trim().Length > 0 && form[$"s{at}.gone"] != "true").Select(at => StepOf(form, at))],
    });

    /// <summary>Minutes before and after the due moment are typed as minutes with a sign, shares as percent.</summary>
    public static string Moment(Step step) => (step.Percent ?? step.Minutes ?? 0).ToString(CultureInfo.InvariantCulture);

    private static TargetRow TargetOf(IFormCollection form, int at) => new()
    {
        AgreementId = Id(form[$"t{at}.agreement"].ToString()), ServiceId = Id(form[$"t{at}.service"].ToString()),
        Type = form[$"t{at}.type"].ToString() is { Length: > 0 } type ? type : null, Priority = Enum.TryParse<Priority>(form[$"t{at}.priority"], out var priority) ? priority : null,
        Amount = Number(form[$"t{at}.amount"].ToString()) ?? -1, Unit = Word(form[$"t{at}.unit"].ToString(), TargetUnit.BusinessHours),
    };

    private static Step StepOf(IFormCollection form, int at)
    {
        var amount = Number(form[$"s{at}.at"].ToString());
        var percent = form[$"s{at}.of"] == "percent";
        return new Step
        {
            Percent = percent ? amount ?? 0 : null, Minutes = percent ? null : amount ?? int.MaxValue, Act = Word(form[$"s{at}.act"].ToString(), StepAct.TellAssignee),
            PersonId = Id(form[$"s{at}.person"].ToString()), TeamId = Id(form[$"s{at}.team"].ToString()),
            Priority = Enum.TryParse<Priority>(form[$"s{at}.priority"], out var priority) ? priority : null,
        };
    }

    /// <summary>Numbers of the rows that were sent, few and in order.</summary>
    private static IEnumerable<int> Rows(IFormCollection form, string kind) => form.Keys
        .Where(k => k.StartsWith(kind, StringComparison.Ordinal) && k.IndexOf('.', StringComparison.Ordinal) > 1)
        .Select(k => int.TryParse(k.AsSpan(1, k.IndexOf('.', StringComparison.Ordinal) - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : -1)
        .Where(at => at >= 0).Distinct().Order().Take(RuleShape.MostTargets + 1);

    private static string Text(IFormCollection form, string name) => form[name].ToString().ReplaceLineEndings(" ").Trim();

    private static long? Id(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;

    private static int? Number(string text) => int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static T Word<T>(string text, T otherwise)
        where T : struct, Enum => text.Length > 0 && char.IsLetter(text[0]) && Enum.TryParse<T>(text, out var word) && Enum.IsDefined(word) ? word : otherwise;
}
