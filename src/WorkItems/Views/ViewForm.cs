using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Steward.WorkItems.Views;

/// <summary>What the form of a view carries.</summary>
public sealed record ViewForm(string? Name, string? Settings, string? Space, string? Audience)
{
    private const string TeamPrefix = "team:";

    public static ViewForm Read(IFormCollection form) => new(
        form.ContainsKey("name") ? form["name"].ToString() : null, form["settings"].ToString() is { Length: > 0 } settings ? settings : null,
        form["space"].ToString() is { Length: > 0 } space ? space : null, form["audience"].ToString() is { Length: > 0 } audience ? audience : null);

    internal ViewAudience? WhoFinds => Audience is null ? null
        : Audience.StartsWith(TeamPrefix, StringComparison.Ordinal) ? ViewAudience.Team
        : Enum.TryParse<ViewAudience>(Audience, ignoreCase: true, out var audience) ? audience : ViewAudience.Private;

    internal long? Team =>
        Audience?.StartsWith(TeamPrefix, StringComparison.Ordinal) == true && long.TryParse(Audience.AsSpan(TeamPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var team) ? team : null;
}
