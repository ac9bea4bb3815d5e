using System.Globalization;

namespace Steward.Identity.Calendars;

public enum CalendarOwnerKind
{
    Workspace = 0,
    Team = 1,
    Person = 2,
}

/// <summary>Whose working time: the workspace's, a team's or a person's. What an owner does not say, the one above them in this list says.</summary>
public readonly record struct CalendarOwner(CalendarOwnerKind Kind, long Id)
{
    public static readonly CalendarOwner Workspace = new(CalendarOwnerKind.Workspace, 0);

    public static CalendarOwner Team(long id) => new(CalendarOwnerKind.Team, id);

    public static CalendarOwner Person(long id) => new(CalendarOwnerKind.Person, id);

    /// <summary>As it stands in an address: "workspace", "team-12", "person-7".</summary>
    public override string ToString() => Kind switch
    {
        CalendarOwnerKind.Team => string.Create(CultureInfo.InvariantCulture, $"team-{Id}"),
        CalendarOwnerKind.Person => string.Create(CultureInfo.InvariantCulture, $"person-{Id}"),
        _ => "workspace",
    };

    public static CalendarOwner? Read(string? text)
    {
        if (text == "workspace")
            return Workspace;
        var parts = (text ?? "").Split('-', 2);
        if (parts.Length != 2 || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return null;
        return parts[0] switch
        {
            "team" => Team(id),
            "person" => Person(id),
            _ => null,
        };
    }
}
