namespace Steward.WorkItems.Querying;

/// <summary>People named in a query: by mail address, by name, as <c>me()</c> or as <c>team(Network)</c>.</summary>
internal static class PersonValues
{
    /// <summary>The people a value means; null when it means nobody known. Emptiness is one empty entry.</summary>
    public static IReadOnlyList<long?>? Read(QueryValue value, QueryScope scope)
    {
        if (value.IsNothing)
            return [null];
        if (value.Call is { } call)
            return call.Name.ToLowerInvariant() switch
            {
                "me" when call.Arguments.Count == 0 => Me(scope),
                "team" when call.Arguments is [var team] && TeamValues.Find(team.Text, scope) is { } id => [.. scope.People.MembersOf(id).Select(m => (long?)m)],
                "myteams" when call.Arguments.Count == 0 => [.. scope.Actor.Teams.SelectMany(scope.People.MembersOf).Distinct().Select(m => (long?)m)],
                _ => null,
            };
        if (!value.Quoted && value.Text == "me")
            return Me(scope);
        if (scope.People.Find(value.Text) is { } byMail)
            return [byMail.Id];
        long?[] byName = [.. scope.People.People.Values.Where(p => string.Equals(p.Name, value.Text, StringComparison.OrdinalIgnoreCase)).Select(p => (long?)p.Id)];
        return byName.Length == 0 ? null : byName;
    }

    private static long?[] Me(QueryScope scope) => [scope.Actor.PersonId ?? 0];
}

/// <summary>Teams named in a query.</summary>
internal static class TeamValues
{
    public static long? Find(string name, QueryScope scope) =>
        scope.People.Teams.Values.FirstOrDefault(t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase))?.Id;

    public static IReadOnlyList<long?>? Read(QueryValue value, QueryScope scope)
    {
        if (value.IsNothing)
            return [null];
        if (value.Call is { } call)
            return call.Name.Equals("myTeams", StringComparison.OrdinalIgnoreCase) && call.Arguments.Count == 0 ? [.. scope.Actor.Teams.Select(t => (long?)t)] : null;
        return Find(value.Text, scope) is { } id ? [id] : null;
    }
}
