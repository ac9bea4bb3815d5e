namespace Steward.Platform.Design;

/// <summary>Shape of a state's category. Custom states choose a category; shape and colour follow it, never taste.</summary>
public enum StateShape { Backlog, ToDo, Active, Waiting, Review, Done, Cancelled }

/// <summary>How urgent.</summary>
public enum PriorityLevel { None, Low, Medium, High, Urgent }

/// <summary>Where a due date or an SLA clock stands.</summary>
public enum DueState { None, Running, Soon, Breached, Met, Paused }

/// <summary>How something larger is doing.</summary>
public enum HealthLevel { NotRated, OnTrack, AtRisk, OffTrack }
