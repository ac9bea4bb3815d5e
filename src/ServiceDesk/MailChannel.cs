using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Steward.Identity.Erasing;
using Steward.Platform.Blobs;
using Steward.Platform.Commands;
using Steward.Platform.Outgoing;
using Steward.ServiceDesk.Fetching;
using Steward.ServiceDesk.Correspondence;
using Steward.ServiceDesk.Mailboxes;
using Steward.ServiceDesk.Quarantine;
using Steward.ServiceDesk.Receiving;
using Steward.ServiceDesk.Replying;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk;

/// <summary>What the mail channel adds to the host besides what is found by scanning.</summary>
internal static class MailChannel
{
    public static IServiceCollection AddMailChannel(this IServiceCollection services) => services
        .AddSingleton(s => new TokenKeys(s.GetRequiredService<IDataProtectionProvider>()))
        .AddSingleton(s => new DeskLetters(s.GetRequiredService<MailRoom>(), s.GetRequiredService<TokenKeys>()))
        .AddSingleton(s => new MailParsing(s.GetRequiredService<BlobStore>()))
        .AddSingleton(s => new MailIntake(
            s.GetRequiredService<BlobStore>(), s.GetRequiredService<MailParsing>(), s.GetRequiredService<Dispatcher>(), s.GetRequiredService<TokenKeys>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<MailIntake>>()))
        .AddSingleton<MailboxSeal>()
        .AddSingleton<ImapDoor>()
        .AddSingleton<MailboxReading>()
        .AddSingleton(s => new MailboxTest(s.GetRequiredService<ImapDoor>(), s.GetRequiredService<MailIntake>()))
        .AddSingleton<ICorrespond, DeskCorrespondence>()
        .AddSingleton<ILetterCheck, DeskLetterCheck>()
        .AddSingleton<IPartsOfItems, MailParts>()
        .AddSingleton<IErasedPart, MailErasure>();

    public static void MapMailChannel(this IEndpointRouteBuilder routes)
    {
        routes.MapMailboxes();
        routes.MapReceivedMail();
        routes.MapLetters();
        routes.MapMailViews();
    }
}
