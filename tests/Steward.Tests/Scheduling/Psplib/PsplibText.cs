using System.Globalization;
using System.Text;
using Steward.Scheduling.Levelling;

namespace Steward.Tests.Scheduling.Psplib;

/// <summary>Writes a project as the public library writes it.</summary>
static class PsplibText
{
    public static string Of(ProjectInstance instance)
    {
        const string Rule = "************************************************************************\n";
        var invariant = CultureInfo.InvariantCulture;
        var resources = instance.Capacities.Length;
        var heads = string.Concat(Enumerable.Range(1, resources).Select(r => $"  R {r}"));
        var text = new StringBuilder();
        text.Append(invariant, $"{Rule}file with basedata            : made.bas\ninitial value random generator: 1\n{Rule}");
        text.Append(invariant, $"projects                      :  1\njobs (incl. supersource/sink ):  {instance.Count}\nhorizon                       :  {instance.Horizon}\n");
        text.Append(invariant, $"RESOURCES\n  - renewable                 :  {resources}   R\n  - nonrenewable              :  0   N\n  - doubly constrained        :  0   D\n{Rule}");
        text.Append(invariant, $"PROJECT INFORMATION:\npronr.  #jobs rel.date duedate tardcost  MPM-Time\n    1     {instance.Count - 2}      0       {instance.Horizon}        0       {instance.CriticalPathLength}\n{Rule}");
        text.Append("PRECEDENCE RELATIONS:\njobnr.    #modes  #successors   successors\n");
        for (var i = 0; i < instance.Count; i++)
        {
            int[] successors = [.. Enumerable.Range(0, instance.Count).Where(j => instance.Activities[j].Predecessors.Contains(i)).Select(j => j + 1)];
            text.Append(invariant, $"{i + 1,4}{1,9}{successors.Length,11}   {string.Concat(successors.Select(j => $"{j,4}"))}\n");
        }
        text.Append(invariant, $"{Rule}REQUESTS/DURATIONS:\njobnr. mode duration{heads}\n------------------------------------------------------------------------\n");
        for (var i = 0; i < instance.Count; i++)
            text.Append(invariant, $"{i + 1,3}{1,7}{instance.Activities[i].Duration,6}   {string.Concat(Enumerable.Range(0, resources).Select(r => $"{instance.Demand(i, r),5}"))}\n");
        text.Append(invariant, $"{Rule}RESOURCEAVAILABILITIES:\n{heads}\n{string.Concat(instance.Capacities.Select(units => $"{units,5}"))}\n{Rule}");
        return text.ToString();
    }
}
