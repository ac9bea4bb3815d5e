using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;

namespace Steward.Platform.Configuring;

/// <summary>Makes a thing of a setting what it was in a version that is kept. What it is now stays among the versions.</summary>
public sealed record GoBack(long VersionId) : ICommand<SettingVersion>
{
    public static Permission Needs => PlatformPermissions.Administer;
}

internal sealed class GoBackHandler(IEnumerable<ISetting> settings) : IHandle<GoBack, SettingVersion>
{
    public async Task<Outcome<SettingVersion>> Handle(GoBack command, CommandContext context)
    {
        var version = await context.Db.Set<SettingVersion>().AsNoTracking().FirstOrDefaultAsync(v => v.Id == command.VersionId);
        if (version is null || settings.FirstOrDefault(s => s.Name == version.Setting) is not { } setting)
            return Refusal.Missing(Texts<ConfiguringTexts>.Say("NoSuchVersion"));
        if (version.Content is null)
            return Refusal.Conflict(Texts<ConfiguringTexts>.Say("WasRemoved", version.Title));
        if ((await context.Db.Newest(version.Setting)).GetValueOrDefault(version.Key)?.Content == version.Content)
            return Refusal.Conflict(Texts<ConfiguringTexts>.Say("IsSoAlready", version.Title));
        context.Keep(() => new GoingBack()).To = version.Id;
        var outcome = await setting.Apply(new SettingState(version.Key, version.Title, version.Content), context);
        return outcome.Succeeded ? version : Refused(outcome.Refusal, version);
    }

    /// <summary>The order's own refusal, with what was wanted said before it: a form's field would name nothing here.</summary>
    private static Refusal Refused(Refusal refusal, SettingVersion version) =>
        new(refusal.Kind == RefusalKind.Invalid ? RefusalKind.Conflict : refusal.Kind, Texts<ConfiguringTexts>.Say("CannotGoBack", version.Title, refusal.Sentence));
}
