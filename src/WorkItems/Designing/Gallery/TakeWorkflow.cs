using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Designing;

/// <summary>Makes a workflow of the gallery, or of another type, the draft of a type. Published, the type follows the gallery and is offered newer versions.</summary>
/// <param name="Type">The type that gets it.</param>
/// <param name="From">Key of the gallery, or <c>type:incident</c>.</param>
public sealed record TakeWorkflow(string Type, string From) : ICommand<Done>
{
    public const string OfType = "type:";

    public static Permission Needs => WorkItemPermissions.DesignTypes;
}

internal sealed class TakeWorkflowHandler : IHandle<TakeWorkflow, Done>
{
    public async Task<Outcome<Done>> Handle(TakeWorkflow command, CommandContext context)
    {
        if (context.TypeOf(command.Type) is not { } type)
            return TypeOrders.NoSuchType(command.Type);
        var draft = await context.Db.Set<TypeDraft>().FirstOrDefaultAsync(d => d.TypeKey == type.Key);
        if (command.From.StartsWith(TakeWorkflow.OfType, StringComparison.Ordinal))
        {
            if (context.TypeOf(command.From[TakeWorkflow.OfType.Length..]) is not { } other)
                return Refusal.Invalid("from", Texts<WorkflowTexts>.Say("NotInGallery"));
            DraftOrders.Keep(draft, type.Key, other.Definition, context);
            return Done.Instance;
        }

        if (await GalleryEntry.Find(context.Db, command.From) is not { } entry)
            return Refusal.Invalid("from", Texts<WorkflowTexts>.Say("NotInGallery"));
        DraftOrders.Keep(draft, type.Key, JsonSerializer.Serialize(entry.Workflow, PlatformJson.Options), context, entry.Key, entry.Version);
        return Done.Instance;
    }
}
