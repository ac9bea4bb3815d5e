using Microsoft.AspNetCore.Components;

namespace Steward.Platform.Design;

/// <summary>What every field has: a name, a label, a hint, an error and the wiring between them.</summary>
public abstract class FieldBase : ComponentBase
{
    /// <summary>Form field name.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>What to enter, above the control.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>Keep the label for screen readers only, where a heading or column already says it.</summary>
    [Parameter] public bool LabelHidden { get; set; }

    /// <summary>How to enter it, or why it is asked.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>Adds "(optional)". Required fields carry no mark.</summary>
    [Parameter] public bool Optional { get; set; }

    /// <summary>Id when two fields of one page share a name.</summary>
    [Parameter] public string? Id { get; set; }

    /// <summary>The error when the form does not carry one (see PostForm).</summary>
    [Parameter] public string? Error { get; set; }

    /// <summary>Further attributes of the control.</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Rest { get; set; }

    [CascadingParameter] private FormErrors? Errors { get; set; }

    protected string FieldId => Id ?? FormErrors.FieldId(Name);
    protected string? Wrong => Error ?? Errors?.For(Name);
    protected string? Invalid => Wrong is null ? null : "true";
    protected string? DescribedBy => (Hint, Wrong) switch
    {
        (null, null) => null,
        (_, null) => FieldId + "-hint",
        (null, _) => FieldId + "-error",
        _ => $"{FieldId}-hint {FieldId}-error",
    };
}
