using Steward.Platform.Commands;

namespace Steward.WorkItems.Querying;

/// <summary>Builds the tree from tokens by recursive descent; depth and size are bounded before they cost anything.</summary>
internal sealed partial class QueryReader(IReadOnlyList<Token> tokens)
{
    private int at;
    private int depth;
    private int conditions;
    private Refusal? fault;

    private Token Here => tokens[at];

    public Outcome<Query> Read()
    {
        QueryNode? where = null;
        if (!Here.Is("order"))
            where = Or();
        var order = fault is null && Take("order") ? Order() : [];
        if (fault is null && Here.Kind != TokenKind.End)
            Expected(Here.IsSymbol(")") ? "ExpectedNoBracket" : "ExpectedAnd");
        return fault is null ? new Query(where, order) : fault;
    }

    private QueryNode? Or() => Joined("or", And, (parts, column) => new AnyOf(parts, column));

    private QueryNode? And() => Joined("and", Not, (parts, column) => new AllOf(parts, column));

    private QueryNode? Joined(string word, Func<QueryNode?> part, Func<IReadOnlyList<QueryNode>, int, QueryNode> make)
    {
        var column = Here.Column;
        var parts = new List<QueryNode>();
        do
        {
            if (part() is not { } node)
                return null;
            parts.Add(node);
        }
        while (Take(word));
        return parts.Count == 1 ? parts[0] : make(parts, column);
    }

    private QueryNode? Not()
    {
        var column = Here.Column;
        if (!Take("not"))
            return Primary();
        return Deeper(() => Not() is { } part ? new Except(part, column) : null);
    }

    private QueryNode? Primary()
    {
        if (!TakeSymbol("("))
            return Condition();
        return Deeper(() =>
        {
            var inner = Or();
            if (inner is not null && !TakeSymbol(")"))
                return Expected("ExpectedBracket");
            return inner;
        });
    }

    private QueryNode? Deeper(Func<QueryNode?> read)
    {
        if (++depth > QueryLimits.Depth)
            return Fail("TooDeep", QueryLimits.Depth);
        var node = read();
        depth--;
        return node;
    }

    private List<QueryOrder> Order()
    {
        var order = new List<QueryOrder>();
        if (!Take("by"))
        {
            Expected("ExpectedBy");
            return order;
        }

        do
        {
            var field = Here;
            if (field.Kind is not (TokenKind.Word or TokenKind.Quoted))
            {
                Expected("ExpectedField");
                return order;
            }

            at++;
            if (order.Count == QueryLimits.OrderFields)
            {
                Fail("TooManyOrders", QueryLimits.OrderFields);
                return order;
            }

            var descending = Take("desc");
            if (!descending)
                Take("asc");
            order.Add(new QueryOrder(field.Text, descending, field.Column));
        }
        while (TakeSymbol(","));
        return order;
    }

    private bool Take(string word)
    {
        if (fault is not null || !Here.Is(word))
            return false;
        at++;
        return true;
    }

    private bool TakeSymbol(string symbol)
    {
        if (fault is not null || !Here.IsSymbol(symbol))
            return false;
        at++;
        return true;
    }

    private QueryNode? Fail(string key, params object?[] arguments)
    {
        fault ??= QueryFault.At(Here.Column, key, arguments);
        return null;
    }

    private QueryNode? Expected(string key) => Here.Kind == TokenKind.End ? Fail(key + "End") : Fail(key, Here.Text);
}
