using System.Diagnostics.CodeAnalysis;
using NodaTime;
using Steward.Scheduling.Levelling;
using Steward.Scheduling.Network;

namespace Steward.Scheduling.Staffing;

/// <summary>
/// Levels real plans: a genetic algorithm over task lists (Hartmann 1998) that starts from priority rules and keeps the cheapest plan by lateness,
/// movement and length. The same plan, effort and seed give the same answer.
/// </summary>
public sealed class StaffingSearch
{
    const int Population = 20;

    readonly StaffingModel model;
    readonly StaffingDecoder decoder;
    readonly StaffingPrice price;
    readonly TaskLists lists;
    readonly SeededRandom random;
    readonly int limit;
    readonly Action<int, StaffingCost>? progress;
    readonly CancellationToken cancel;
    readonly List<(double Cost, int[] List)> population = [];
    int made;

    StaffingSearch(StaffingModel model, StaffingEffort effort, Action<int, StaffingCost>? progress, CancellationToken cancel)
    {
        (this.model, this.progress, this.cancel, limit) = (model, progress, cancel, effort.Schedules);
        random = new SeededRandom(effort.Seed);
        decoder = new StaffingDecoder(model);
        price = new StaffingPrice(model);
        lists = new TaskLists(model, random);
    }

    /// <summary>Staffs a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="effort">How hard to look.</param>
    /// <param name="dates">The cheapest plan found.</param>
    /// <param name="problem">Why there is none.</param>
    /// <param name="progress">Hears of each cheaper plan: how many were made, and its cost.</param>
    /// <param name="cancel">Ends the search early with the best so far.</param>
    public static bool TryRun(
        StaffedPlan plan,
        StaffingEffort effort,
        [NotNullWhen(true)] out StaffedDates? dates,
        [NotNullWhen(false)] out StaffingProblem? problem,
        Action<int, StaffingCost>? progress = null,
        CancellationToken cancel = default)
    {
        dates = null;
        if (!StaffingModel.TryMake(plan, out var model, out problem))
            return false;
        try
        {
            dates = new StaffingSearch(model, effort, progress, cancel).Run();
            return true;
        }
        catch (NeverTogetherException never)
        {
            problem = new StaffingProblem(StaffingFault.NeverTogether, never.Task);
        }
        catch (NoWorkingTimeException never)
        {
            problem = new StaffingProblem(StaffingFault.Network, never.Task, new NetworkProblem(NetworkFault.NoWorkingTime, never.Task));
        }
        return false;
    }

    StaffedDates Run()
    {
        var best = double.MaxValue;
        int[] cheapest = [];
        while (made == 0 || (made < limit && model.Movable.Length > 1 && !cancel.IsCancellationRequested))
        {
            var list = population.Count < Population ? lists.Start(made) : lists.Child(Parent(), Parent());
            decoder.Decode(list);
            made++;
            var cost = price.Of(decoder.Bookings);
            if (cost.Total < best)
            {
                (best, cheapest) = (cost.Total, list);
                progress?.Invoke(made, cost);
            }
            Admit(cost.Total, list);
        }
        decoder.Decode(cheapest, explain: true);
        return StaffingReport.Of(model, decoder.Bookings, price.Of(decoder.Bookings), made);
    }

    int[] Parent()
    {
        var (one, other) = (population[random.Below(population.Count)], population[random.Below(population.Count)]);
        return one.Cost <= other.Cost ? one.List : other.List;
    }

    /// <summary>Takes the place of the dearest; plans that cost the same to the last digit are taken for the same.</summary>
    void Admit(double cost, int[] list)
    {
        if (population.Count < Population)
        {
            population.Add((cost, list));
            return;
        }
        var dearest = 0;
        for (var i = 0; i < population.Count; i++)
        {
            if (population[i].Cost == cost)
                return;
            if (population[i].Cost > population[dearest].Cost)
                dearest = i;
        }
        if (cost < population[dearest].Cost)
            population[dearest] = (cost, list);
    }
}
