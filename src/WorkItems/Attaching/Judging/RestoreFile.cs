using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Attaching.Judging;

/// <summary>Makes an earlier version of a file the newest again, as a version of its own: none between is lost.</summary>
public sealed record RestoreFile(string Key, long File) : ICommand<FileAnswer>
{
    public static Permission Needs => WorkItemPermissions.Change;
}

internal sealed class RestoreFileHandler : IHandle<RestoreFile, FileAnswer>
{
    public async Task<Outcome<FileAnswer>> Handle(RestoreFile command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.Change);
        if (refusal is not null)
            return refusal;
        var file = await context.Db.Set<Attachment>().FirstOrDefaultAsync(a => a.Id == command.File && a.ItemId == item!.Id);
        return file is null
            ? Refusal.Missing(Texts<ItemTexts>.Say("NoSuchFile"))
            : await context.Also(new AttachFile(command.Key, new NewFile(file.Name, file.Hash, file.Size, file.MediaType)) { Internal = file.Internal });
    }
}
