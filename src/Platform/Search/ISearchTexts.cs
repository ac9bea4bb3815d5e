using Steward.Platform.Data;

namespace Steward.Platform.Search;

/// <summary>Texts of a module that can be found, read again from its rows: the index does not travel with a workspace, it is made anew.</summary>
public interface ISearchTexts
{
    /// <summary>The next texts after an id, in the order of their ids.</summary>
    Task<IReadOnlyList<SearchEntry>> After(AppDb db, long id, int most, CancellationToken cancel);
}
