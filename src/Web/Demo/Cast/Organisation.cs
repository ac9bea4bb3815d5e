namespace Steward.Web.Demo.Cast;

/// <summary>Units, teams and duties of Northwind IT.</summary>
internal static class Organisation
{
    public const string Halden = "Halden Logistics";
    public const string Marigold = "Marigold Clinics";

    /// <summary>Sign-ins shown on the console.</summary>
    public const string Admin = "admin@steward.example";
    public const string Agent = "mateo.silva@northwind.example";
    public const string Requester = "yuki.tanaka@northwind.example";
    public const string ClientManager = "sabine.keller@marigold.example";

    /// <summary>Units that are teams, with the nick of their lead and the space they work.</summary>
    public static IReadOnlyList<(string Unit, string Lead, string Space)> Teams { get; } =
    [
        ("Service Desk", "lena.brandt", "IT"),
        ("Network", "nadia.costa", "NET"),
        ("Applications", "rafael.moreno", "APP"),
        ("Facilities", "greta.lindqvist", "FAC"),
        ("Service Management", "admin", "SMS"),
        ("Project Office", "elif.demir", "DCM"),
    ];

    /// <summary>Who answers for an owner role of the task register.</summary>
    public static string OwnerOf(string role) => role switch
    {
        "SMS manager" or "Top management" or "Process owner" => "admin",
        "Service level manager" or "Business relationship manager" or "Reporting analyst" or "Catalogue manager" => "henrik.solberg",
        "Problem manager" or "Change manager" or "Release manager" or "Transition manager" => "priya.raman",
        "Internal auditor" or "Audit programme manager" or "Document controller" or "Improvement manager" => "ulrike.hoffmann",
        "Incident manager" or "Request manager" or "Knowledge manager" => "lena.brandt",
        "Information security manager" or "Risk manager" => "hiroshi.sato",
        "Availability manager" or "Continuity manager" or "Capacity manager" => "nadia.costa",
        "Configuration manager" or "Asset manager" => "samuel.mensah",
        "Supplier manager" => "stefan.ivanov",
        "Finance manager" => "beatrice.schulz",
        "Training coordinator" => "siobhan.obrien",
        "Communications lead" => "felix.wagner",
        "Portfolio manager" or "Demand manager" => "elif.demir",
        "Service owner" => "rafael.moreno",
        _ => "henrik.solberg",
    };
}
