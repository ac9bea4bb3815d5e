using Steward.Platform.Workspaces;

namespace Steward.Collaboration.Mailing;

/// <summary>
/// The border to whatever sends mail. The module that sends implements it; while none does, or it is not set up, nothing is put aside for mail
/// and the settings say so.
/// </summary>
public interface IOutgoingNews
{
    /// <summary>Whether this workspace can send mail now.</summary>
    bool IsSetUp(Workspace workspace);

    /// <summary>Where people reach the workspace from outside, without a slash at the end: links of a mail begin with it.</summary>
    Uri AddressOf(Workspace workspace);

    /// <summary>Sends one mail. May be called again for the same <see cref="NewsMail.Id"/>: that one must leave once.</summary>
    Task Send(NewsMail mail, Workspace workspace, CancellationToken cancel);
}

/// <summary>A mail about news, ready to leave.</summary>
/// <param name="Id">Stable: two mails with one id are one mail.</param>
/// <param name="To">The reader's address.</param>
/// <param name="ToName">Their name.</param>
/// <param name="Subject">In their language.</param>
/// <param name="Text">Plain text; each item with its link and a link that stops its reason.</param>
/// <param name="ListUnsubscribe">Value of the header of that name (RFC 2369): one address between angle brackets.</param>
/// <param name="ListUnsubscribePost">Value of the header of that name (RFC 8058).</param>
public sealed record NewsMail(long Id, string To, string ToName, string Subject, string Text, string ListUnsubscribe, string ListUnsubscribePost);
