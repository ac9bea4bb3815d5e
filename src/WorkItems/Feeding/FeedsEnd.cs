using Microsoft.EntityFrameworkCore;
using Steward.Identity.People;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.WorkItems.Views;

namespace Steward.WorkItems.Feeding;

/// <summary>Addresses end with the view, and with the person: who comes back opens new ones.</summary>
internal sealed class FeedsEnd : IListener<ViewRemoved>, IListener<PersonDisabled>
{
    public Task Hear(ViewRemoved happening, CommandContext context) =>
        context.Db.Set<ViewFeed>().Where(f => f.ViewId == happening.SubjectId).ExecuteDeleteAsync();

    public Task Hear(PersonDisabled happening, CommandContext context) =>
        context.Db.Set<ViewFeed>().Where(f => f.PersonId == happening.SubjectId).ExecuteDeleteAsync();
}
