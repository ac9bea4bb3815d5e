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

/// <summary>Makes a kind of relation, or says one anew.</summary>
/// <param name="Id">Which; null makes one.</param>
/// <param name="Words">As the first end says it.</param>
/// <param name="Back">As the second end says it.</param>
/// <param name="Carries">Which way a failure goes.</param>
public sealed record SaveRelationKind(long? Id, string Words, string Back, Carrying Carries) : ICommand<SavedRelationKind>, ICheckItself
{
    public static Permission Needs => ConfigurationPermissions.Design;

    /// <summary>Nobody makes relations of a retired kind; those there are stay.</summary>
    public bool Retired { get; init; }

    /// <summary>A key of its own for a new kind; made from the words when empty.</summary>
    public string? Key { get; init; }

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (string.IsNullOrWhiteSpace(Words) || Words.Trim().Length > RelationKind.LongestWords)
            faults.Add(new("words", Texts<ConfigurationTexts>.Say("RelationWordsShape", RelationKind.LongestWords)));
        if (string.IsNullOrWhiteSpace(Back) || Back.Trim().Length > RelationKind.LongestWords)
            faults.Add(new("back", Texts<ConfigurationTexts>.Say("RelationWordsShape", RelationKind.LongestWords)));
        return Refusal.From(faults);
    }
}

public sealed record SavedRelationKind(long Id, string Key);

internal sealed class SaveRelationKindHandler : IHandle<SaveRelationKind, SavedRelationKind>
{
    public async Task<Outcome<SavedRelationKind>> Handle(SaveRelationKind command, CommandContext context)
    {
        var all = await context.Db.Set<RelationKind>().ToListAsync();
        var known = command.Id is null ? null : all.Find(k => k.Id == command.Id);
        if (command.Id is not null && known is null)
            return Refusal.Missing(Texts<ConfigurationTexts>.Say("NoSuchRelation"));
        var (words, back) = (command.Words.Trim(), command.Back.Trim());
        // an end is found by its words in files and by programs, so no two may say the same
        var others = all.Where(k => k.Id != command.Id).SelectMany(k => new[] { k.Words, k.Back }).Select(ItemWords.Folded).ToHashSet(StringComparer.Ordinal);
        if (others.Contains(ItemWords.Folded(words)))
            return Refusal.Invalid("words", Texts<ConfigurationTexts>.Say("RelationTaken", words));
        if (others.Contains(ItemWords.Folded(back)))
            return Refusal.Invalid("back", Texts<ConfigurationTexts>.Say("RelationTaken", back));
        var key = known?.Key ?? command.Key ?? FieldDefinition.KeyFrom(words);
        if (known is null && (key.Length == 0 || all.Exists(k => k.Key == key)))
            return Refusal.Invalid("words", Texts<ConfigurationTexts>.Say("RelationTaken", words));
        var before = known is null ? null : $"{known.Words} / {known.Back}";
        if (known is null)
        {
            known = new RelationKind { Id = Ids.Next(), Key = key, Words = words, Back = back };
            context.Db.Add(known);
        }

        (known.Words, known.Back, known.Carries) = (words, back, command.Carries);
        known.RetiredAt = command.Retired ? known.RetiredAt ?? context.Now : null;
        context.Record(new RelationKindSaved { SubjectId = known.Id, Changes = [new Change("relation", before, $"{words} / {back}")] });
        context.Tell(new LiveNews(CiBook.Topic));
        return new SavedRelationKind(known.Id, known.Key);
    }
}
