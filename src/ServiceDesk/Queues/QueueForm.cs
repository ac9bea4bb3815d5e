using System.Globalization;
using Microsoft.AspNetCore.Http;
using Steward.Platform.Commands;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Queues;

/// <summary>The form of a queue as it was typed.</summary>
public sealed record QueueForm(string Space, string Name, string Team, string Query, string IdleMinutes, string WhenAway)
{
    public static readonly QueueForm Empty = new("", "", "", "", "", nameof(Queues.WhenAway.Leave));

    public static QueueForm Read(IFormCollection form) => new(
        form["space"].ToString(), form["name"].ToString(), form["team"].ToString(), form["query"].ToString().ReplaceLineEndings(" ").Trim(), form["idleMinutes"].ToString().Trim(), form["whenAway"].ToString());

    public static QueueForm Of(DeskQueue queue, string space) => new(
        space, queue.Name, queue.TeamId?.ToString(CultureInfo.InvariantCulture) ?? "", queue.Query, queue.IdleMinutes?.ToString(CultureInfo.InvariantCulture) ?? "", queue.WhenAway.ToString());

    internal Outcome<QueueWish> Wish()
    {
        int? idle = int.TryParse(IdleMinutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : null;
        var wish = new QueueWish(Name)
        {
            Query = Query, TeamId = long.TryParse(Team, NumberStyles.None, CultureInfo.InvariantCulture, out var team) ? team : null, IdleMinutes = idle,
            WhenAway = Enum.TryParse<WhenAway>(WhenAway, out var away) && Enum.IsDefined(away) ? away : Queues.WhenAway.Leave,
        };
        if (idle is not null || IdleMinutes.Length == 0)
            return wish;
        var faults = new List<FieldFault> { new("idleMinutes", Texts<QueueTexts>.Say("IdleShape", DeskQueue.MostIdleMinutes)) };
        faults.AddRange(wish.Check()?.Fields ?? []);
        return Refusal.From(faults)!;
    }
}
