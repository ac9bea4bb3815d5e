using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Attaching.Judging;

/// <summary>Says how confidential a version of a file is, by a name of the workspace's list; an empty one takes the class away.</summary>
public sealed record ClassifyFile(string Key, long File, string Class) : ICommand<FileAnswer>
{
    public static Permission Needs => WorkItemPermissions.Change;
}

public sealed record FileClassified : ItemHappening
{
    public override string Kind => "item.file-classified";
}

/// <summary>The classes files can have here, from the most open to the strictest.</summary>
internal static class FileClasses
{
    public static async Task<IReadOnlyList<string>> In(AppDb db, CancellationToken cancel = default)
    {
        var own = await db.Set<FileClass>().OrderBy(c => c.Position).Select(c => c.Name).ToListAsync(cancel);
        return own.Count > 0 ? own : [.. new[] { "Public", "Internal", "Confidential" }.Select(name => new Said(typeof(ItemTexts), "Class_" + name, []).In(System.Globalization.CultureInfo.InvariantCulture))];
    }
}

internal sealed class ClassifyFileHandler : IHandle<ClassifyFile, FileAnswer>
{
    public async Task<Outcome<FileAnswer>> Handle(ClassifyFile command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.Change);
        if (refusal is not null)
            return refusal;
        var file = await context.Db.Set<Attachment>().FirstOrDefaultAsync(a => a.Id == command.File && a.ItemId == item!.Id);
        if (file is null)
            return Refusal.Missing(Texts<ItemTexts>.Say("NoSuchFile"));
        var classes = await FileClasses.In(context.Db);
        var wanted = command.Class.Trim();
        var known = classes.FirstOrDefault(c => c.Equals(wanted, StringComparison.OrdinalIgnoreCase));
        if (wanted.Length > 0 && known is null)
            return Refusal.Invalid("class", Texts<ItemTexts>.Say("ClassUnknown", wanted, string.Join(", ", classes)));
        if (file.Class == known)
            return FileAnswer.Of(file);

        var before = file.Class;
        file.Class = known;
        item!.Touch(context);
        context.Record(new FileClassified
        {
            SubjectId = item.Id, SpaceId = item.SpaceId, Internal = file.Internal,
            Changes = [new Change("file", null, $"{file.Name} (v{file.Version})"), new Change("class", before, file.Class)],
        });
        context.TellAbout(item);
        return FileAnswer.Of(file);
    }
}
