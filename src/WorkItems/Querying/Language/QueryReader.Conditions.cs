namespace Steward.WorkItems.Querying;

/// <summary>Conditions and values.</summary>
internal sealed partial class QueryReader
{
    private QueryNode? Condition()
    {
        var start = Here;
        if (start.Kind == TokenKind.Quoted && !IsComparison(tokens[at + 1]))
        {
            at++;
            return Counted(new Condition("text", "~", [new QueryValue(start.Text, start.Column) { Quoted = true }], start.Column));
        }

        if (start.Kind is not (TokenKind.Word or TokenKind.Quoted) || QueryText.Keywords.Contains(start.Text))
            return Expected("ExpectedField");
        at++;
        if (start.Kind == TokenKind.Word && Here.IsSymbol("("))
            return Call(start) is { } call ? Counted(new CallCondition(call, start.Column)) : null;
        return Counted(Comparison(start));
    }

    private QueryNode? Counted(QueryNode? condition) =>
        condition is not null && ++conditions > QueryLimits.Conditions ? Fail("TooMany", QueryLimits.Conditions) : condition;

    private static bool IsComparison(Token token) =>
        (token.Kind == TokenKind.Symbol && token.Text is not ("(" or ")" or ",")) || token.Is("in") || token.Is("is") || token.Is("was") || token.Is("changed")
        || token.Is("not");

    private Condition? Comparison(Token field)
    {
        if (Here.Kind == TokenKind.Symbol && Here.Text is not ("(" or ")" or ","))
        {
            var comparison = Here.Text;
            at++;
            return Value() is { } value ? new Condition(field.Text, comparison, [value], field.Column) : null;
        }

        if (Take("is"))
        {
            var negated = Take("not");
            if (!Take("empty") && !Take("none") && !Take("null"))
                return Expected("ExpectedEmpty") as Condition;
            return new Condition(field.Text, negated ? Querying.Condition.IsNotEmpty : Querying.Condition.IsEmpty, [], field.Column);
        }

        if (Take("in"))
            return Listed(field, Querying.Condition.In);
        if (Take("not"))
            return Take("in") ? Listed(field, Querying.Condition.NotIn) : Expected("ExpectedIn") as Condition;
        if (Take("was"))
            return Past(field);
        return Take("changed") ? Changed(field) : Expected("ExpectedOperator") as Condition;
    }

    private Condition? Past(Token field)
    {
        var comparison = Take("not") ? Querying.Condition.WasNot : Querying.Condition.Was;
        if (Take("in"))
            return Listed(field, comparison);
        return Value() is { } value ? new Condition(field.Text, comparison, [value], field.Column) : null;
    }

    private Condition? Changed(Token field)
    {
        QueryValue? from = null, to = null, after = null, before = null, by = null;
        while (fault is null)
        {
            if (Take("from"))
                from = Value();
            else if (Take("to"))
                to = Value();
            else if (Take("after"))
                after = Value();
            else if (Take("before"))
                before = Value();
            else if (Take("by"))
                by = Value();
            else
                break;
        }

        return fault is not null ? null : new Condition(field.Text, Querying.Condition.Changed, [], field.Column) { Change = new ChangeWish(from, to, after, before, by) };
    }

    private Condition? Listed(Token field, string comparison)
    {
        if (!TakeSymbol("("))
            return Value() is { } one ? new Condition(field.Text, comparison, [one], field.Column) : null;
        var values = Values();
        return fault is null ? new Condition(field.Text, comparison, values, field.Column) : null;
    }

    /// <summary>Values up to the closing bracket, which is taken.</summary>
    private List<QueryValue> Values()
    {
        var values = new List<QueryValue>();
        do
        {
            if (Value() is not { } value)
                return values;
            if (values.Count == QueryLimits.Values)
                Fail("TooManyValues", QueryLimits.Values);
            values.Add(value);
        }
        while (TakeSymbol(","));
        if (fault is null && !TakeSymbol(")"))
            Expected("ExpectedBracket");
        return values;
    }

    private QueryValue? Value()
    {
        var start = Here;
        if (fault is not null || start.Kind is not (TokenKind.Word or TokenKind.Quoted) || (start.Kind == TokenKind.Word && QueryText.Keywords.Contains(start.Text)))
        {
            Expected("ExpectedValue");
            return null;
        }

        at++;
        if (start.Kind == TokenKind.Quoted)
            return new QueryValue(start.Text, start.Column) { Quoted = true };
        if (Here.IsSymbol("("))
        {
            if (Call(start) is not { } call)
                return null;
            return IsSum(Here) ? new QueryValue(call.Name + "()" + Sum(), start.Column) : new QueryValue(call.Name, start.Column) { Call = call };
        }

        return new QueryValue(start.Text + (IsSum(Here) ? Sum() : ""), start.Column);
    }

    private QueryCall? Call(Token name)
    {
        at++; // the opening bracket
        if (TakeSymbol(")"))
            return new QueryCall(name.Text, [], name.Column);
        QueryCall? call = null;
        Deeper(() =>
        {
            var arguments = Values();
            call = fault is null ? new QueryCall(name.Text, arguments, name.Column) : null;
            return null;
        });
        return call;
    }

    /// <summary><c>+ 2wd</c> and <c>+2wd</c> behind a time.</summary>
    private static bool IsSum(Token token) => token.Kind == TokenKind.Word && token.Text[0] is '+' or '-';

    private string Sum()
    {
        var text = "";
        while (IsSum(Here))
        {
            text += Here.Text;
            at++;
            if (text is "+" or "-" && Here.Kind == TokenKind.Word)
            {
                text += Here.Text;
                at++;
            }
        }

        return text;
    }
}
