using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Steward.Platform.Text;

namespace Steward.Platform.Edge;

/// <summary>
/// Shows the page of a fault. A component that gave up half-way (a bug, a 404) has used up the renderer of its request, so this one
/// renders in a scope of its own, with the same visit.
/// </summary>
internal sealed class FaultAnswer(int status, Said sentence) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var before = httpContext.RequestServices;
        await using var scope = before.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Visit>().Continue(before.GetRequiredService<Visit>());
        httpContext.RequestServices = scope.ServiceProvider;
        httpContext.Response.StatusCode = status;
        httpContext.Response.Headers.Remove("blazor-enhanced-nav"); // the renderer adds it anew and cannot add it twice
        try
        {
            await Page.Show<FaultPage>(new { Status = status, Sentence = sentence.ToString() }, status).ExecuteAsync(httpContext);
        }
        finally
        {
            httpContext.RequestServices = before;
        }
    }
}
