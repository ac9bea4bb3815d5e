using System.Globalization;
using Microsoft.AspNetCore.Http;
using Steward.WorkItems.Defining;

namespace Steward.ServiceDesk.Configuration.Classes;

/// <summary>A field as it was typed.</summary>
public sealed record CiFieldRow(string Key, string Name, string Kind, string Choices, string Unit, bool Required)
{
    public static readonly CiFieldRow Empty = new("", "", nameof(FieldKind.Text), "", "", false);
}

/// <summary>The form of a class as it was typed.</summary>
public sealed record CiClassForm(string Name, string Parent, bool Retired, IReadOnlyList<CiFieldRow> Fields)
{
    /// <summary>Empty rows offered below those that are there.</summary>
    public const int NewRows = 3;

    public static readonly CiClassForm Empty = new("", "", false, []);

    public static CiClassForm Of(CiClass known) => new(
        known.Name, known.ParentId?.ToString(CultureInfo.InvariantCulture) ?? "", known.RetiredAt is not null,
        [.. known.OwnFields().Select(f => new CiFieldRow(f.Key, f.Name, f.Kind.ToString(), string.Join(", ", f.Choices), f.Unit, f.Required))]);

    public static CiClassForm Read(IFormCollection form) => new(
        form["name"].ToString(), form["parent"].ToString(), form["retired"] == "true",
        [.. Enumerable.Range(0, CiField.Most + NewRows).Where(at => form.ContainsKey($"f{at}.name") && form[$"f{at}.gone"] != "true" && form[$"f{at}.name"].ToString().Trim().Length > 0)
            .Select(at => new CiFieldRow(form[$"f{at}.key"].ToString(), form[$"f{at}.name"].ToString(), form[$"f{at}.kind"].ToString(), form[$"f{at}.choices"].ToString(), form[$"f{at}.unit"].ToString(), form[$"f{at}.required"] == "true"))]);

    internal SaveCiClass Command(long? id) => new(
        id, Name, long.TryParse(Parent, NumberStyles.None, CultureInfo.InvariantCulture, out var parent) ? parent : null,
        [.. Fields.Select(f => new CiFieldWish(f.Key.Length == 0 ? null : f.Key, f.Name, Enum.TryParse<FieldKind>(f.Kind, out var kind) && Enum.IsDefined(kind) ? kind : FieldKind.Text)
        {
            Choices = f.Choices.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), Unit = f.Unit, Required = f.Required,
        })])
    {
        Retired = Retired,
    };
}
