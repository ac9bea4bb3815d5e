using Steward.WorkItems.Changing;

namespace Steward.WorkItems.Grouping;

/// <summary>Adds to a change of an item that it gets another value of a dimension: what dropping a card into a column does.</summary>
/// <param name="change">What is changed already.</param>
/// <param name="value">The new value, as text; empty for none.</param>
/// <param name="words">Names behind ids.</param>
public delegate ChangeItem DimensionChange(ChangeItem change, string value, ItemNames words);
