using Steward.WorkItems.Items;
using Steward.WorkItems.Linking;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Linking;

/// <summary>Another item as a line on this one's page. Only items the reader sees become one.</summary>
public sealed record RelatedItem(long Id, string Key, string Title, string Type, string State, StateCategory Category, Priority Priority, long? AssigneeId);

/// <summary>A link of this item, in its own words.</summary>
public sealed record LinkedItem(long LinkId, LinkEnd End, RelatedItem Item);
