using System.Globalization;
using NodaTime;
using Steward.Identity.Directory;

namespace Steward.WorkItems.Checklists;

/// <summary>A row of a checklist as the API answers it.</summary>
/// <param name="DoneBy">Mail address, or name of who has none.</param>
public sealed record CheckAnswer(string Id, string Text, int Position, bool Done, Instant? DoneAt, string? DoneBy)
{
    public static CheckAnswer Of(CheckRow row, Snapshot people) => new(
        row.Id.ToString(CultureInfo.InvariantCulture), row.Text, row.Position, row.DoneAt is not null, row.DoneAt,
        people.Find(row.DoneById) is { } person ? person.Email ?? person.Name : null);
}
