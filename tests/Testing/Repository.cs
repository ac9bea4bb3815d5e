namespace Steward.Testing;

/// <summary>Where the working tree is, found from the folder the program runs in.</summary>
public static class Repository
{
    public static readonly string Root = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Steward.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Steward.slnx is in no folder above this program.");
    }
}
