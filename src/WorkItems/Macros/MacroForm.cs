using System.Globalization;
using Microsoft.AspNetCore.Http;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Tagging;
using Steward.WorkItems.Views;

namespace Steward.WorkItems.Macros;

/// <summary>The form of a macro as it was typed. It becomes the command the API sends.</summary>
public sealed record MacroForm
{
    public string Name { get; init; } = "";

    /// <summary>As the form of a view says it: <c>Private</c>, <c>Everyone</c> or <c>team:ID</c>.</summary>
    public string Audience { get; init; } = "";

    public string To { get; init; } = "";

    public string Note { get; init; } = "";

    public string Priority { get; init; } = "";

    public string Assignee { get; init; } = "";

    public string Team { get; init; } = "";

    public string AddTags { get; init; } = "";

    public string RemoveTags { get; init; } = "";

    public string DueDays { get; init; } = "";

    public string Comment { get; init; } = "";

    public bool Internal { get; init; }

    public static MacroForm Read(IFormCollection form) => new()
    {
        Name = form["name"].ToString(), Audience = form["audience"].ToString(), To = form["to"].ToString(), Note = form["note"].ToString().ReplaceLineEndings("\n"), Priority = form["priority"].ToString(),
        Assignee = form["assignee"].ToString(), Team = form["team"].ToString(), AddTags = form["addTags"].ToString(), RemoveTags = form["removeTags"].ToString(),
        DueDays = form["dueDays"].ToString(), Comment = form["comment"].ToString().ReplaceLineEndings("\n"), Internal = form["internal"] == "true",
    };

    public static MacroForm Of(MacroAnswer macro, long? teamId) => new()
    {
        Name = macro.Name, Audience = macro.Audience == ViewAudience.Team ? string.Create(CultureInfo.InvariantCulture, $"team:{teamId}") : macro.Audience.ToString(),
        To = macro.Does.To ?? "", Note = macro.Does.Note ?? "", Priority = macro.Does.Priority?.ToString() ?? "", Assignee = macro.Does.Assignee ?? "", Team = macro.Does.Team ?? "",
        AddTags = string.Join(", ", macro.Does.AddTags), RemoveTags = string.Join(", ", macro.Does.RemoveTags),
        DueDays = macro.Does.DueDays?.ToString(CultureInfo.InvariantCulture) ?? "", Comment = macro.Does.Comment ?? "", Internal = macro.Does.Internal,
    };

    internal Outcome<MacroWish> Wish()
    {
        var faults = new List<FieldFault>();
        int? days = int.TryParse(DueDays.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : null;
        if (days is null && !string.IsNullOrWhiteSpace(DueDays))
            faults.Add(new("dueDays", Texts<MacroTexts>.Say("DueShape", MacroWish.MostDays)));
        var audience = new ViewForm(null, null, null, Audience);
        var wish = new MacroWish(Name, new MacroSteps
        {
            To = Given(To), Note = Given(Note), Priority = Enum.TryParse<Priority>(Priority, ignoreCase: true, out var priority) ? priority : null, Assignee = Given(Assignee), Team = Given(Team),
            AddTags = TagText.Split(AddTags), RemoveTags = TagText.Split(RemoveTags), DueDays = days, Comment = Given(Comment), Internal = Internal,
        })
        {
            Audience = audience.WhoFinds ?? ViewAudience.Private, TeamId = audience.Team,
        };
        if (wish.Check() is { } refusal)
            faults.AddRange(refusal.Fields.Where(f => faults.TrueForAll(known => known.Field != f.Field)));
        return Refusal.From(faults) is { } all ? all : wish;
    }

    private static string? Given(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
