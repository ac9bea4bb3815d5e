namespace Steward.Platform.Design;

/// <summary>
/// What is wrong with a form: field name → sentence, in the order of the form. The empty name stands for the form as a whole.
/// Sentences say what to do ("Enter a title"), without "please" and "invalid".
/// </summary>
public sealed class FormErrors
{
    private readonly List<(string Field, string Sentence)> _all = [];

    public static FormErrors None => new();

    public bool Any => _all.Count > 0;
    public IReadOnlyList<(string Field, string Sentence)> All => _all;

    /// <summary>The first sentence about a field, or nothing.</summary>
    public string? For(string field) => _all.Where(e => string.Equals(e.Field, field, StringComparison.Ordinal)).Select(e => e.Sentence).FirstOrDefault();

    public FormErrors Add(string field, string sentence)
    {
        _all.Add((field, sentence));
        return this;
    }

    public static FormErrors From(IEnumerable<KeyValuePair<string, string>> errors)
    {
        var form = new FormErrors();
        foreach (var (field, sentence) in errors) form.Add(field, sentence);
        return form;
    }

    /// <summary>The id a field of this name gets unless it is given another one.</summary>
    public static string FieldId(string name) => "field-" + name;
}
