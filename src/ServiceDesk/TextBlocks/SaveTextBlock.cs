using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.TextBlocks;

/// <summary>What a text block is to be.</summary>
public sealed partial record TextBlockWish(string Name, string Shortcut)
{
    public BlockAudience Audience { get; init; }

    public long? TeamId { get; init; }

    /// <summary>Key of the space; null unless it is for one.</summary>
    public string? Space { get; init; }

    public string English { get; init; } = "";

    public string German { get; init; } = "";

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (Name.Trim().Length is 0 or > TextBlock.LongestName)
            faults.Add(new("name", Say("NameShape", TextBlock.LongestName)));
        if (Shortcut.Length > TextBlock.LongestShortcut || !Shape().IsMatch(Shortcut))
            faults.Add(new("shortcut", Say("ShortcutShape", TextBlock.LongestShortcut)));
        if (string.IsNullOrWhiteSpace(English) && string.IsNullOrWhiteSpace(German))
            faults.Add(new("english", Say("TextNeeded")));
        foreach (var (field, text) in new[] { ("english", English), ("german", German) })
        {
            if (text.Length > TextBlock.LongestText)
                faults.Add(new(field, Say("TextLong", TextBlock.LongestText)));
            else if (BlockWords.Unknown(text) is { } unknown)
                faults.Add(new(field, Say("NoSuchPlaceholder", "{" + unknown + "}", string.Join(", ", BlockWords.Known.Select(k => "{" + k + "}")))));
        }

        if (!Enum.IsDefined(Audience))
            faults.Add(new("audience", Say("AudienceShape")));
        return Refusal.From(faults);
    }

    private static Said Say(string key, params object?[] arguments) => Texts<TextBlockTexts>.Say(key, arguments);

    [GeneratedRegex("^[a-z0-9-]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape();
}

/// <summary>Keeps a text block, or says all of an existing one anew.</summary>
public sealed record SaveTextBlock(long? Id, TextBlockWish Wish) : ICommand<TextBlockAnswer>, ICheckItself
{
    public static Permission Needs => TextBlockPermissions.Keep;

    public Refusal? Check() => Wish.Check();
}

/// <summary>Puts a text block away. What was written with it stays.</summary>
public sealed record RemoveTextBlock(long Id) : ICommand<Done>
{
    public static Permission Needs => TextBlockPermissions.Keep;
}

internal sealed class SaveTextBlockHandler : IHandle<SaveTextBlock, TextBlockAnswer>, IHandle<RemoveTextBlock, Done>
{
    private const int MostOwned = 500;

    public async Task<Outcome<TextBlockAnswer>> Handle(SaveTextBlock command, CommandContext context)
    {
        if (!context.Actor.IsStaff)
            return Refusal.Forbidden(Texts<TextBlockTexts>.Say("StaffNeeded"));
        var me = context.Actor.PersonId ?? 0; // the program shares blocks that are nobody's
        TextBlock? block = null;
        if (command.Id is { } id)
        {
            (block, var refusal) = await Find(id, context);
            if (refusal is not null)
                return refusal;
        }

        var wish = command.Wish;
        var reach = Reach(wish, context);
        if (!reach.Succeeded)
            return reach.Refusal;
        var (team, space) = reach.Answer;
        var others = await context.Db.Set<TextBlock>().Where(b => b.Shortcut == wish.Shortcut && b.Audience == wish.Audience && b.Id != (command.Id ?? 0)).ToListAsync();
        if (others.Exists(b => b.TeamId == team && b.SpaceId == space && (wish.Audience != BlockAudience.Mine || b.OwnerId == (block?.OwnerId ?? me))))
            return Refusal.Invalid("shortcut", Texts<TextBlockTexts>.Say("ShortcutTaken", wish.Shortcut));
        if (block is null)
        {
            if (await context.Db.Set<TextBlock>().CountAsync(b => b.OwnerId == me) >= MostOwned)
                return Refusal.Conflict(Texts<TextBlockTexts>.Say("TooMany", MostOwned));
            block = new TextBlock { Id = Ids.Next(), Name = "", Shortcut = "", OwnerId = me, CreatedAt = context.Now };
            context.Db.Add(block);
        }

        var changes = new List<Change>();
        Note("name", block.Name, wish.Name.Trim());
        Note("shortcut", block.Shortcut, wish.Shortcut);
        Note("audience", command.Id is null ? "" : block.Audience.ToString(), wish.Audience.ToString());
        Note("english", block.English, wish.English.Trim());
        Note("german", block.German, wish.German.Trim());
        (block.Name, block.Shortcut, block.Audience, block.TeamId, block.SpaceId) = (wish.Name.Trim(), wish.Shortcut, wish.Audience, team, space);
        (block.English, block.German) = (wish.English.Trim(), wish.German.Trim());
        if (changes.Count > 0)
            context.Record(new TextBlockSaved { SubjectId = block.Id, SpaceId = space, Internal = true, Changes = changes });
        context.Tell(new LiveNews(TextBlockDirectory.Topic));
        return TextBlockAnswer.Of(block, context.Workspace);

        void Note(string field, string before, string after)
        {
            if (before != after)
                changes.Add(new Change(field, before.Length == 0 ? null : before, after.Length == 0 ? null : after));
        }
    }

    public async Task<Outcome<Done>> Handle(RemoveTextBlock command, CommandContext context)
    {
        var (block, refusal) = await Find(command.Id, context);
        if (refusal is not null)
            return refusal;
        context.Db.Remove(block!);
        context.Record(new TextBlockRemoved { SubjectId = block!.Id, SpaceId = block.SpaceId, Internal = true, Changes = [new Change("name", block.Name, null), new Change("english", block.English, null), new Change("german", block.German, null)] });
        context.Tell(new LiveNews(TextBlockDirectory.Topic));
        return Done.Instance;
    }

    private static async Task<(TextBlock? Block, Refusal? Refusal)> Find(long id, CommandContext context)
    {
        var block = await context.Db.Set<TextBlock>().FirstOrDefaultAsync(b => b.Id == id);
        if (block is null || !TextBlockDirectory.Sees(context.Actor, block))
            return (null, TextBlockAnswer.NoSuchBlock(id));
        return TextBlockDirectory.MayChange(context.Actor, block) ? (block, null) : (block, Refusal.Forbidden(Texts<TextBlockTexts>.Say("OwnersBlock", block.Name)));
    }

    /// <summary>Shared with a team one is in, or a space one works in.</summary>
    private static Outcome<(long? Team, long? Space)> Reach(TextBlockWish wish, CommandContext context)
    {
        if (wish.Audience == BlockAudience.Team)
        {
            return wish.TeamId is { } team && context.Workspace.Get<PeopleDirectory>().Now.Teams.ContainsKey(team) && (context.Actor.IsAdmin || context.Actor.Teams.Contains(team))
                ? ((long?)team, (long?)null)
                : Refusal.Invalid("audience", Texts<TextBlockTexts>.Say("TeamNeeded"));
        }

        if (wish.Audience != BlockAudience.Space)
            return ((long?)null, (long?)null);
        return context.Workspace.Get<SpaceDirectory>().Find(wish.Space ?? "") is { ArchivedAt: null } space && context.Actor.ReadsAllOf(space.Id) && context.Actor.May(WorkItemPermissions.Change, space.Id)
            ? ((long?)null, (long?)space.Id)
            : Refusal.Invalid("audience", Texts<TextBlockTexts>.Say("SpaceNeeded"));
    }
}
