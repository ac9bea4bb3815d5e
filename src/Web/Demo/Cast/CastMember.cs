namespace Steward.Web.Demo.Cast;

/// <summary>Somebody of the example.</summary>
/// <param name="Unit">Department or, for outside people, their organisation.</param>
internal sealed record CastMember(string Unit, string Name, string Email, string Title, string Place, string Language)
{
    private const string Domain = "@northwind.example";

    /// <summary>Everybody, in the order of the file.</summary>
    public static IReadOnlyList<CastMember> Everybody { get; } =
        [.. ContentFile.Table("people.txt").Select(f => new CastMember(f[0], f[1], f[2].Contains('@') ? f[2] : f[2] + Domain, f[3], f[4], f[5]))];

    /// <summary>The part of the mail address before the at sign: how the example's own files name people.</summary>
    public string Nick => Email[..Email.IndexOf('@', StringComparison.Ordinal)];

    public bool IsOutside => Unit is Organisation.Halden or Organisation.Marigold;

    public string Zone => Place switch
    {
        "Porto" => "Europe/Lisbon",
        "Gdańsk" => "Europe/Warsaw",
        "Pune" => "Asia/Kolkata",
        "Oslo" => "Europe/Oslo",
        "Rijeka" => "Europe/Zagreb",
        _ => "Europe/Berlin",
    };
}
