using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Steward.WorkItems.Undoing;
using Steward.Platform.Commands;
using Steward.Platform.Events;

namespace Steward.WorkItems.Items;

public sealed partial class WorkItem
{
    /// <summary>Starts collecting changes; nothing is recorded until <see cref="Changing.Finish"/>.</summary>
    internal Changing Change(Func<long?, string?> personName) => new(this, personName);

    /// <summary>Sets fields and remembers what each was, in readable words for the history.</summary>
    internal sealed class Changing(WorkItem item, Func<long?, string?> personName)
    {
        private readonly List<Change> changes = [];
        private readonly List<(string Field, string? Was, string? Became)> steps = [];

        public bool TextChanged { get; private set; }

        public void Title(string value)
        {
            TextChanged |= Note("title", item.Title, value, item.Title, value);
            item.Title = value;
        }

        public void Description(string value)
        {
            TextChanged |= Note("description", item.Description, value, item.Description, value);
            item.Description = value;
        }

        public void Priority(Priority value)
        {
            Note("priority", item.Priority.ToString(), value.ToString(), Raw((int)item.Priority), Raw((int)value));
            item.Priority = value;
        }

        public void Assignee(long? value)
        {
            Note("assignee", personName(item.AssigneeId), personName(value), Raw(item.AssigneeId), Raw(value));
            item.AssigneeId = value;
        }

        public void Requester(long? value)
        {
            Note("requester", personName(item.RequesterId), personName(value), Raw(item.RequesterId), Raw(value));
            item.RequesterId = value;
        }

        public void Team(long? value, Func<long?, string?> teamName)
        {
            Note("team", teamName(item.TeamId), teamName(value), Raw(item.TeamId), Raw(value));
            item.TeamId = value;
        }

        public void Parent(long? value, string? before, string? after)
        {
            Note("parent", before, after, Raw(item.ParentId), Raw(value));
            item.ParentId = value;
        }

        public void Service(string? value)
        {
            Note("service", item.Service, value, item.Service, value);
            item.Service = value;
        }

        public void Process(string? value)
        {
            Note("process", item.Process, value, item.Process, value);
            item.Process = value;
        }

        public void PlannedStart(Instant? value)
        {
            Note("planned start", Say(item.PlannedStart), Say(value), Raw(item.PlannedStart?.ToUnixTimeMilliseconds()), Raw(value?.ToUnixTimeMilliseconds()));
            item.PlannedStart = value;
        }

        public void Due(Instant? value)
        {
            Note("due", Say(item.Due), Say(value), Raw(item.Due?.ToUnixTimeMilliseconds()), Raw(value?.ToUnixTimeMilliseconds()));
            item.Due = value;
        }

        public void Progress(int? value)
        {
            Note("progress", Raw(item.Progress), Raw(value), Raw(item.Progress), Raw(value));
            item.Progress = value;
        }

        public void Tags(string value)
        {
            Note("tags", item.Tags, value, item.Tags, value);
            item.Tags = value;
        }

        public void Field(string name, string? before, string? after) => Note(name, before, after, before, after, ActStep.FurtherField + name);

        /// <summary>Records one event for everything that changed; false when nothing did.</summary>
        public bool Finish(CommandContext context)
        {
            if (changes.Count == 0)
                return false;
            item.Touch(context);
            context.Record(new ItemChanged { SubjectId = item.Id, SpaceId = item.SpaceId, Changes = changes });
            foreach (var (field, was, became) in steps)
                context.Remember(item, field, was, became);
            return true;
        }

        /// <summary>Notes a change in words for the history, and raw for undoing it.</summary>
        private bool Note(string field, string? before, string? after, string? was, string? became, string? stored = null)
        {
            if (string.Equals(before ?? "", after ?? "", StringComparison.Ordinal))
                return false;
            changes.Add(new Change(field, before, after));
            steps.Add((stored ?? field, was, became));
            return true;
        }

        private static string? Raw(long? value) => value?.ToString(CultureInfo.InvariantCulture);

        private static string? Say(Instant? at) => at is { } value ? InstantPattern.General.Format(value) : null;
    }
}
