using Microsoft.AspNetCore.Http;
using Steward.Platform.Commands;
using Steward.WorkItems.Querying;

namespace Steward.WorkItems.Listing;

/// <summary>How the items of a view are laid out. The query is the same for all.</summary>
public enum ViewLayout
{
    List,
    Board,
    Calendar,
    Timeline,
}

/// <summary>
/// The state of a view as its address says it: query, order, layout, grouping, columns, page. Every click on the view is a link to another address.
/// What equals <see cref="Usual"/> is left out of the address.
/// </summary>
/// <param name="Path">Of the page, with the workspace's root.</param>
public sealed record ListAddress(string Path)
{
    /// <summary>What a list shows unless its address says otherwise: what is still to do.</summary>
    public static readonly Condition Open = Condition.Of("stateCategory", "<", "done");

    /// <summary>The conditions that must all hold.</summary>
    public IReadOnlyList<QueryNode> Parts { get; init; } = [Open];

    /// <summary>Empty for the usual order.</summary>
    public IReadOnlyList<QueryOrder> Order { get; init; } = [];

    public ViewLayout Layout { get; init; }

    /// <summary>Dimension that divides a list into groups, or a board into columns.</summary>
    public string? Group { get; init; }

    /// <summary>Dimension that divides a board into lanes.</summary>
    public string? Lanes { get; init; }

    /// <summary>Columns of a list in their order; empty for the usual ones.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The day a calendar or timeline shows; today when not said.</summary>
    public string? At { get; init; }

    /// <summary>How much of time it shows: <c>day</c>, <c>week</c> or <c>month</c>.</summary>
    public string? Span { get; init; }

    public string? Cursor { get; init; }

    /// <summary>Cursor of the page that follows the one asked for.</summary>
    public string? Before { get; init; }

    /// <summary>What a saved view says; null for a place without one.</summary>
    public ListAddress? Usual { get; init; }

    public bool AsBoard => Layout == ViewLayout.Board;

    /// <summary>True when nothing but the usual conditions is asked for.</summary>
    public bool IsUsual => SameParts(Parts, Usual?.Parts ?? [Open]);

    /// <summary>True when the view shows something else than what is saved.</summary>
    public bool IsChanged => Usual is not null && Settings != (Usual with { Usual = null }).Settings;

    public QueryNode? Where => Query.Join(Parts);

    public string QueryText => new Query(Where, Order).ToString();

    /// <summary>Everything but place and page, as a saved view keeps it.</summary>
    public string Settings => (this with { Usual = null, Cursor = null, Before = null, Path = "" }).Href;

    /// <summary>The address of this state.</summary>
    public string Href
    {
        get
        {
            var usual = Usual ?? new ListAddress(Path);
            var query = new QueryString();
            if (!SameParts(Parts, usual.Parts))
                query = query.Add("q", QueryWriting.Write(Parts));
            query = Add(query, "order", ItemOrder.Write(Order), ItemOrder.Write(usual.Order));
            query = Add(query, "layout", Name(Layout), Name(usual.Layout));
            query = Add(query, "group", Group, usual.Group);
            query = Add(query, "lanes", Lanes, usual.Lanes);
            query = Add(query, "columns", string.Join(',', Columns), string.Join(',', usual.Columns));
            query = Add(query, "span", Span, usual.Span);
            query = Add(Add(Add(query, "at", At, null), "cursor", Cursor, null), "before", Before, null);
            return Path + query.ToUriComponent();
        }
    }

    /// <summary>Reads an address; what is no query is refused with its place in the text. Unknown parameters are ignored.</summary>
    /// <param name="path">Of the page.</param>
    /// <param name="query">The address's parameters.</param>
    /// <param name="usual">What parameters that are not given mean.</param>
    public static Outcome<ListAddress> Read(string path, IQueryCollection query, ListAddress? usual = null)
    {
        var start = (usual ?? new ListAddress(path)) with { Path = path, Usual = usual };
        var address = start with
        {
            Order = query.ContainsKey("order") ? ItemOrder.Parse(query["order"]) : start.Order,
            Layout = Enum.TryParse<ViewLayout>(query["layout"], ignoreCase: true, out var layout) && Enum.IsDefined(layout) ? layout : start.Layout,
            Group = Given(query, "group", start.Group), Lanes = Given(query, "lanes", start.Lanes), Span = Given(query, "span", start.Span), At = Given(query, "at", null),
            Columns = query.ContainsKey("columns") ? [.. query["columns"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(30)] : start.Columns,
            Cursor = Given(query, "cursor", null), Before = Given(query, "before", null),
        };
        if (query.ContainsKey("q"))
        {
            var parsed = Querying.QueryText.Parse(query["q"]);
            if (!parsed.Succeeded)
                return parsed.Refusal;
            address = address with { Parts = parsed.Answer.Parts, Order = parsed.Answer.Order.Count > 0 ? parsed.Answer.Order : address.Order };
        }

        // the search box of the list sends plain words; they become a condition like any other
        return Given(query, "text", null) is { } text
            ? address.With([.. address.Parts.Where(c => !IsWords(c)), new Condition("title", "~", [new QueryValue(text.Trim()) { Quoted = true }])])
            : address;
    }

    /// <summary>Other conditions, from the first page.</summary>
    public ListAddress With(IReadOnlyList<QueryNode> parts) => this with { Parts = parts, Cursor = null, Before = null };

    public ListAddress Without(QueryNode part) => With([.. Parts.Where(c => c != part)]);

    public ListAddress Sorted(params IReadOnlyList<QueryOrder> order) => this with { Order = order, Cursor = null, Before = null };

    /// <summary>The same as a list of what has no date, which calendars cannot show.</summary>
    public ListAddress Undated => As(ViewLayout.List).With([.. Parts, new Condition("due", Condition.IsEmpty, []), new Condition("plannedStart", Condition.IsEmpty, [])]);

    public ListAddress As(ViewLayout layout) => this with { Layout = layout, Cursor = null, Before = null };

    public ListAddress GroupedBy(string? group) => this with { Group = group, Cursor = null, Before = null };

    public static bool IsWords(QueryNode part) => part is Condition { Operator: "~", Field: "title" };

    public static bool Same(QueryNode one, QueryNode other) => string.Equals(one.ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase);

    private static bool SameParts(IReadOnlyList<QueryNode> some, IReadOnlyList<QueryNode> others) =>
        some.Count == others.Count && some.Zip(others).All(p => Same(p.First, p.Second));

    private static string? Given(IQueryCollection query, string name, string? otherwise) =>
        query.ContainsKey(name) ? query[name].ToString() is { Length: > 0 } value ? value : null : otherwise;

    private static QueryString Add(QueryString query, string name, string? value, string? usual) =>
        (value ?? "") == (usual ?? "") ? query : query.Add(name, value ?? "");

    private static string Name(ViewLayout layout) => layout.ToString().ToLowerInvariant();
}
