using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Steward.Platform.Design;

/// <summary>An SVG text element, encoded. Razor keeps the tag name for itself, hence this one component.</summary>
public sealed class SvgText : ComponentBase
{
    /// <summary>The words.</summary>
    [Parameter, EditorRequired] public string Value { get; set; } = "";

    /// <summary>Horizontal place: a number or a percentage.</summary>
    [Parameter, EditorRequired] public string X { get; set; } = "0";

    /// <summary>Baseline.</summary>
    [Parameter, EditorRequired] public double Y { get; set; }

    /// <summary>start, middle or end.</summary>
    [Parameter] public string Anchor { get; set; } = "start";

    /// <summary>Class of the text.</summary>
    [Parameter] public string? Class { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", X);
        builder.AddAttribute(2, "y", Svg.N(Y));
        builder.AddAttribute(3, "text-anchor", Anchor);
        builder.AddAttribute(4, "class", Class);
        builder.AddContent(5, Value);
        builder.CloseElement();
    }
}
