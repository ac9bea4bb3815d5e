using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Steward.Platform.Commands;
using Steward.Platform.Text;

namespace Steward.Platform.Edge;

/// <summary>The one place where a refusal becomes HTTP: problem details (RFC 9457) with the sentence, the fields at fault and both values of a conflict.</summary>
public static class RefusalAnswers
{
    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Missing => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static IResult ToProblem(this Refusal refusal) => Results.Json(
        Problem(StatusOf(refusal.Kind), refusal.Sentence, refusal), PlatformJson.Options, "application/problem+json", StatusOf(refusal.Kind));

    public static Task Answer(this HttpContext http, Refusal refusal) => refusal.ToProblem().ExecuteAsync(http);

    public static Task Answer(this HttpContext http, int status, Said sentence) =>
        Results.Json(Problem(status, sentence, null), PlatformJson.Options, "application/problem+json", status).ExecuteAsync(http);

    /// <summary>Answers the value of an outcome through <paramref name="answer"/>, or its refusal as a problem.</summary>
    public static IResult Or<T>(this Outcome<T> outcome, Func<T, IResult> answer) =>
        outcome.Succeeded ? answer(outcome.Answer) : outcome.Refusal.ToProblem();

    private static ProblemDetails Problem(int status, Said sentence, Refusal? refusal)
    {
        var problem = new ProblemDetails { Status = status, Title = sentence.ToString(), Type = $"https://www.rfc-editor.org/rfc/rfc9110#status.{status}" };
        if (refusal is { Fields.Count: > 0 })
            problem.Extensions["errors"] = refusal.Fields.GroupBy(f => f.Field).ToDictionary(g => g.Key, g => g.Select(f => f.Sentence.ToString()).ToArray());
        if (refusal is { Conflicts.Count: > 0 })
            problem.Extensions["conflicts"] = refusal.Conflicts;
        if (refusal?.Column is { } column)
            problem.Extensions["column"] = column;
        return problem;
    }
}
