using System.Runtime.InteropServices;

namespace Steward.Platform.Blobs;

/// <summary>Makes a renamed file's place durable: on POSIX the folder itself must be synced; .NET opens no folders.</summary>
internal static class FolderSync
{
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return; // NTFS journals the rename
        var handle = Open(folder, 0);
        if (handle < 0)
            throw new IOException($"The folder {folder} cannot be opened to sync it (error {Marshal.GetLastPInvokeError()}).");
        var failed = Sync(handle) != 0 ? Marshal.GetLastPInvokeError() : 0;
        _ = Close(handle);
        if (failed != 0)
            throw new IOException($"The folder {folder} cannot be synced (error {failed}).");
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int handle);
}
