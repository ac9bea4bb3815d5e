using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Steward.Platform.Design;

/// <summary>Answers every move on the sample board with a refusal, as a real one would be answered.</summary>
internal static class RefusingBoard
{
    public const string Path = "/design/board";

    public static void MapRefusingBoard(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Path, ([FromForm] string key, IStringLocalizer<DesignTexts> texts) =>
            Results.Problem(texts["SampleRefusal", key.Length > 20 ? key[..20] : key], statusCode: StatusCodes.Status422UnprocessableEntity))
            .AllowAnonymous().ExcludeFromDescription();
}
