using Microsoft.EntityFrameworkCore;
using Steward.Platform;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Retention;

/// <summary>Says how long closed items of a space (and a type) are kept; both empty takes the rule away.</summary>
public sealed record SetRetention(string Space, string Type, int? ArchiveAfter, int? DeleteAfter) : ICommand<Done>, ICheckItself
{
    public static Permission Needs => PlatformPermissions.Administer;

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (ArchiveAfter is < 1 or > RetentionRule.MostMonths)
            faults.Add(new("archiveAfter", Texts<RetentionTexts>.Say("Months", RetentionRule.MostMonths)));
        if (DeleteAfter is < 1 or > RetentionRule.MostMonths)
            faults.Add(new("deleteAfter", Texts<RetentionTexts>.Say("Months", RetentionRule.MostMonths)));
        if (ArchiveAfter >= DeleteAfter)
            faults.Add(new("deleteAfter", Texts<RetentionTexts>.Say("DeleteLater")));
        return Refusal.From(faults);
    }
}

public sealed record RetentionChanged : Happening
{
    public override string Kind => "space.retention-changed";

    public override string Subject => "space";
}

internal sealed class SetRetentionHandler : IHandle<SetRetention, Done>
{
    public async Task<Outcome<Done>> Handle(SetRetention command, CommandContext context)
    {
        if (context.Workspace.Get<SpaceDirectory>().Find(command.Space.Trim()) is not { } space)
            return Refusal.Invalid("space", Texts<RetentionTexts>.Say("NoSuchSpace", command.Space));
        if (command.Type.Length > 0 && !space.TypeKeys.Contains(command.Type))
            return Refusal.Invalid("type", Texts<RetentionTexts>.Say("NoSuchType", command.Type, space.Key));
        var rule = await context.Db.Set<RetentionRule>().FirstOrDefaultAsync(r => r.SpaceId == space.Id && r.Type == command.Type);
        var before = Said(rule?.ArchiveAfter, rule?.DeleteAfter);
        if (command.ArchiveAfter is null && command.DeleteAfter is null)
        {
            if (rule is null)
                return Done.Instance;
            context.Db.Remove(rule);
        }
        else if (rule is null)
        {
            context.Db.Add(new RetentionRule { Id = Ids.Next(), SpaceId = space.Id, Type = command.Type, ArchiveAfter = command.ArchiveAfter, DeleteAfter = command.DeleteAfter });
        }
        else
        {
            (rule.ArchiveAfter, rule.DeleteAfter) = (command.ArchiveAfter, command.DeleteAfter);
        }

        context.Record(new RetentionChanged
        {
            SubjectId = space.Id, SpaceId = space.Id, Changes = [new Change(command.Type.Length == 0 ? "retention" : $"retention {command.Type}", before, Said(command.ArchiveAfter, command.DeleteAfter))],
        });
        return Done.Instance;
    }

    private static string? Said(int? archive, int? delete) =>
        archive is null && delete is null ? null : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{archive?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–"} / {delete?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–"}");
}
