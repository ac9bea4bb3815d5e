namespace Steward.Identity.People;

/// <summary>Finds people in the directory in memory, for the list and the API alike.</summary>
internal static class PeopleSearch
{
    /// <summary>Every word typed is part of the name, mail address, title or location.</summary>
    public static bool Matches(Person person, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return true;
        foreach (var word in text.Split(' ', 8, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!(Holds(person.Name, word) || Holds(person.Email, word) || Holds(person.Title, word) || Holds(person.Location, word)))
                return false;
        }

        return true;
    }

    public static bool Has(Person person, string status) => status switch
    {
        "disabled" => person.DisabledAt is not null,
        "all" => true,
        _ => person.DisabledAt is null,
    };

    private static bool Holds(string? text, string word) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
}
