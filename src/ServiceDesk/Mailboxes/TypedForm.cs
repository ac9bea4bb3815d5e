using Microsoft.AspNetCore.Http;

namespace Steward.ServiceDesk.Mailboxes;

/// <summary>Fields of a posted form, as typed.</summary>
internal static class TypedForm
{
    public static string? Text(this IFormCollection form, string name) => form.TryGetValue(name, out var value) ? value.ToString() : null;

    public static bool Ticked(this IFormCollection form, string name) => form.Text(name) is "true" or "on";
}
