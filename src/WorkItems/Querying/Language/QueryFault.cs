using Steward.Platform.Commands;
using Steward.Platform.Text;

namespace Steward.WorkItems.Querying;

/// <summary>What is wrong with a query, as a refusal that knows the place in the text.</summary>
internal static class QueryFault
{
    public static Refusal At(int column, string key, params object?[] arguments)
    {
        var sentence = Texts<QueryTexts>.Say(key, [column, .. arguments]);
        return new Refusal(RefusalKind.Invalid, sentence) { Fields = [new FieldFault("q", sentence)], Column = column };
    }

    public static Refusal Whole(string key, params object?[] arguments) => Refusal.Invalid("q", Texts<QueryTexts>.Say(key, arguments));
}
