using Steward.Platform.Commands;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Moving;

/// <summary>A way out of the state, and what is still missing for it.</summary>
public sealed record WayOut(WorkState To, WorkTransition Way, IReadOnlyList<FieldFault> Missing);
