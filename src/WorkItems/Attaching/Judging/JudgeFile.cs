using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Attaching.Judging;

/// <summary>Moves the newest version of a file on: into review, approved, rejected, or back to draft.</summary>
public sealed record JudgeFile(string Key, long File, FileApproval To) : ICommand<FileAnswer>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.Change;

    public Refusal? Check() => Enum.IsDefined(To) ? null : Refusal.Invalid("approval", Texts<ItemTexts>.Say("ApprovalUnknown"));
}

public sealed record FileJudged : ItemHappening
{
    public override string Kind => "item.file-judged";
}

/// <summary>What may not be done with a version. Pages ask the same rules why a button is missing.</summary>
internal static class FileRules
{
    public static Refusal? MustBeTheNewest(Attachment file, int newest) =>
        file.Version == newest ? null : Refusal.Conflict(Texts<ItemTexts>.Say("FileNotNewest", file.Name, newest));

    /// <summary>Four eyes: whoever wrote it does not approve it.</summary>
    public static Refusal? MustNotBeOnesOwn(Attachment file, FileApproval to, long? actorId) =>
        to is FileApproval.Approved && file.ById is not null && file.ById == actorId ? Refusal.Conflict(Texts<ItemTexts>.Say("FileOwnApproval")) : null;

    /// <summary>Only what was put up for review is decided on.</summary>
    public static Refusal? MustLeadThere(FileApproval from, FileApproval to) =>
        Ways(from).Contains(to) ? null : Refusal.Conflict(Texts<ItemTexts>.Say("ApprovalWay", FileCareWords.Approval(from), FileCareWords.Approval(to)));

    public static IReadOnlyList<FileApproval> Ways(FileApproval from) => from switch
    {
        FileApproval.Draft => [FileApproval.InReview],
        FileApproval.InReview => [FileApproval.Approved, FileApproval.Rejected, FileApproval.Draft],
        _ => [FileApproval.Draft],
    };
}

internal static class FileCareWords
{
    public static string Approval(FileApproval approval) => new Said(typeof(ItemTexts), "Approval_" + approval, []).ToString();
}

internal sealed class JudgeFileHandler : IHandle<JudgeFile, FileAnswer>
{
    public async Task<Outcome<FileAnswer>> Handle(JudgeFile command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.Change);
        if (refusal is not null)
            return refusal;
        var file = await context.Db.Set<Attachment>().FirstOrDefaultAsync(a => a.Id == command.File && a.ItemId == item!.Id);
        if (file is null)
            return Refusal.Missing(Texts<ItemTexts>.Say("NoSuchFile"));
        var newest = await context.Db.Set<Attachment>().Where(a => a.ItemId == item!.Id && a.Name == file.Name && a.Internal == file.Internal).MaxAsync(a => a.Version);
        if ((FileRules.MustBeTheNewest(file, newest) ?? FileRules.MustLeadThere(file.Approval, command.To) ?? FileRules.MustNotBeOnesOwn(file, command.To, context.Actor.PersonId)) is { } no)
            return no;

        var before = file.Approval;
        (file.Approval, file.JudgedById, file.JudgedAt) = (command.To, context.Actor.PersonId, context.Now);
        item!.Touch(context);
        context.Record(new FileJudged
        {
            SubjectId = item.Id, SpaceId = item.SpaceId, Internal = file.Internal,
            Changes = [new Change("file", null, $"{file.Name} (v{file.Version})"), new Change("approval", before.ToString(), file.Approval.ToString())],
        });
        context.TellAbout(item);
        return FileAnswer.Of(file);
    }
}
