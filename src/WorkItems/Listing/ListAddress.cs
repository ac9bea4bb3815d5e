using Microsoft.AspNetCore.Http;
using Steward.Platform.Commands;
using Steward.WorkItems.Querying;

namespace Steward.WorkItems.Listing;

/// <summary>The state of a list as its address says it: filters, order, layout, page. Every click on the list is a link to another address.</summary>
/// <param name="Path">Of the page, with the workspace's root.</param>
public sealed record ListAddress(string Path)
{
    /// <summary>What a list shows unless its address says otherwise: what is still to do.</summary>
    public static readonly Condition Open = new("stateCategory", "<", ["done"], 1);

    public IReadOnlyList<Condition> Conditions { get; init; } = [Open];

    /// <summary>As <see cref="ItemPages.Orders"/>; null for the usual one.</summary>
    public string? Order { get; init; }

    public bool AsBoard { get; init; }

    public string? Cursor { get; init; }

    /// <summary>Cursor of the page that follows the one asked for.</summary>
    public string? Before { get; init; }

    public bool IsUsual => Conditions is [var only] && Same(only, Open);

    /// <summary>The address of this state.</summary>
    public string Href
    {
        get
        {
            var query = new QueryString();
            if (!IsUsual)
                query = query.Add("q", QueryWriting.Write(Conditions));
            query = Add(Add(query, "order", Order), "layout", AsBoard ? "board" : null);
            query = Add(Add(query, "cursor", Cursor), "before", Before);
            return Path + query.ToUriComponent();
        }
    }

    /// <summary>Reads an address; what is no query is refused with its place in the text. Unknown parameters are ignored.</summary>
    public static Outcome<ListAddress> Read(string path, IQueryCollection query)
    {
        var address = new ListAddress(path)
        {
            Order = Given(query, "order"), AsBoard = query["layout"] == "board", Cursor = Given(query, "cursor"), Before = Given(query, "before"),
        };
        if (query.ContainsKey("q"))
        {
            var conditions = QueryText.Parse(query["q"]);
            if (!conditions.Succeeded)
                return conditions.Refusal;
            address = address with { Conditions = conditions.Answer };
        }

        // the search box of the list sends plain words; they become a condition like any other
        return Given(query, "text") is { } text
            ? address.With([.. address.Conditions.Where(c => !IsWords(c)), new Condition("title", "~", [text.Trim()], 1)])
            : address;
    }

    /// <summary>Other conditions, from the first page.</summary>
    public ListAddress With(IReadOnlyList<Condition> conditions) => this with { Conditions = conditions, Cursor = null, Before = null };

    public ListAddress Without(Condition condition) => With([.. Conditions.Where(c => c != condition)]);

    public ListAddress Sorted(string? order) => this with { Order = order, Cursor = null, Before = null };

    public static bool IsWords(Condition condition) => condition is { Operator: "~", Field: "title" };

    public static bool Same(Condition one, Condition other) =>
        string.Equals(one.Field, other.Field, StringComparison.OrdinalIgnoreCase) && one.Operator == other.Operator && one.Values.SequenceEqual(other.Values, StringComparer.OrdinalIgnoreCase);

    private static string? Given(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } value ? value : null;

    private static QueryString Add(QueryString query, string name, string? value) => value is null ? query : query.Add(name, value);
}
