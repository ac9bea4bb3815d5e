using NodaTime;
using Steward.Platform.Access;
using Steward.Web.Demo.Cast;
using Steward.WorkItems.Items;
using Steward.WorkItems.Recounting;

namespace Steward.Web.Demo.Stories;

/// <summary>The steps of one ticket, one after another in working time.</summary>
internal sealed class TicketSteps(
    Company company, OfficeHours hours, Wording wording, Random random, Story story, CastMember requester, CastMember assignee, IReadOnlyList<CastMember> team)
{
    private readonly List<PastEntry> entries = [];
    private CastMember worker = assignee;
    private Instant at;
    private bool paused;

    private long Worker => company.Id(worker);

    public IReadOnlyList<PastEntry> From(Instant createdAt)
    {
        at = createdAt;
        at = hours.Some(at, story.Priority switch { Priority.Urgent => 0.2, Priority.High => 0.6, Priority.Medium => 1.5, _ => 3 });
        entries.Add(new PastAssignment(at, random.Next(6) == 0 ? company.Id(team[0]) : Worker, Worker));
        entries.Add(new PastMove(at += Duration.FromMinutes(random.Next(1, 9)), Worker, "in-progress"));
        if (random.Next(33) == 0)
            return Cancel();
        if (random.Next(12) == 0 && story.Priority < Priority.Urgent)
            entries.Add(new PastPriority(at += Duration.FromMinutes(4), Worker, story.Priority + 1));
        var handover = random.Next(14) == 0;
        // some stall: a part on order, a question nobody answers
        var pace = Pace() * (random.Next(16) == 0 ? 9 : 1);
        foreach (var line in story.Lines)
        {
            Say(line, pace);
            if (handover && line.Voice == Voice.Answer)
            {
                HandOver();
                handover = false;
            }
        }

        return Afterwards();
    }

    /// <summary>Working hours between two steps.</summary>
    private double Pace() => story.Priority switch { Priority.Urgent => 2.0, Priority.High => 4.5, Priority.Medium => 11, _ => 20 } / story.Lines.Count;

    private void Say(StoryLine line, double pace)
    {
        at = hours.Some(at, paused && line.Voice == Voice.Requester ? 7 : pace);
        if (paused && line.Voice is Voice.Answer or Voice.AskAndWait or Voice.Solve or Voice.Note)
            Resume();
        var text = wording.Fill(line.Text);
        switch (line.Voice)
        {
            case Voice.Answer:
                entries.Add(new PastComment(at, Worker, text));
                break;
            case Voice.Note:
                entries.Add(new PastComment(at, Worker, text, Internal: true));
                break;
            case Voice.Colleague:
                entries.Add(new PastComment(at, company.Id(team[random.Next(team.Count)]), text, Internal: true));
                break;
            case Voice.Requester:
                entries.Add(new PastComment(at, company.Id(requester), text, Channel: random.Next(2) == 0 ? Channel.Mail : Channel.Page));
                if (paused)
                    Resume();
                break;
            case Voice.AskAndWait:
                entries.Add(new PastComment(at, Worker, text));
                entries.Add(new PastMove(at += Duration.FromSeconds(5), Worker, "waiting"));
                paused = true;
                break;
            case Voice.Hold:
                entries.Add(new PastMove(at, Worker, "on-hold", text));
                at = hours.Some(at, 50);
                paused = true;
                break;
            case Voice.Solve:
                entries.Add(new PastMove(at, Worker, "resolved", text));
                break;
        }
    }

    private void Resume()
    {
        entries.Add(new PastMove(at += Duration.FromMinutes(1), Worker, "in-progress"));
        at += Duration.FromMinutes(2);
        paused = false;
    }

    private void HandOver()
    {
        var next = team[random.Next(1, team.Count)];
        if (next == worker)
            return;
        entries.Add(new PastComment(at = hours.Some(at, 1), Worker, wording.Sentence("handover"), Internal: true));
        entries.Add(new PastAssignment(at += Duration.FromMinutes(1), Worker, company.Id(next)));
        worker = next;
    }

    private IReadOnlyList<PastEntry> Cancel()
    {
        at = hours.Some(at, 2);
        entries.Add(new PastMove(at, company.Id(requester), "cancelled", wording.Sentence("selfsolved", story.German)));
        return entries;
    }

    /// <summary>Some come back, some say thank you and close it themselves, the rest is closed after five quiet days.</summary>
    private IReadOnlyList<PastEntry> Afterwards()
    {
        if (random.Next(16) == 0)
        {
            at = hours.Some(at, 9);
            entries.Add(new PastComment(at, company.Id(requester), wording.Sentence("again", story.German), Channel: Channel.Mail));
            entries.Add(new PastMove(at += Duration.FromSeconds(10), company.Id(requester), "in-progress"));
            entries.Add(new PastComment(at = hours.Some(at, 0.8), Worker, wording.Sentence("looking", story.German)));
            entries.Add(new PastMove(at = hours.Some(at, Pace() * 2), Worker, "resolved", wording.Sentence("second", story.German)));
        }

        if (random.Next(3) > 0)
        {
            entries.Add(new PastMove(OfficeHours.After(at, 40), null, "closed"));
            return entries;
        }

        at = hours.Some(at, 4);
        entries.Add(new PastComment(at, company.Id(requester), wording.Sentence("thanks", story.German), Channel: Channel.Mail));
        entries.Add(new PastMove(at += Duration.FromSeconds(20), company.Id(requester), "closed"));
        return entries;
    }
}
