using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Viewing;

namespace Steward.WorkItems.Defining;

/// <summary>The forms of the priority matrix. A cell is named by the places of its choices: <c>c0-2</c>.</summary>
internal static class PriorityEndpoints
{
    public static void MapPriorities(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/admin/priorities", Save);
        routes.MapForm("/admin/priorities/use", Use);
    }

    public static string NameOf(int row, int column) => $"c{row}-{column}";

    private static async Task<IResult> Save(HttpContext http, Visit visit, IFormCollection form)
    {
        var matrix = visit.Workspace.Get<PriorityMatrix>();
        var cells = new List<PriorityOfCell>();
        foreach (var (impact, row) in (matrix.Impact?.ChoiceList ?? []).Select((choice, at) => (choice, at)))
        {
            foreach (var (urgency, column) in (matrix.Urgency?.ChoiceList ?? []).Select((choice, at) => (choice, at)))
            {
                if (Enum.TryParse<Priority>(form.Text(NameOf(row, column)), ignoreCase: true, out var priority))
                    cells.Add(new(impact, urgency, priority));
            }
        }

        return Answer(http, visit, await visit.Send(new SetPriorities(cells), cancel: http.RequestAborted), "MatrixWasSaved");
    }

    private static async Task<IResult> Use(HttpContext http, Visit visit, IFormCollection form) =>
        Answer(http, visit, await visit.Send(new UsePriorityMatrix([.. form["types"].OfType<string>()]), cancel: http.RequestAborted), "MatrixIsUsed");

    private static IResult Answer(HttpContext http, Visit visit, Outcome<Done> outcome, string said)
    {
        if (!outcome.Succeeded)
        {
            return outcome.Refusal.Kind == RefusalKind.Forbidden
                ? Page.Fault(http, outcome.Refusal)
                : Page.Again<PriorityPage>(outcome.Refusal, new { Errors = outcome.Refusal.ToFormErrors() });
        }

        http.TellNext(new Told(Tone.Success, Texts<FieldTexts>.Say(said).ToString()));
        return visit.SeeOther("/admin/priorities");
    }
}
