using Microsoft.AspNetCore.Http;
using Steward.Clients.Organisations;
using Steward.Identity.Directory;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Configuration.Keeping;
using Steward.WorkItems.Defining;

namespace Steward.ServiceDesk.Configuration.Showing;

/// <summary>Between forms and wishes.</summary>
internal static class CiForm
{
    /// <summary>A form as it was typed. Every field of the form is sent, so empty ones are taken away.</summary>
    public static CiWish Read(IFormCollection form, CiBook book)
    {
        var chosen = book.FindClass(form["class"].ToString());
        return new CiWish
        {
            Name = form["name"].ToString(), Class = form["class"].ToString(), State = form["state"].ToString(), Team = form["team"].ToString(), Owner = form["owner"].ToString(), Client = form["client"].ToString(),
            Service = form["service"].ToString(), Site = form["site"].ToString(), Description = form["description"].ToString().ReplaceLineEndings("\n"), ExternalKey = form["externalKey"].ToString(),
            BoughtOn = form["boughtOn"].ToString(), Cost = form["cost"].ToString(), Currency = form["currency"].ToString(), Supplier = form["supplier"].ToString(), Contract = form["contract"].ToString(),
            ContractEnds = form["contractEnds"].ToString(), WarrantyEnds = form["warrantyEnds"].ToString(),
            Fields = chosen is null ? null : book.FieldsOf(chosen.Id).ToDictionary(f => f.Key, f => form[FieldDefinition.FormNameOf(f.Key)].ToString(), StringComparer.Ordinal),
        };
    }

    /// <summary>An item as the form shows it.</summary>
    public static CiWish Of(ConfigurationItem ci, IReadOnlyDictionary<string, string> values, Workspace workspace)
    {
        var people = workspace.Get<PeopleDirectory>().Now;
        var owner = people.Find(ci.OwnerId);
        return new CiWish
        {
            Name = ci.Name, Class = workspace.Get<CiBook>().Class(ci.ClassId)?.Key, State = ci.State.Slug(), Team = people.TeamNameOf(ci.TeamId), Owner = owner?.Email ?? owner?.Name ?? "",
            Client = workspace.Get<ClientDirectory>().NameOf(ci.ClientId), Service = ci.ServiceId is { } id ? workspace.Get<Rulebook>().Agreements.Services.GetValueOrDefault(id)?.Name : "",
            Site = ci.Site, Description = ci.Description, ExternalKey = ci.ExternalKey ?? "", BoughtOn = CiStates.Written(ci.BoughtOn), Cost = CiMoney.Written(ci.CostCents), Currency = ci.Currency,
            Supplier = ci.Supplier, Contract = ci.Contract, ContractEnds = CiStates.Written(ci.ContractEnds), WarrantyEnds = CiStates.Written(ci.WarrantyEnds), Fields = values,
        };
    }
}
