namespace Steward.Platform.Audit;

/// <summary>Compares one file of checkpoints, line by line, with those of the database as they pass in order.</summary>
internal sealed class CheckpointFileCheck : IDisposable
{
    private readonly CheckpointFile file;
    private readonly IEnumerator<AuditCheckpoint>? lines;
    private bool more;
    private long lastRead;

    public CheckpointFileCheck(CheckpointFile file)
    {
        this.file = file;
        lines = file.Exists ? file.Read().OfType<AuditCheckpoint>().GetEnumerator() : null;
        more = lines?.MoveNext() == true;
    }

    /// <summary>How many of the newest checkpoints of the database the file does not have.</summary>
    public long Behind { get; private set; }

    private string Name => Path.GetFileName(file.Path);

    /// <summary>The next checkpoint of the database; answers what is wrong with the file's line of the same number.</summary>
    public AuditFinding? Meet(AuditCheckpoint checkpoint)
    {
        while (more && lines!.Current.Number <= lastRead)
            more = lines.MoveNext(); // written twice by two nodes that caught up at once
        if (!more)
        {
            Behind++;
            return null;
        }

        if (lines!.Current.Number > checkpoint.Number)
            return Differs(checkpoint);
        var same = lines.Current == checkpoint;
        lastRead = lines.Current.Number;
        more = lines.MoveNext();
        return same ? null : Differs(checkpoint);
    }

    /// <summary>After the last checkpoint of the database: what the file still knows was cut off.</summary>
    public AuditFinding? End(long vouched, long entries, bool everSealed)
    {
        if (lines is null)
            return everSealed ? new AuditFinding(AuditFault.FileMissing, Detail: file.Path) : null;
        AuditCheckpoint? last = null;
        for (; more; more = lines.MoveNext())
            last = lines.Current.Number > lastRead ? lines.Current : last;
        return last is null ? null : AuditFinding.Cut(vouched, last, entries);
    }

    public void Dispose() => lines?.Dispose();

    private AuditFinding Differs(AuditCheckpoint checkpoint) =>
        new(AuditFault.FileDiffers, checkpoint.Count, checkpoint.Count, Checkpoint: checkpoint.Number, Detail: Name);
}
