using System.Globalization;
using Microsoft.AspNetCore.Http;
using Steward.Platform.Access;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Types;
using Steward.WorkItems.Viewing;

namespace Steward.WorkItems.Designing;

/// <summary>
/// A workflow as a form of rows writes it: <c>s0.name</c>, <c>w0.from</c>. Rows that are ticked away or were never filled are left out, ways of a state
/// that goes go with it.
/// </summary>
internal static class WorkflowForm
{
    public const int NewRows = 2;

    /// <summary>Roles a way can be open to; administrators may go every way.</summary>
    public static readonly IReadOnlyList<Role> Roles = [Role.Requester, Role.ClientManager, Role.Member, Role.Agent, Role.Lead];

    private const int MostRows = 300;

    public static Workflow Read(IFormCollection form)
    {
        var states = States(form);
        var kept = states.Select(s => s.Key).Append("*").ToHashSet(StringComparer.Ordinal);
        var ways = Rows(form, "w", "from")
            .Where(at => !form.Ticked($"w{at}.gone"))
            .Select(at => new WorkTransition(form.Text($"w{at}.from")!, form.Text($"w{at}.to") ?? "", Allowed(form, at), [.. form[$"w{at}.requires"].OfType<string>().Distinct(StringComparer.Ordinal)])
            {
                Guard = form.Text($"w{at}.guard") is { } guard && !string.IsNullOrWhiteSpace(guard) ? guard.Trim() : null,
                Effects = (form.Text($"w{at}.effects") ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            })
            .Where(w => w.From.Length > 0 && w.To.Length > 0 && kept.Contains(w.From) && kept.Contains(w.To));
        return new Workflow(states, [.. ways]);
    }

    private static List<WorkState> States(IFormCollection form)
    {
        var states = new List<(int Place, WorkState State)>();
        var taken = Rows(form, "s", "name").Select(at => form.Text($"s{at}.key") ?? "").Where(key => key.Length > 0).ToHashSet(StringComparer.Ordinal);
        foreach (var at in Rows(form, "s", "name").Where(at => !form.Ticked($"s{at}.gone")))
        {
            var (key, name) = (form.Text($"s{at}.key") ?? "", form.Text($"s{at}.name")!.Trim());
            if (key.Length == 0 && name.Length == 0)
                continue;
            if (key.Length == 0)
                taken.Add(key = FreeKey(name, taken));
            var category = Enum.TryParse<StateCategory>(form.Text($"s{at}.category"), out var read) ? read : (StateCategory)(-1);
            var place = int.TryParse(form.Text($"s{at}.place"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
            states.Add((place, new WorkState(key, name, category)));
        }

        return [.. states.OrderBy(s => s.Place).Select(s => s.State)];
    }

    private static IEnumerable<int> Rows(IFormCollection form, string kind, string field) => Enumerable.Range(0, MostRows).Where(at => form.ContainsKey($"{kind}{at}.{field}"));

    private static Role Allowed(IFormCollection form, int at) => form[$"w{at}.roles"].OfType<string>()
        .Aggregate(Role.Admin, (all, text) => Enum.TryParse<Role>(text, out var role) && Roles.Contains(role) ? all | role : all);

    private static string FreeKey(string name, HashSet<string> taken)
    {
        var wished = KeyOf(name) is { Length: > 0 } made ? made : "state";
        return taken.Contains(wished) ? Enumerable.Range(2, taken.Count + 1).Select(n => $"{wished}-{n}").First(k => !taken.Contains(k)) : wished;
    }

    /// <summary>A name as a key of small letters, digits and hyphens; empty when it has none of them.</summary>
    internal static string KeyOf(string name)
    {
        var key = FieldDefinition.KeyFrom(name);
        return key[..Math.Min(key.Length, 30)].Trim('-');
    }
}
