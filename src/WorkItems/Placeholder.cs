namespace Steward.WorkItems;
