using System.Globalization;
using Microsoft.AspNetCore.Http;
using NodaTime.Text;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.ServiceDesk.Agreements.Rules;

namespace Steward.ServiceDesk.Agreements.Editing;

/// <summary>The form of an agreement as it was typed.</summary>
public sealed record AgreementForm
{
    public string Name { get; init; } = "";

    public string Kind { get; init; } = nameof(AgreementKind.Customer);

    public string Client { get; init; } = "";

    public string Party { get; init; } = "";

    public string From { get; init; } = "";

    public string To { get; init; } = "";

    public string Calendar { get; init; } = "workspace";

    public string Zone { get; init; } = "";

    public bool AllServices { get; init; }

    public IReadOnlyList<string> Services { get; init; } = [];

    public static AgreementForm Read(IFormCollection form) => new()
    {
        Name = form["name"].ToString(), Kind = form["kind"].ToString(), Client = form["client"].ToString(), Party = form["party"].ToString(), From = form["from"].ToString(), To = form["to"].ToString(),
        Calendar = form["calendar"].ToString(), Zone = form["zone"].ToString(), AllServices = form["allServices"] == "true", Services = [.. form["services"].OfType<string>()],
    };

    public static AgreementForm Of(Agreement agreement, AgreementBook book) => new()
    {
        Name = agreement.Name, Kind = agreement.Kind.ToString(), Client = agreement.ClientId?.ToString(CultureInfo.InvariantCulture) ?? "", Party = agreement.Party,
        From = LocalDatePattern.Iso.Format(agreement.From), To = agreement.To is { } to ? LocalDatePattern.Iso.Format(to) : "", Calendar = agreement.Calendar, Zone = agreement.Zone ?? "",
        AllServices = agreement.AllServices, Services = [.. book.AgreedServices[agreement.Id].Select(s => s.ToString(CultureInfo.InvariantCulture))],
    };

    internal Outcome<AgreementWish> Wish()
    {
        var from = LocalDatePattern.Iso.Parse(From.Trim());
        var to = string.IsNullOrWhiteSpace(To) ? null : LocalDatePattern.Iso.Parse(To.Trim());
        var faults = new List<FieldFault>();
        if (!from.Success || from.Value.Year is < 1900 or > 2199)
            faults.Add(new("from", Texts<AgreementTexts>.Say("DateShape", From)));
        if (to is { Success: false } || to is { Success: true, Value.Year: < 1900 or > 2199 })
            faults.Add(new("to", Texts<AgreementTexts>.Say("DateShape", To)));
        if (Refusal.From(faults) is { } unreadable)
            return unreadable;
        return new AgreementWish(Name, Enum.TryParse<AgreementKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : AgreementKind.Customer, from.Value)
        {
            ClientId = Id(Client), Party = Party, To = to?.Value, Calendar = Calendar, Zone = string.IsNullOrWhiteSpace(Zone) ? null : Zone.Trim(), AllServices = AllServices,
            Services = [.. Services.Select(Id).OfType<long>()],
        };
    }

    private static long? Id(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
