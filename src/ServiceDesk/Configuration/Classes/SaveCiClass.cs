using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Configuration.Classes;

/// <summary>A field as somebody wants it; one that is there already keeps its key and its kind.</summary>
public sealed record CiFieldWish(string? Key, string Name, FieldKind Kind)
{
    public IReadOnlyList<string> Choices { get; init; } = [];

    public string Unit { get; init; } = "";

    public bool Required { get; init; }
}

/// <summary>Makes a class, or says all of one anew. Values of fields that are left out stay stored and come back with the field.</summary>
/// <param name="Id">Which; null makes one.</param>
/// <param name="Name">What items of it are called.</param>
/// <param name="ParentId">The class above; null at the top.</param>
/// <param name="Fields">Its own fields, in the order of the form.</param>
public sealed record SaveCiClass(long? Id, string Name, long? ParentId, IReadOnlyList<CiFieldWish> Fields) : ICommand<SavedCiClass>, ICheckItself
{
    public static Permission Needs => ConfigurationPermissions.Design;

    /// <summary>Nobody adds items of a retired class; those there are stay.</summary>
    public bool Retired { get; init; }

    /// <summary>A key of its own for a new class; made from the name when empty.</summary>
    public string? Key { get; init; }

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (string.IsNullOrWhiteSpace(Name) || Name.Trim().Length > CiClass.LongestName)
            faults.Add(new("name", Texts<ConfigurationTexts>.Say("ClassNameShape", CiClass.LongestName)));
        if (Fields.Count > CiField.Most)
            faults.Add(new("fields", Texts<ConfigurationTexts>.Say("TooManyFields", CiField.Most)));
        foreach (var (field, at) in Fields.Select((f, at) => (f, at + 1)))
        {
            if (!CiField.Kinds.Contains(field.Kind))
                faults.Add(new("fields", Texts<ConfigurationTexts>.Say("FieldKindShape", at)));
            else if (FieldShape.Faults(field.Name, field.Kind, field.Choices, field.Unit, "") is [var wrong, ..])
                faults.Add(new("fields", Texts<ConfigurationTexts>.Say("FieldWrong", at, wrong.Sentence.ToString())));
        }

        if (Fields.GroupBy(f => ItemWords.Folded(f.Name.Trim())).FirstOrDefault(same => same.Count() > 1) is { } twice)
            faults.Add(new("fields", Texts<ConfigurationTexts>.Say("FieldTwice", twice.First().Name)));
        return Refusal.From(faults);
    }
}

public sealed record SavedCiClass(long Id, string Key, string Name);

internal sealed class SaveCiClassHandler : IHandle<SaveCiClass, SavedCiClass>
{
    public async Task<Outcome<SavedCiClass>> Handle(SaveCiClass command, CommandContext context)
    {
        var all = await context.Db.Set<CiClass>().ToListAsync();
        var known = command.Id is null ? null : all.Find(c => c.Id == command.Id);
        if (command.Id is not null && known is null)
            return Refusal.Missing(Texts<ConfigurationTexts>.Say("NoSuchClass"));
        var name = command.Name.Trim();
        if (all.Exists(c => c.Id != command.Id && c.ParentId == command.ParentId && ItemWords.Folded(c.Name) == ItemWords.Folded(name)))
            return Refusal.Invalid("name", Texts<ConfigurationTexts>.Say("ClassTaken", name));
        if (MustStandOnTwoLevels(command, all) is { } misplaced)
            return misplaced;
        var key = known?.Key ?? FreeKey(command.Key ?? FieldDefinition.KeyFrom(name), all);
        var fields = Fields(command, known);
        var before = known is null ? null : Said(known);
        if (known is null)
        {
            known = new CiClass { Id = Ids.Next(), Key = key, Name = name, CreatedAt = context.Now };
            context.Db.Add(known);
        }

        (known.Name, known.ParentId, known.Fields) = (name, command.ParentId, CiClass.Written(fields));
        known.RetiredAt = command.Retired ? known.RetiredAt ?? context.Now : null;
        context.Record(new CiClassSaved { SubjectId = known.Id, Changes = [new Change("class", before, Said(known))] });
        context.Tell(new LiveNews(CiBook.Topic));
        return new SavedCiClass(known.Id, known.Key, known.Name);
    }

    private static Refusal? MustStandOnTwoLevels(SaveCiClass command, List<CiClass> all)
    {
        if (command.ParentId is not { } parent)
            return null;
        if (all.Find(c => c.Id == parent) is not { } above || parent == command.Id)
            return Refusal.Invalid("parent", Texts<ConfigurationTexts>.Say("NoSuchClass"));
        return above.ParentId is not null || (command.Id is not null && all.Exists(c => c.ParentId == command.Id))
            ? Refusal.Invalid("parent", Texts<ConfigurationTexts>.Say("TwoLevels", above.Name))
            : null;
    }

    private static List<CiField> Fields(SaveCiClass command, CiClass? known)
    {
        var before = known?.OwnFields() ?? [];
        var taken = new HashSet<string>(before.Select(f => f.Key), StringComparer.Ordinal);
        return [.. command.Fields.Select(wish =>
        {
            var was = before.FirstOrDefault(f => f.Key == wish.Key);
            return new CiField(was?.Key ?? Free(FieldDefinition.KeyFrom(wish.Name), taken), wish.Name.Trim(), was?.Kind ?? wish.Kind)
            {
                Choices = [.. wish.Choices.Select(c => c.Trim()).Where(c => c.Length > 0)], Unit = wish.Unit.Trim(), Required = wish.Required,
            };
        })];
    }

    private static string FreeKey(string wanted, List<CiClass> all) => Free(wanted, [.. all.Select(c => c.Key)]);

    private static string Free(string wanted, HashSet<string> taken)
    {
        var key = wanted.Length == 0 ? "x" : wanted;
        for (var at = 2; !taken.Add(key); at++)
            key = FormattableString.Invariant($"{wanted}-{at}");
        return key;
    }

    private static string Said(CiClass known) => $"{known.Name}: {string.Join(", ", known.OwnFields().Select(f => f.Name))}{(known.RetiredAt is null ? "" : " †")}".TrimEnd(' ', ':');
}
