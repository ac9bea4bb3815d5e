using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Steward.Identity.Erasing;
using Steward.Platform.Design;
using Steward.Platform.Modules;
using Steward.Platform.Outgoing;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Satisfaction;

/// <summary>What ratings add to the host besides what is found by scanning.</summary>
internal static class SatisfactionSlice
{
    public static IServiceCollection AddSatisfaction(this IServiceCollection services) => services
        .AddSingleton(s => new SurveyLetters(s.GetRequiredService<MailRoom>()))
        .AddSingleton<ILetterCheck>(s => s.GetRequiredService<SurveyLetters>())
        .AddSingleton<IQueryWords, RatingWords>()
        .AddSingleton<IFactsOfItems, RatingFacts>()
        .AddSingleton<IPartsOfItems, SurveyParts>()
        .AddSingleton<IErasedPart, SurveyErasure>();
}

/// <summary>The administrator's page about ratings.</summary>
internal sealed class SatisfactionAdminPages : IAdminPages
{
    public IEnumerable<AdminPage> All() =>
        [new AdminPage("satisfaction", AdminGroup.Work, IconName.Star, Texts<SatisfactionTexts>.Say("Page_satisfaction").ToString(), Texts<SatisfactionTexts>.Say("Settings_satisfaction").ToString().Split(AdminPage.Between))];
}
