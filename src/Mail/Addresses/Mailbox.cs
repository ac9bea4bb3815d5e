using Steward.Mail.Wording;

namespace Steward.Mail.Addresses;

/// <summary>An address and, when there is one, the name in front of it.</summary>
public sealed record Mailbox(EmailAddress Address, HeaderText Name = default)
{
    public override string ToString() => Name.IsEmpty ? Address.ToString() : $"{Name} <{Address}>";
}
