namespace Steward.Tests.Permissions;

/// <summary>What happens to somebody who knocks.</summary>
internal enum Outcome
{
    /// <summary>Let in: the answer is of the thing itself (a success, or a refusal of its present state).</summary>
    In = 'I',

    /// <summary>Hidden: byte for byte the answer about a thing that does not exist.</summary>
    Hidden = 'H',

    /// <summary>Refused: the thing may be known, this may not be done (403).</summary>
    Refused = 'R',

    /// <summary>Asked to sign in: 401, or led to the page for it.</summary>
    SignIn = 'S',

    /// <summary>Led to the portal: pages for people who work here.</summary>
    Portal = 'P',

    /// <summary>Open to the street, and what stands behind asks for a proof of its own (a password, a link): any answer that is no fault.</summary>
    Open = 'O',
}

/// <summary>One route, and what it answers to each column of <see cref="Knocker.Names"/>.</summary>
/// <param name="Route">Method and pattern as the running program names them.</param>
/// <param name="Path">The path to ask for, with <c>{}</c> where the subject's name goes.</param>
/// <param name="Own">One letter of <see cref="Outcome"/> per column, for the first subject.</param>
internal sealed record Row(string Route, string Path, string Own)
{
    /// <summary>The same for a subject most columns have no access to; null where the route has no subject.</summary>
    public string? Foreign { get; init; }

    public Subject Subject { get; init; } = Subject.None;

    /// <summary>JSON of the body, with <c>{}</c> where the subject's name goes.</summary>
    public string? Json { get; init; }

    /// <summary>Fields of the form, as <c>a=b&amp;c=d</c>.</summary>
    public string? Form { get; init; }

    /// <summary>Name of the field of a form that sends a (worthless) file.</summary>
    public string? Upload { get; init; }

    /// <summary>True when the form lacks something on purpose: who may post it is told what (422).</summary>
    public bool Unfinished { get; init; }

    /// <summary>True when the answer never ends; then only its beginning is judged.</summary>
    public bool Endless { get; init; }

    public string Method => Route[..Route.IndexOf(' ', StringComparison.Ordinal)];

    public override string ToString() => Route;
}

/// <summary>What a path names: one that most columns may see, one that most may not, one that never was, and names that are none.</summary>
internal sealed record Subject(string Name, string Own, string Foreign, string Absent, IReadOnlyList<string> Malformed)
{
    public static readonly Subject None = new("", "", "", "", []);
}
