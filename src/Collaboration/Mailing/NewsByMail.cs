using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Outgoing;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;

namespace Steward.Collaboration.Mailing;

/// <summary>News leave by the workspace's own mail server, like every other letter.</summary>
internal sealed class NewsByMail(IServiceProvider services) : IOutgoingNews
{
    public bool IsSetUp(Workspace workspace) => workspace.Get<MailStanding>().IsOn;

    public Uri AddressOf(Workspace workspace) =>
        new(workspace.Get<MailStanding>().Settings?.PublicAddress ?? throw new InvalidOperationException("Mail is not set up any more; the mail waits."));

    public async Task Send(NewsMail mail, Workspace workspace, CancellationToken cancel)
    {
        // asked for late: handlers ask for this door, and the dispatcher is made of handlers
        var posted = await services.GetRequiredService<Dispatcher>().Send(workspace, new PostNews(mail), Actor.System, cancel: cancel);
        if (!posted.Succeeded)
            throw new InvalidOperationException(posted.Refusal.Sentence.ToString());
    }
}

/// <summary>Posts a mail about news. The same mail twice is one letter.</summary>
internal sealed record PostNews(NewsMail Mail) : ICommand<Done>
{
    public static Permission Needs => CollaborationPermissions.Program;
}

internal sealed class PostNewsHandler(MailRoom mailRoom) : IHandle<PostNews, Done>
{
    public async Task<Outcome<Done>> Handle(PostNews command, CommandContext context)
    {
        if (!context.Actor.IsSystem)
            return Refusal.Forbidden(Texts<CollaborationTexts>.Say("OnlyProgram"));
        var about = $"digest:{command.Mail.Id}";
        if (await context.Db.Set<OutgoingMessage>().AnyAsync(m => m.About == about))
            return Done.Instance;
        var mail = command.Mail;
        var letter = new Letter(mail.To, "news", mail.Subject, mail.Text)
        {
            RecipientName = mail.ToName, About = about, Unsubscribe = new Uri(mail.ListUnsubscribe.Trim('<', '>')),
            Language = context.Workspace.Get<PeopleDirectory>().Now.Find(mail.To)?.Culture ?? "en",
        };
        return await mailRoom.Post(context, letter) ? Done.Instance : Refusal.Conflict(Texts<CollaborationTexts>.Say("MailNotSetUp"));
    }
}
