using NodaTime;
using Steward.WorkItems.Attaching.Judging;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Attaching;

/// <summary>A file of an item as the API answers it. The hash is the content's SHA-256.</summary>
public sealed record FileAnswer(string Id, string Name, int Version, long Size, string MediaType, string Hash, bool Internal, bool Evidence, Instant At, string Href,
    FileApproval Approval, string? Class, FileScan Scan)
{
    public static FileAnswer Of(Attachment file) => new(
        file.Id.ToString(), file.Name, file.Version, file.Size, file.MediaType, file.Hash, file.Internal, file.Evidence, file.At, FileLinks.To(file), file.Approval, file.Class, file.Scan);
}

/// <summary>Where a file is downloaded. The name in the address is for people; the number decides.</summary>
public static class FileLinks
{
    public static string To(Attachment file) => $"/files/{file.Id}/{Uri.EscapeDataString(file.Name)}";
}
