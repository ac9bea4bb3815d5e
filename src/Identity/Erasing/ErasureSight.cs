using Steward.Identity.People;
using Steward.Platform.Audit;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Steward.Identity.Erasing;

/// <summary>What an erasure would change, before anything is changed.</summary>
internal static class ErasureSight
{
    public static async Task<IReadOnlyList<ErasureLine>> Preview(Visit visit, Person person, IEnumerable<IErasedPart> parts, CancellationToken cancel)
    {
        var lines = new List<ErasureLine>();
        foreach (var part in parts)
            lines.AddRange(await part.Preview(visit.Db, person, cancel));
        var history = new PersonInHistory(person, new ErasedWords(person.Name, person.Email, ErasePersonHandler.AliasOf(person), AlsoText: false));
        lines.Add(new ErasureLine(Texts<PeopleTexts>.Say("Erase_History"), await history.Events(visit.Db).CountAsync(cancel), ErasureEffect.Renamed));
        return lines;
    }
}
