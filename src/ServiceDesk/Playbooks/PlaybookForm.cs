using Microsoft.AspNetCore.Http;

namespace Steward.ServiceDesk.Playbooks;

/// <summary>The form of a playbook as it was typed.</summary>
public sealed record PlaybookForm(string Space, string Name, string Condition, string Body)
{
    public static readonly PlaybookForm Empty = new("", "", "", "");

    public static PlaybookForm Read(IFormCollection form) => new(
        form["space"].ToString(), form["name"].ToString(), form["condition"].ToString().ReplaceLineEndings(" ").Trim(), form["body"].ToString().ReplaceLineEndings("\n"));
}
