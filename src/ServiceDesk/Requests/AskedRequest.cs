using System.Text.Json;
using NodaTime;
using Steward.Platform.Text;
using Steward.ServiceDesk.Questions;

namespace Steward.ServiceDesk.Requests;

/// <summary>What somebody asked for in the catalogue: the answers as they were given, against the version of the form they were given to.</summary>
public sealed class AskedRequest
{
    public long Id { get; init; }

    /// <summary>The item made of it.</summary>
    public long ItemId { get; init; }

    public long OfferingId { get; init; }

    /// <summary>The version of the form.</summary>
    public long VersionId { get; init; }

    public long? ById { get; init; }

    public Instant At { get; init; }

    /// <summary>Answers with the words of their questions, as JSON; they stay readable whatever becomes of the form.</summary>
    public required string Answers { get; set; }

    public static string Written(IReadOnlyList<GivenAnswer> answers) => JsonSerializer.Serialize(answers, PlatformJson.Options);

    public IReadOnlyList<GivenAnswer> Read() => JsonSerializer.Deserialize<IReadOnlyList<GivenAnswer>>(Answers, PlatformJson.Options) ?? [];
}
