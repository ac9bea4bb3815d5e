using Microsoft.EntityFrameworkCore;
using Steward.Platform;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Attaching.Judging;

/// <summary>Sets the workspace's list of classes, from the most open to the strictest. Files keep the class they have.</summary>
public sealed record ChangeFileClasses(IReadOnlyList<string> Names) : ICommand<Done>, ICheckItself
{
    public static Permission Needs => PlatformPermissions.Administer;

    public Refusal? Check() => Names.Count is 0 or > FileClass.Most || Names.Any(name => name.Trim().Length is 0 or > FileClass.Longest)
        || Names.Select(name => name.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count() < Names.Count
        ? Refusal.Invalid("classes", Texts<ItemTexts>.Say("ClassesShape", FileClass.Most, FileClass.Longest))
        : null;
}

public sealed record FileClassesChanged : Happening
{
    public override string Kind => "file.classes-changed";

    public override string Subject => "file";
}

internal sealed class ChangeFileClassesHandler : IHandle<ChangeFileClasses, Done>
{
    public async Task<Outcome<Done>> Handle(ChangeFileClasses command, CommandContext context)
    {
        var before = await FileClasses.In(context.Db);
        await context.Db.Set<FileClass>().ExecuteDeleteAsync();
        foreach (var (name, position) in command.Names.Select((name, position) => (name.Trim(), position)))
            context.Db.Add(new FileClass { Position = position, Name = name });
        context.Record(new FileClassesChanged { SubjectId = 0, Changes = [new Change("classes", string.Join(", ", before), string.Join(", ", command.Names.Select(name => name.Trim())))] });
        return Done.Instance;
    }
}
