using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Audit;
using Steward.Platform.Backup;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Jobs;
using Steward.Platform.Text;

namespace Steward.Identity.Operations;

/// <summary>The forms of the jobs, health and history pages.</summary>
internal static class OperationsRoutes
{
    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/admin/jobs/{id:long}/run", (HttpContext http, Visit visit, long id) => Act(http, visit, new RunJobAgain(id), "JobRunsAgain", "/admin/jobs"));
        routes.MapForm("/admin/jobs/{id:long}/removal", (HttpContext http, Visit visit, long id) => Act(http, visit, new RemoveParkedJob(id), "JobIsRemoved", "/admin/jobs?state=parked"));
        routes.MapForm("/admin/history/verification", (HttpContext http, Visit visit) => Act(http, visit, new AskForVerification(), "VerificationStarted", "/admin/history"));
        routes.MapForm("/admin/history/export", HistoryExport.Answer);
        routes.MapForm("/admin/health/drill", Drill);
        routes.MapForm("/admin/data/export", WholeExport.Answer);
    }

    private static async Task<IResult> Act(HttpContext http, Visit visit, ICommand<Done> command, string told, string then)
    {
        var outcome = await visit.Send(command, cancel: http.RequestAborted);
        if (!outcome.Succeeded)
            return Page.Fault(http, outcome.Refusal);
        http.TellNext(new Told(Tone.Success, new Said(typeof(OperationsTexts), told, []).ToString()));
        return visit.SeeOther(then);
    }

    private static async Task<IResult> Drill(HttpContext http, Visit visit, [FromForm] string? found)
    {
        var outcome = await visit.Send(new NoteRestoreDrill(found ?? ""), cancel: http.RequestAborted);
        if (outcome.Succeeded)
        {
            http.TellNext(new Told(Tone.Success, Texts<OperationsTexts>.Say("DrillNoted").ToString()));
            return visit.SeeOther("/admin/health");
        }

        return outcome.Refusal.Kind == RefusalKind.Invalid
            ? Page.Again<HealthPage>(outcome.Refusal, new { Found = found, Errors = outcome.Refusal.ToFormErrors() })
            : Page.Fault(http, outcome.Refusal);
    }

    /// <summary>A number as it stands in an address.</summary>
    internal static string Written(long number) => number.ToString(CultureInfo.InvariantCulture);
}
