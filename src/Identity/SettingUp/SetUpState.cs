using System.Security.Cryptography;
using System.Text;
using Steward.Identity.Directory;
using Steward.Platform.Workspaces;

namespace Steward.Identity.SettingUp;

/// <summary>
/// Whether a workspace still waits for its first administrator. Until then its set-up page answers to whoever holds the code, which the server prints on its
/// own console: that somebody reached the address first proves nothing.
/// </summary>
public sealed class SetUpState : IPerWorkspace<SetUpState>
{
    private readonly Workspace workspace;
    private readonly Lock gate = new();
    private string? code;

    private SetUpState(Workspace workspace) => this.workspace = workspace;

    public static SetUpState Create(Workspace workspace) => new(workspace);

    /// <summary>Once there is an administrator it is over: the last one can be neither disabled nor demoted.</summary>
    public static bool IsOpen(Workspace workspace) => !workspace.Get<PeopleDirectory>().Now.People.Values.Any(p => p.IsAdmin);

    /// <summary>The code, made on first use and kept in the workspace's folder until set-up is done, so that a restart does not change it.</summary>
    public string Code
    {
        get
        {
            lock (gate)
                return code ??= ReadOrMake();
        }
    }

    public bool Fits(string? typed) => typed is { Length: <= 100 }
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(typed.Trim().ToUpperInvariant())), SHA256.HashData(Encoding.UTF8.GetBytes(Code)));

    public void Forget()
    {
        lock (gate)
        {
            code = null;
            File.Delete(Place);
        }
    }

    private string Place => Path.Combine(workspace.Folder, "set-up-code");

    private string ReadOrMake()
    {
        if (File.Exists(Place) && File.ReadAllText(Place).Trim() is { Length: > 0 } kept)
            return kept;
        var made = RandomNumberGenerator.GetString("23456789ABCDEFGHJKMNPQRSTVWXYZ", 12);
        File.WriteAllText(Place, made);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Place, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return made;
    }
}
