using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;
using Steward.Platform.Configuring;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.WorkItems.Attaching.Judging;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Retention;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Configuring;

/// <summary>Marks the names of what is set about work.</summary>
public sealed class WorkSettingTexts;

/// <summary>Further fields and their conditions.</summary>
internal sealed class FieldSetting : Setting<ChangeField, FieldAnswer>
{
    public override string Name => "field";

    public override Said Title => Texts<WorkSettingTexts>.Say("Field");

    public override IReadOnlyList<string> ChangedBy => ["field.defined", "field.changed"];

    protected override async Task<IReadOnlyList<(string Key, string Title, ChangeField Order)>> Orders(AppDb db) =>
        [.. (await db.Set<FieldDefinition>().AsNoTracking().OrderBy(f => f.Order).ToListAsync()).Select(f => (f.Key, f.Name, new ChangeField(f.Key)
        {
            Name = f.Name, Choices = f.ChoiceList, Unit = f.Unit, Hint = f.Hint, Types = f.TypeKeys, VisibleIf = f.VisibleIf, RequiredIf = f.RequiredIf,
            Formula = f.Formula, OnCreation = f.OnCreation, OnClosing = f.OnClosing,
        }))];
}

/// <summary>Names and outlines of types. Their ways of work have versions of their own.</summary>
internal sealed class TypeSetting : Setting<ChangeType, Done>
{
    public override string Name => "type";

    public override Said Title => Texts<WorkSettingTexts>.Say("Type");

    public override IReadOnlyList<string> ChangedBy => ["type.changed"];

    protected override async Task<IReadOnlyList<(string Key, string Title, ChangeType Order)>> Orders(AppDb db) =>
        [.. (await db.Set<ItemType>().AsNoTracking().ToListAsync()).Select(t => (t.Key, t.Name, new ChangeType(t.Key) { Name = t.Name, Icon = t.Icon, InPortal = t.InPortal }))];
}

/// <summary>Which priority follows from impact and urgency.</summary>
internal sealed class PrioritySetting : Setting<SetPriorities, Done>
{
    public override string Name => "priorities";

    public override Said Title => Texts<WorkSettingTexts>.Say("Priorities");

    public override IReadOnlyList<string> ChangedBy => ["field.priorities-set"];

    protected override async Task<IReadOnlyList<(string Key, string Title, SetPriorities Order)>> Orders(AppDb db)
    {
        var cells = await db.Set<PriorityCell>().AsNoTracking().OrderBy(c => c.Impact).ThenBy(c => c.Urgency).ToListAsync();
        return cells.Count == 0 ? [] : [("", "", new SetPriorities([.. cells.Select(c => new PriorityOfCell(c.Impact, c.Urgency, c.Priority))]))];
    }
}

/// <summary>How long closed work is kept.</summary>
internal sealed class RetentionSetting : Setting<SetRetention, Done>
{
    public override string Name => "retention";

    public override Said Title => Texts<WorkSettingTexts>.Say("Retention");

    public override IReadOnlyList<string> ChangedBy => ["space.retention-changed"];

    protected override async Task<IReadOnlyList<(string Key, string Title, SetRetention Order)>> Orders(AppDb db) =>
        [.. (await db.Set<RetentionRule>().AsNoTracking().Join(db.Set<Space>(), r => r.SpaceId, s => s.Id, (r, s) => new { Rule = r, s.Key }).ToListAsync())
            .Select(r => ($"{r.Rule.SpaceId}/{r.Rule.Type}", $"{r.Key} {r.Rule.Type}".TrimEnd(), new SetRetention(r.Key, r.Rule.Type, r.Rule.ArchiveAfter, r.Rule.DeleteAfter)))];
}

/// <summary>How secret files can be.</summary>
internal sealed class FileClassSetting : Setting<ChangeFileClasses, Done>
{
    public override string Name => "file-classes";

    public override Said Title => Texts<WorkSettingTexts>.Say("FileClasses");

    public override IReadOnlyList<string> ChangedBy => ["file.classes-changed"];

    protected override async Task<IReadOnlyList<(string Key, string Title, ChangeFileClasses Order)>> Orders(AppDb db)
    {
        var names = await db.Set<FileClass>().AsNoTracking().OrderBy(c => c.Position).Select(c => c.Name).ToListAsync();
        return names.Count == 0 ? [] : [("", "", new ChangeFileClasses(names))];
    }
}

/// <summary>Names, descriptions and types of spaces.</summary>
internal sealed class SpaceSetting : Setting<ChangeSpace, SpaceAnswer>
{
    public override string Name => "space";

    public override Said Title => Texts<WorkSettingTexts>.Say("Space");

    public override IReadOnlyList<string> ChangedBy => ["space.created", "space.changed", "space.key-renamed"];

    protected override async Task<IReadOnlyList<(string Key, string Title, ChangeSpace Order)>> Orders(AppDb db) =>
        [.. (await db.Set<Space>().AsNoTracking().ToListAsync()).Select(s => (Key(s.Id), s.Name,
            new ChangeSpace(s.Key) { Name = s.Name, Description = s.Description, InPortal = s.InPortal, Types = [.. s.Types.Split(',', StringSplitOptions.RemoveEmptyEntries)] }))];

    private static string Key(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
