using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Steward.Testing.Running;

namespace Steward.Testing.Post;

/// <summary>
/// A real post office: Postfix takes mail by SMTP and hands it to Dovecot, which keeps it for IMAP. Private to this test run: own
/// configuration, own folders, loopback ports. Every address has a mailbox; <see cref="Gone"/> is refused for good and <see cref="Later"/> for now.
/// </summary>
public sealed class MailPost
{
    /// <summary>Everybody's password.</summary>
    public const string Password = "post-office-9";

    /// <summary>An address that is refused for good.</summary>
    public const string Gone = "gone@northwind.example";

    /// <summary>An address that is always asked to be tried later.</summary>
    public const string Later = "later@northwind.example";

    private const string Master = "/usr/lib/postfix/sbin/master";

    private static readonly Lazy<Task<MailPost>> OneForAll = new(Start);

    private readonly string folder;
    private readonly List<Process> programs = [];

    private MailPost(string folder) => this.folder = folder;

    /// <summary>The one post office of this run.</summary>
    public static Task<MailPost> Shared => OneForAll.Value;

    public string Host => "localhost";

    /// <summary>SMTP with STARTTLS.</summary>
    public int SmtpPort { get; } = StewardProcess.FreePort();

    /// <summary>SMTP encrypted from the first byte.</summary>
    public int SmtpsPort { get; } = StewardProcess.FreePort();

    /// <summary>IMAP with STARTTLS.</summary>
    public int ImapPort { get; } = StewardProcess.FreePort();

    /// <summary>IMAP encrypted from the first byte.</summary>
    public int ImapsPort { get; } = StewardProcess.FreePort();

    internal int LmtpPort { get; } = StewardProcess.FreePort();

    internal int AuthPort { get; } = StewardProcess.FreePort();

    /// <summary>SHA-256 of the certificate both servers show, as hexadecimal digits.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>An address nobody else uses.</summary>
    public static string NewAddress() => $"m{Guid.NewGuid():N}"[..14] + "@northwind.example";

    /// <summary>A connection to one of the ports, as a program would open it.</summary>
    public async Task<Stream> Connect(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync("127.0.0.1", port);
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>What lies in somebody's mailbox, raw, as soon as there are <paramref name="count"/> messages.</summary>
    public async Task<IReadOnlyList<byte[]>> Received(string address, int count = 1)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var files = Folders(address).SelectMany(Directory.GetFiles).Order(StringComparer.Ordinal).ToList();
            if (files.Count >= count)
                return [.. files.Select(File.ReadAllBytes)];
            if (waited.Elapsed > TimeSpan.FromSeconds(30))
                throw new InvalidOperationException($"{address} has {files.Count} of {count} messages after 30 s.\n{Log()}");
            await Task.Delay(50);
        }
    }

    /// <summary>How many messages lie there at this moment.</summary>
    public int CountOf(string address) => Folders(address).Sum(found => Directory.GetFiles(found).Length);

    /// <summary>An access token as an identity provider would issue it.</summary>
    public static string TokenFor(string address)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = Url("""{"alg":"HS256","typ":"JWT"}""") + "." + Url($$"""{"sub":"{{address}}","email":"{{address}}","iat":{{now - 5}},"exp":{{now + 600}}}""");
        return claims + "." + Url(HMACSHA256.HashData(MailPostFiles.TokenKey, Encoding.ASCII.GetBytes(claims)));

        static string Url(object part) => Convert.ToBase64String(part as byte[] ?? Encoding.UTF8.GetBytes((string)part)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    private IEnumerable<string> Folders(string address) =>
        new[] { "new", "cur" }.Select(part => Path.Combine(folder, "mail", address, part)).Where(Directory.Exists);

    private static async Task<MailPost> Start()
    {
        foreach (var program in new[] { "/usr/sbin/postfix", Master, "/usr/sbin/dovecot", "/usr/lib/dovecot/imap", "/usr/lib/dovecot/lmtp" })
        {
            if (!File.Exists(program))
                throw new InvalidOperationException($"{Path.GetFileName(program)} is missing, and these tests send real mail. Run bin/setup as root; it installs postfix and dovecot without starting them.");
        }

        if (Environment.UserName != "root")
            throw new InvalidOperationException("Postfix starts as root only. Run the tests as root, as in a container, or leave out those of mail.");
        var folder = Directory.CreateTempSubdirectory("steward-post-").FullName;
        var post = new MailPost(folder);
        post.Fingerprint = MailPostFiles.Write(folder, post);
        post.programs.Add(Run("/usr/sbin/dovecot", "-F", "-c", Path.Combine(folder, "dovecot.conf")));
        using (var check = Run("/usr/sbin/postfix", "-c", Path.Combine(folder, "etc"), "check")) // makes the folders of the spool
            await check.WaitForExitAsync();
        post.programs.Add(Run(Master, "-c", Path.Combine(folder, "etc"), "-d")); // in the foreground: it ends when it is told to, and its children with it
        post.StopAfterThisProcess();
        foreach (var port in new[] { post.LmtpPort, post.AuthPort, post.ImapPort, post.SmtpPort, post.SmtpsPort })
            await post.WaitFor(port);
        return post;
    }

    private async Task WaitFor(int port)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var _ = await Connect(port);
                return;
            }
            catch (SocketException) when (waited.Elapsed < TimeSpan.FromSeconds(30) && programs.TrueForAll(program => !program.HasExited))
            {
                await Task.Delay(50);
            }
            catch (SocketException closed)
            {
                throw new InvalidOperationException($"The post office did not open port {port}.\n{Log()}", closed);
            }
        }
    }

    private string Log() => string.Join('\n', new[] { "mail.log", "dovecot.log" }.Select(name => Path.Combine(folder, name)).Where(File.Exists).SelectMany(path => File.ReadLines(path).TakeLast(15)));

    private static Process Run(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false })!;

    /// <summary>
    /// A watcher outlives this process, which test runners may kill without warning: it ends the servers, which end their children when asked politely, and
    /// takes the folder away.
    /// </summary>
    private void StopAfterThisProcess()
    {
        const string watch = "trap '' HUP INT TERM; while kill -0 $0 2>/dev/null; do sleep 1; done; kill -TERM $1 $2; sleep 3; rm -rf \"$3\"";
        using var watcher = Run("/bin/sh", "-c", watch, Id(Environment.ProcessId), Id(programs[0].Id), Id(programs[1].Id), folder);
    }

    private static string Id(int process) => process.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
