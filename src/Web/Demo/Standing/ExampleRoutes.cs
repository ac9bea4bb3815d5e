using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;

namespace Steward.Web.Demo.Standing;

/// <summary>The forms that build the example and take it out.</summary>
internal static class ExampleRoutes
{
    public static async Task<IResult> Begin(HttpContext http, Visit visit)
    {
        var outcome = await visit.Send(new BeginExample(), cancel: http.RequestAborted);
        return outcome.Succeeded ? visit.SeeOther("/example") : Page.Fault(http, outcome.Refusal);
    }

    public static async Task<IResult> Remove(HttpContext http, Visit visit)
    {
        var outcome = await visit.Send(new RemoveExample(), cancel: http.RequestAborted);
        if (!outcome.Succeeded)
            return Page.Fault(http, outcome.Refusal);
        var gone = outcome.Answer;
        var kept = gone.Kept.Count == 0 ? null : Texts<DemoTexts>.Say("RemovedKept", string.Join(", ", gone.Kept)).ToString();
        http.TellNext(new Told(Tone.Success, Texts<DemoTexts>.Say("RemovedTitle", gone.Items, gone.People, gone.Spaces).ToString(), kept));
        return visit.SeeOther("/my");
    }
}
