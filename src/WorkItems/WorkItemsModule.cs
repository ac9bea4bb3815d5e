using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Steward.Identity.Roles;
using Steward.Identity.SettingUp;
using Steward.Platform.Design;
using Steward.Platform.Modules;
using Steward.Platform.Text;
using Steward.WorkItems.Api;
using Steward.WorkItems.Approving;
using Steward.WorkItems.Attaching;
using Steward.WorkItems.Attaching.Showing;
using Steward.WorkItems.Boards;
using Steward.WorkItems.Calendars;
using Steward.WorkItems.Checklists;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Creating;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Designing;
using Steward.WorkItems.Duplicating;
using Steward.WorkItems.Feeding;
using Steward.WorkItems.Importing;
using Steward.WorkItems.Importing.Api;
using Steward.WorkItems.Importing.Pages;
using Steward.WorkItems.Limits;
using Steward.WorkItems.Listing;
using Steward.WorkItems.Macros;
using Steward.WorkItems.Merging;
using Steward.WorkItems.Moving;
using Steward.WorkItems.Properties;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Recurring;
using Steward.WorkItems.Retention;
using Steward.WorkItems.Searching;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Splitting;
using Steward.WorkItems.Templates;
using Steward.WorkItems.Undoing;
using Steward.WorkItems.Viewing;
using Steward.WorkItems.Views;

namespace Steward.WorkItems;

/// <summary>The face of WorkItems.</summary>
public static class WorkItemsModule
{
    public static IServiceCollection AddWorkItems(this IServiceCollection services) =>
        services.AddModule("WorkItems", typeof(WorkItemsModule).Assembly, WorkItemPermissions.All)
            .AddSingleton<ISpaceNames, SpaceNames>()
            .AddSingleton<Querying.IQueryWords, Defining.FieldQueryWords>() // before the items' own: a defined field is more than its text
            .AddSingleton<Querying.IQueryWords, Querying.ItemQueryWords>()
            .AddSingleton(new SetUpChoice(20, Texts<ImportTexts>.Say("ChoiceImport"), Texts<ImportTexts>.Say("ChoiceImportText"), IconName.Import, "/imports"))
            .AddSingleton<ISetUpTask, DataTask>()
            .AddSingleton<Identity.Erasing.IErasedPart, Erasing.WorkPart>()
            .AddSingleton<Importing.Applying.ImportWork>();

    public static void MapWorkItems(this IEndpointRouteBuilder routes)
    {
        routes.MapItemApi();
        routes.MapLists();
        routes.MapQueryApi();
        routes.MapViews();
        routes.MapViewsApi();
        routes.MapDates();
        routes.MapFeeds();
        routes.MapLimits();
        routes.MapMacros();
        routes.MapMacrosApi();
        routes.MapTemplates();
        routes.MapTemplatesApi();
        routes.MapDuplicates();
        routes.MapApprovals();
        routes.MapMerging();
        routes.MapSplitting();
        routes.MapUndo();
        routes.MapItemExport();
        routes.MapMoves();
        routes.MapImportApi();
        routes.MapImportPages();
        routes.MapNewItems();
        routes.MapSpaces();
        routes.MapSpaceApi();
        routes.MapItemPartsApi();
        routes.MapSearchApi();
        routes.MapFiles();
        routes.MapFileForms();
        routes.MapRetention();
        routes.MapStateForms();
        routes.MapPropertyForms();
        routes.MapAnswerForms();
        routes.MapPartForms();
        routes.MapChecklistForms();
        routes.MapSchedulesApi();
        routes.MapScheduleForms();
        routes.MapPeopleToName();
        routes.MapFieldForms();
        routes.MapWorkflows();
        routes.MapGallery();
        routes.MapPriorities();
    }
}
