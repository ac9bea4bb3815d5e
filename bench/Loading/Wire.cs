using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Steward.Bench.Loading;

/// <summary>An answer as the load client sees it: the status and, when asked for, the body.</summary>
internal readonly record struct Answer(int Status, string Body);

/// <summary>
/// One kept-alive HTTP/1.1 connection, as thin as it can be: client and server share the cores of one machine, so every
/// microsecond spent here would be counted against the server.
/// </summary>
internal sealed class Wire : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] buffer = new byte[64 * 1024];
    private int filled;

    private Wire()
    {
    }

    public static async Task<Wire> ConnectAsync(Uri address)
    {
        var wire = new Wire();
        await wire.socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port));
        return wire;
    }

    /// <summary>The bytes of a request, made once or per call.</summary>
    public static byte[] Request(string method, string path, string token, string? json = null, string headers = "")
    {
        var body = json is null ? "" : $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n";
        return Encoding.UTF8.GetBytes($"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{token}{headers}{body}\r\n{json}");
    }

    /// <summary>Sends a request and reads the whole answer.</summary>
    /// <exception cref="IOException">The server went away before the answer was complete.</exception>
    public async Task<Answer> SendAsync(ReadOnlyMemory<byte> request, bool wantBody = false)
    {
        while (!request.IsEmpty) request = request[await socket.SendAsync(request)..];
        filled = 0;

        int head;
        while ((head = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0) await FillAsync();
        var status = (buffer[9] - '0') * 100 + (buffer[10] - '0') * 10 + (buffer[11] - '0');
        var start = head + 4;
        var (length, chunked) = Framing(buffer.AsSpan(0, start));
        if (chunked)
        {
            while (!buffer.AsSpan(0, filled).EndsWith("\r\n0\r\n\r\n"u8) && !buffer.AsSpan(start, filled - start).SequenceEqual("0\r\n\r\n"u8)) await FillAsync();
            return new(status, wantBody ? Unchunk(buffer.AsSpan(start, filled - start)) : "");
        }
        while (filled < start + length) await FillAsync();
        return new(status, wantBody ? Encoding.UTF8.GetString(buffer, start, length) : "");
    }

    public void Dispose() => socket.Dispose();

    private async Task FillAsync()
    {
        if (filled == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        var read = await socket.ReceiveAsync(buffer.AsMemory(filled));
        if (read == 0) throw new IOException("The server closed the connection in the middle of an answer.");
        filled += read;
    }

    private static (int Length, bool Chunked) Framing(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0) return (0, head.IndexOf("Transfer-Encoding: chunked"u8) >= 0);
        Utf8Parser.TryParse(head[(at + 16)..], out int length, out _);
        return (length, false);
    }

    private static string Unchunk(ReadOnlySpan<byte> body)
    {
        var text = new StringBuilder();
        while (Utf8Parser.TryParse(body, out int size, out var digits, 'x') && size > 0)
        {
            text.Append(Encoding.UTF8.GetString(body.Slice(digits + 2, size)));
            body = body[(digits + 2 + size + 2)..];
        }
        return text.ToString();
    }
}
