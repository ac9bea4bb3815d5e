using Microsoft.EntityFrameworkCore;
using Steward.Identity.Erasing;
using Steward.Identity.People;
using Steward.Platform.Commands;
using Steward.Platform.Configuring;
using Steward.Platform.Data;
using Steward.Platform.Text;

namespace Steward.Identity.Configuring;

/// <summary>Earlier states of what was set, where they name a person: the name is replaced in them.</summary>
internal sealed class ConfigurationPart : IErasedPart
{
    public async Task<IReadOnlyList<ErasureLine>> Preview(AppDb db, Person person, CancellationToken cancel) =>
        [new(Texts<ConfigurationTexts>.Say("Erase_Versions"), await Naming(db, person.Name, person.Email).CountAsync(cancel), ErasureEffect.Renamed)];

    public async Task Erase(CommandContext context, Person person, ErasedWords words)
    {
        foreach (var version in await Naming(context.Db, words.Name, words.Email).ToListAsync())
            (version.Title, version.Content) = (words.In(version.Title), version.Content is { } content ? words.In(content) : null);
    }

    private static IQueryable<SettingVersion> Naming(AppDb db, string name, string? email) =>
        db.Set<SettingVersion>().Where(v => v.Title.Contains(name) || (v.Content != null && (v.Content.Contains(name) || (email != null && v.Content.Contains(email)))));
}
