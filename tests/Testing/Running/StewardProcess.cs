using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Steward.Testing.Running;

/// <summary>
/// The program as its users start it: <c>bin/steward</c> in a process of its own, on a free loopback port.
/// Ends with this object, and can be killed without warning before.
/// </summary>
public sealed class StewardProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();

    private StewardProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public int Id => process.Id;

    /// <summary>All the program has said so far, on both streams.</summary>
    public string Output { get { lock (output) return output.ToString(); } }

    /// <summary>Starts <c>bin/steward COMMAND --port PORT …</c> and returns when it can serve.</summary>
    /// <exception cref="InvalidOperationException">It ended or was not ready in time; the message carries its own words.</exception>
    public static async Task<StewardProcess> StartAsync(string command, string[] arguments, IReadOnlyDictionary<string, string>? environment = null, int? port = null)
    {
        var address = new Uri($"http://127.0.0.1:{port ?? FreePort()}");
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "bin", "steward"), [command, "--port", $"{address.Port}", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal)) start.Environment[name] = value;

        var steward = new StewardProcess(Process.Start(start)!, address);
        steward.Listen();
        try
        {
            await steward.WaitUntilReadyAsync(TimeSpan.FromMinutes(3));
            return steward;
        }
        catch
        {
            await steward.DisposeAsync();
            throw;
        }
    }

    /// <summary>A port nobody listens on at this moment.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Ends the process as a power cut would: no handler runs.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    private void Listen()
    {
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (output) output.AppendLine(line);
    }

    private async Task WaitUntilReadyAsync(TimeSpan patience)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < patience)
        {
            if (process.HasExited) throw new InvalidOperationException($"Steward ended with code {process.ExitCode} before it was ready:\n{Output}");
            try
            {
                using var answer = await http.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode) return;
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                // not listening yet
            }
            await Task.Delay(25);
        }
        throw new InvalidOperationException($"Steward was not ready after {patience.TotalSeconds} s:\n{Output}");
    }
}
