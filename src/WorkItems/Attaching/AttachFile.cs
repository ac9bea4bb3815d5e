using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Blobs;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.WorkItems.Attaching.Judging;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Attaching;

/// <summary>A content that is kept already, and the name people gave it.</summary>
public sealed record NewFile(string Name, string Hash, long Size, string MediaType)
{
    public static NewFile Of(Blob blob, string name) => new(name, blob.Hash, blob.Size, blob.MediaType);
}

/// <summary>Adds a file to an item. The same name again is its next version; the same content under the same name is the one that is there.</summary>
public sealed record AttachFile(string Key, NewFile File) : ICommand<FileAnswer>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.Comment;

    /// <summary>Seen by staff of the space only.</summary>
    public bool Internal { get; init; }

    /// <summary>Proves the work; needs the right to change the item.</summary>
    public bool Evidence { get; init; }

    /// <summary>The comment it was written with.</summary>
    public long? Comment { get; init; }

    public Refusal? Check() => File.Name == FileNames.Clean(File.Name) ? null : Refusal.Invalid("file", Texts<ItemTexts>.Say("FileName", File.Name));
}

public sealed record FileAttached : ItemHappening
{
    public override string Kind => "item.file-attached";

    public required long FileId { get; init; }
}

internal sealed class AttachFileHandler : IHandle<AttachFile, FileAnswer>
{
    public async Task<Outcome<FileAnswer>> Handle(AttachFile command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.Comment);
        if (refusal is not null)
            return refusal;
        if (command.Internal && !context.Actor.ReadsAllOf(item!.SpaceId))
            return Refusal.Forbidden(Texts<WorkItemTexts>.Say("NotesAreForStaff"));
        if (command.Evidence && context.Authorise(WorkItemPermissions.Change, item!.SpaceId) is { } forbidden)
            return forbidden;
        return await Add(context, item!, command);
    }

    internal static async Task<FileAnswer> Add(CommandContext context, WorkItem item, AttachFile command)
    {
        var newest = await context.Db.Set<Attachment>()
            .Where(a => a.ItemId == item.Id && a.Name == command.File.Name && a.Internal == command.Internal)
            .OrderByDescending(a => a.Version).FirstOrDefaultAsync();
        if (newest?.Hash == command.File.Hash && command.Comment is null && !command.Evidence)
            return FileAnswer.Of(newest);

        var known = await ScanOf(command.File.Hash, context);
        var file = new Attachment
        {
            Id = Ids.Next(), ItemId = item.Id, CommentId = command.Comment, Name = command.File.Name, Version = (newest?.Version ?? 0) + 1,
            Hash = command.File.Hash, Size = command.File.Size, MediaType = command.File.MediaType,
            Class = newest?.Class, Scan = known.Scan, ScanFound = known.Found, Internal = command.Internal, Evidence = command.Evidence, ById = context.Actor.PersonId, At = context.Now,
        };
        context.Db.Add(file);
        item.Touch(context);
        context.Record(new FileAttached
        {
            SubjectId = item.Id, SpaceId = item.SpaceId, FileId = file.Id, Internal = file.Internal, Note = file.Hash,
            Changes = [new Change(file.Evidence ? "evidence" : "file", null, file.Version == 1 ? file.Name : $"{file.Name} (v{file.Version})")],
        });
        context.TellAbout(item);
        return FileAnswer.Of(file);
    }

    /// <summary>A content the scanner knows need not be looked at again.</summary>
    private static async Task<(FileScan Scan, string? Found)> ScanOf(string hash, CommandContext context) =>
        await context.Db.Set<Attachment>().Where(a => a.Hash == hash && a.Scan != FileScan.NotScanned).Select(a => new { a.Scan, a.ScanFound }).FirstOrDefaultAsync() is { } known
            ? (known.Scan, known.ScanFound)
            : (FileScan.NotScanned, null);
}
