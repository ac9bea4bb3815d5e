using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Steward.Platform.Events;
using Steward.Platform.Jobs;
using Steward.Testing.Hosting;
using Steward.Tests.Architecture;
using Xunit;

namespace Steward.Tests.Identity.Operations;

/// <summary>Everything that can happen can be told. A kind that lacks words: add <c>Event_kind</c> to the module's event texts, in both languages.</summary>
public class EventWordTests
{
    [Fact]
    public async Task Every_kind_of_event_has_words()
    {
        var (telling, catalog) = await Get();

        catalog.All.Count.ShouldBeGreaterThan(40);
        catalog.All.Where(kind => telling.Act(kind.Name) is null).Select(kind => kind.Name).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_kind_of_event_has_German_words_of_its_own()
    {
        var (telling, catalog) = await Get();
        var english = catalog.All.Select(kind => telling.Act(kind.Name)).ToList();
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");
        try
        {
            catalog.All.Where((kind, at) => telling.Act(kind.Name) == english[at]).Select(kind => kind.Name).ShouldBeEmpty();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public async Task Every_subject_of_an_event_has_words()
    {
        var (telling, catalog) = await Get();

        catalog.All.Select(kind => kind.Subject).Distinct().Except(telling.Subjects.Where(s => s.Words != s.Subject).Select(s => s.Subject)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_kind_of_job_has_words()
    {
        var catalog = (await AppFactory.Shared).Services.GetRequiredService<JobCatalog>();
        var kinds = Assemblies.Modules.SelectMany(a => a.GetTypes()).Where(t => t is { IsAbstract: false, IsInterface: false } && typeof(IJob).IsAssignableFrom(t))
            .Select(t => (string)t.GetProperty(nameof(IJob.Kind))!.GetValue(null)!).ToList();

        kinds.ShouldNotBeEmpty();
        kinds.Where(kind => catalog.WordsOf(kind) == kind).ShouldBeEmpty();
    }

    private static async Task<(EventTelling Telling, EventCatalog Catalog)> Get()
    {
        var services = (await AppFactory.Shared).Services;
        return (services.GetRequiredService<EventTelling>(), services.GetRequiredService<EventCatalog>());
    }
}
