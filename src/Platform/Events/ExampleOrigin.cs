using Steward.Platform.Access;
using Steward.Platform.Data;

namespace Steward.Platform.Events;

/// <summary>What came in by the door of the example, as the history tells it: nobody marks rows, and nobody can unmark them.</summary>
public static class ExampleOrigin
{
    /// <summary>Ids of what the example made, for use inside another query. Some may be gone since.</summary>
    /// <param name="db">Where to ask.</param>
    /// <param name="kind">Kind of the event that made them: <c>item.created</c>.</param>
    public static IQueryable<long> MadeByExample(this AppDb db, string kind) =>
        db.Set<EventRow>().Where(e => e.Kind == kind && e.Channel == Channel.Demo).Select(e => e.SubjectId);
}
