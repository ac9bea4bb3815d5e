using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Steward.Platform.Modules;
using Steward.Reporting.Exporting;
using Steward.Reporting.Pivots;

namespace Steward.Reporting;

/// <summary>The face of Reporting.</summary>
public static class ReportingModule
{
    public static IServiceCollection AddReporting(this IServiceCollection services) =>
        services.AddModule("Reporting", typeof(ReportingModule).Assembly, []);

    public static void MapReporting(this IEndpointRouteBuilder routes)
    {
        routes.MapPivotApi();
        routes.MapReportExport();
    }
}

/// <summary>Marks the texts of this module (ReportingTexts.resx).</summary>
public sealed class ReportingTexts;
