using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Moving;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Designing;

/// <summary>What even a draft must be: states with names of their own, and ways between states that exist.</summary>
internal static class WorkflowShape
{
    public const int MostStates = 40;
    public const int MostWays = 200;
    public const int NameLength = 60;
    public const int LongestGuard = 1_000;

    public static List<FieldFault> Faults(Workflow workflow)
    {
        var faults = new List<FieldFault>();
        if (workflow.States.Count is 0 or > MostStates)
            faults.Add(Fault("states", "StateCount", MostStates));
        if (workflow.Transitions.Count > MostWays)
            faults.Add(Fault("ways", "WayCount", MostWays));
        foreach (var (state, at) in workflow.States.Select((state, at) => (state, at)))
        {
            if (string.IsNullOrWhiteSpace(state.Name) || state.Name.Length > NameLength || state.Key.Length is 0 or > 40 || state.Key == "*")
                faults.Add(Fault($"s{at}.name", "StateNameShape", NameLength));
            else if (workflow.States.Take(at).Any(s => s.Key == state.Key || string.Equals(s.Name, state.Name, StringComparison.OrdinalIgnoreCase)))
                faults.Add(Fault($"s{at}.name", "StateTwice", state.Name));
            else if (state.Name.Any(char.IsControl) || state.Key.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')))
                faults.Add(Fault($"s{at}.name", "StateLetters", Shortened(state.Key)));
            if (!Enum.IsDefined(state.Category))
                faults.Add(Fault($"s{at}.category", "CategoryShape", state.Name));
        }

        foreach (var (way, at) in workflow.Transitions.Select((way, at) => (way, at)))
        {
            if (workflow.Find(way.To) is null || (way.From != "*" && workflow.Find(way.From) is null))
                faults.Add(Fault($"w{at}.from", "WayToNowhere", at + 1));
            else if (way.From == way.To)
                faults.Add(Fault($"w{at}.from", "WayInPlace", WorkflowRules.NameOf(workflow, way.To)));
            else if (workflow.Transitions.Take(at).Any(w => w.From == way.From && w.To == way.To))
                faults.Add(Fault($"w{at}.from", "WayTwice", WorkflowRules.NameOf(workflow, way.From), WorkflowRules.NameOf(workflow, way.To)));
            if (way.Requires.FirstOrDefault(d => !WorkflowRules.Demands.Contains(d)) is { } unknown)
                faults.Add(Fault($"w{at}.from", "NoSuchDemand", Shortened(unknown), string.Join(", ", WorkflowRules.Demands)));
            if (way.Guard?.Length > LongestGuard)
                faults.Add(Fault($"w{at}.guard", "GuardTooLong", LongestGuard));
            if (way.Effects.Count > WayEffects.Most || way.Effects.Any(e => e.Length > WayEffects.Longest))
                faults.Add(Fault($"w{at}.effects", "EffectsTooLong", WayEffects.Most, WayEffects.Longest));
        }

        return faults;
    }

    private static string Shortened(string text) => text.Length <= NameLength ? text : text[..NameLength] + "…";

    private static FieldFault Fault(string field, string key, params object?[] arguments) => new(field, Texts<WorkflowTexts>.Say(key, arguments));
}
