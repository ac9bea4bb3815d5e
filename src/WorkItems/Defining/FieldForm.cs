using Microsoft.AspNetCore.Http;
using Steward.WorkItems.Viewing;

namespace Steward.WorkItems.Defining;

/// <summary>The definition of a field as it was typed.</summary>
public sealed record FieldForm
{
    public string? Name { get; init; }

    public string? Kind { get; init; }

    /// <summary>One a line.</summary>
    public string? Choices { get; init; }

    public string? Unit { get; init; }

    public string? Hint { get; init; }

    public string? VisibleIf { get; init; }

    public string? RequiredIf { get; init; }

    public string? Formula { get; init; }

    public IReadOnlyList<string> Types { get; init; } = [];

    public bool OnCreation { get; init; }

    public bool OnClosing { get; init; }

    internal IReadOnlyList<string> ChoiceLines => (Choices ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    internal static FieldForm Read(IFormCollection form) => new()
    {
        Name = form.Text("name"), Kind = form.Text("kind"), Choices = form.Text("choices"), Unit = form.Text("unit"), Hint = form.Text("hint"),
        VisibleIf = form.Text("visibleIf"), RequiredIf = form.Text("requiredIf"), Formula = form.Text("formula"),
        Types = [.. form["types"].OfType<string>()], OnCreation = form.Ticked("onCreation"), OnClosing = form.Ticked("onClosing"),
    };

    internal static FieldForm Of(FieldDefinition field) => new()
    {
        Name = field.Name, Kind = field.Kind.ToString(), Choices = field.Choices, Unit = field.Unit, Hint = field.Hint, Types = field.TypeKeys,
        VisibleIf = field.VisibleIf, RequiredIf = field.RequiredIf, Formula = field.Formula,
        OnCreation = field.OnCreation, OnClosing = field.OnClosing,
    };
}
