using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Attaching;

/// <summary>Says that a file proves the work, or that it does not. The event keeps the hash, so the proof can be recognised later.</summary>
public sealed record MarkEvidence(string Key, long File, bool Evidence) : ICommand<FileAnswer>
{
    public static Permission Needs => WorkItemPermissions.Change;
}

public sealed record EvidenceMarked : ItemHappening
{
    public override string Kind => "item.evidence-marked";
}

internal sealed class MarkEvidenceHandler : IHandle<MarkEvidence, FileAnswer>
{
    public async Task<Outcome<FileAnswer>> Handle(MarkEvidence command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.Change);
        if (refusal is not null)
            return refusal;
        var file = await context.Db.Set<Attachment>().FirstOrDefaultAsync(a => a.Id == command.File && a.ItemId == item!.Id);
        if (file is null)
            return Refusal.Missing(Texts<ItemTexts>.Say("NoSuchFile"));
        if (file.Evidence == command.Evidence)
            return FileAnswer.Of(file);

        file.Evidence = command.Evidence;
        item!.Touch(context);
        context.Record(new EvidenceMarked
        {
            SubjectId = item.Id, SpaceId = item.SpaceId, Internal = file.Internal, Note = file.Hash,
            Changes = [new Change("evidence", file.Evidence ? null : file.Name, file.Evidence ? file.Name : null)],
        });
        context.TellAbout(item);
        return FileAnswer.Of(file);
    }
}
