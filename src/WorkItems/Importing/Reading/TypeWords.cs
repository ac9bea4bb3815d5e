namespace Steward.WorkItems.Importing.Reading;

/// <summary>The types of work items an import can make, by the names fixed in the product: incident, request, task, sms-task.</summary>
internal static class TypeWords
{
    public const string Incident = "incident";
    public const string Request = "request";
    public const string Task = "task";
    public const string SmsTask = "sms-task";

    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["incident"] = Incident, ["störung"] = Incident, ["vorfall"] = Incident, ["bug"] = Incident, ["fehler"] = Incident, ["defect"] = Incident, ["outage"] = Incident,
        ["ticket"] = Incident, ["request"] = Request, ["service request"] = Request, ["anfrage"] = Request, ["serviceanfrage"] = Request, ["question"] = Request,
        ["frage"] = Request, ["bestellung"] = Request, ["access request"] = Request, ["task"] = Task, ["aufgabe"] = Task, ["story"] = Task, ["todo"] = Task, ["to do"] = Task,
        ["action"] = Task, ["maßnahme"] = Task, ["sms task"] = SmsTask, ["sms aufgabe"] = SmsTask,
    };

    public static string? Find(string text) => Known.GetValueOrDefault(Words.Normal(text));

    public static bool IsType(string name) => name is Incident or Request or Task or SmsTask;
}
