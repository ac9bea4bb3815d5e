using Steward.Identity.Calendars;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.ServiceDesk.Agreements.Rules;

namespace Steward.ServiceDesk.Clocks.Recounting;

/// <summary>A change of working time moves what is due: all running clocks are reckoned anew. A person's own hours are nobody's promise.</summary>
internal sealed class HearCalendars : IListener<WorkingTimeChanged>
{
    public async Task Hear(WorkingTimeChanged happening, CommandContext context)
    {
        if (happening.Note?.StartsWith("person", StringComparison.Ordinal) == true || context.Workspace.Get<Rulebook>().Rules.Count == 0)
            return;
        await Recounts.Order(context, finished: false);
    }
}
