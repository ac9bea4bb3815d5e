using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;

namespace Steward.ServiceDesk.Satisfaction;

/// <summary>What somebody says with a rating besides its score.</summary>
public enum RatingFlag
{
    None = 0,
    Complaint = 1,
    Compliment = 2,
}

/// <summary>Somebody was asked how a request went, or said so unasked. What reports divide by is copied then, whatever becomes of the item.</summary>
public sealed class Survey
{
    public const int Worst = 1;
    public const int Best = 5;
    public const int LongestComment = 2_000;

    public long Id { get; init; }

    public long ItemId { get; init; }

    public long SpaceId { get; init; }

    public long? TeamId { get; init; }

    public string? Service { get; init; }

    public long? PersonId { get; init; }

    /// <summary>When they were asked, or rated unasked.</summary>
    public Instant AskedAt { get; init; }

    /// <summary>They were asked; only these count for the share of answers.</summary>
    public bool WasAsked { get; init; }

    /// <summary>SHA-256 of what the link in the mail carries; null when no mail was sent.</summary>
    public string? SecretHash { get; set; }

    public Instant? AnsweredAt { get; set; }

    /// <summary>1 to 5; null until it is answered.</summary>
    public int? Score { get; set; }

    public string? Comment { get; set; }

    public RatingFlag Flag { get; set; }
}

/// <summary>When people are asked. One row; without it nobody is.</summary>
public sealed class SurveyRule
{
    public const long TheOne = 1;

    public long Id { get; init; } = TheOne;

    public bool IsOn { get; set; }

    /// <summary>Share of solved requests that are asked about.</summary>
    public int Percent { get; set; } = 50;

    /// <summary>Days in which nobody is asked twice.</summary>
    public int DaysBetween { get; set; } = 14;

    /// <summary>Also by mail, with a link for each score.</summary>
    public bool ByMail { get; set; } = true;
}

internal sealed class SurveyTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<Survey>(table =>
        {
            table.ToTable("desk_surveys");
            table.Property(s => s.Id).ValueGeneratedNever();
            table.Property(s => s.Service).HasMaxLength(Catalogue.Service.LongestName);
            table.Property(s => s.SecretHash).HasMaxLength(64);
            table.HasIndex(s => s.ItemId);
            table.HasIndex(s => new { s.PersonId, s.AskedAt });
            table.HasIndex(s => s.AnsweredAt);
        });
        model.Entity<SurveyRule>(table =>
        {
            table.ToTable("desk_survey_rules");
            table.Property(r => r.Id).ValueGeneratedNever();
        });
    }
}
