using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Steward.Platform.Design;

namespace Steward.Tests.Platform.Design;

/// <summary>Renders one component as a page would, without a server.</summary>
internal static class Drawing
{
    public static Task<IElement> Of<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent => Of<T>("en-GB", parameters);

    public static async Task<IElement> Of<T>(string culture, params (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        await using var services = new ServiceCollection().AddLogging().AddDesign().AddSingleton<AntiforgeryStateProvider, NoAntiforgery>().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal)))).ToHtmlString());
        return new HtmlParser().ParseDocument($"<body>{html}</body>").Body!;
    }

    public static RenderFragment Words(string words) => builder => builder.AddContent(0, words);

    private sealed class NoAntiforgery : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => new("token", "__RequestVerificationToken");
    }
}
