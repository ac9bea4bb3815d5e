using Microsoft.AspNetCore.Http;
using Steward.Platform.Blobs;
using Steward.Platform.Commands;
using Steward.Platform.Workspaces;

namespace Steward.WorkItems.Attaching;

/// <summary>Takes the files of a form into keeping before any command names them; a command's transaction never waits for an upload.</summary>
public static class SentFiles
{
    public const int Most = 20;

    /// <summary>All files of a field, kept and named, or the first refusal.</summary>
    public static async Task<Outcome<IReadOnlyList<NewFile>>> KeepFiles(this BlobStore blobs, Workspace workspace, IFormCollection form, string field, CancellationToken cancel)
    {
        var kept = new List<NewFile>();
        foreach (var sent in form.Files.GetFiles(field).Take(Most))
        {
            if (sent is { Length: 0, FileName: "" or null })
                continue; // an empty file input still sends a part
            var name = FileNames.Clean(sent.FileName);
            await using var content = sent.OpenReadStream();
            var blob = await blobs.Keep(workspace, content, name, cancel);
            if (!blob.Succeeded)
                return blob.Refusal;
            kept.Add(NewFile.Of(blob.Answer, name));
        }

        return Outcome.Of<IReadOnlyList<NewFile>>(kept);
    }
}
