using System.Net.Security;
using System.Text;

namespace Steward.Mail.Wire;

/// <summary>A conversation in lines over a stream: bounded lines, a time-out for each wait, and a way to start TLS on the same stream.</summary>
internal sealed class LineStream(Stream connected, TimeSpan patience) : IAsyncDisposable
{
    private Stream stream = connected;
    private readonly byte[] buffer = new byte[8_192];
    private int start;
    private int end;
    private Task<int>? waiting;

    public bool IsEncrypted { get; private set; }

    /// <summary>True when the other side sent more than was read. After STARTTLS that would be words spoken before the encryption began.</summary>
    public bool HasUnread => end > start;

    /// <summary>One line without its end.</summary>
    /// <exception cref="WireException">It is longer than <paramref name="longest"/> bytes, or the connection ended.</exception>
    public async Task<byte[]> ReadLine(int longest, CancellationToken cancel, TimeSpan? patienceHere = null)
    {
        var line = new List<byte>(80);
        while (true)
        {
            while (start < end)
            {
                var one = buffer[start++];
                if (one == '\n')
                {
                    if (line.Count > 0 && line[^1] == '\r')
                        line.RemoveAt(line.Count - 1);
                    return [.. line];
                }

                if (line.Count == longest)
                    throw new WireException(WireTrouble.Endless, $"a line of more than {longest} bytes");
                line.Add(one);
            }

            await Fill(patienceHere ?? patience, cancel);
        }
    }

    /// <summary>Waits until something arrives; false when nothing did. Unlike a time-out, this leaves the conversation whole.</summary>
    public async Task<bool> HasInput(TimeSpan wait, CancellationToken cancel)
    {
        if (HasUnread)
            return true;
        (start, end) = (0, 0);
        waiting ??= stream.ReadAsync(buffer, CancellationToken.None).AsTask();
        return await Task.WhenAny(waiting, Task.Delay(wait, cancel)) == waiting
            || (cancel.IsCancellationRequested ? throw new OperationCanceledException(cancel) : false);
    }

    /// <summary>Carries so many bytes over to another stream, as they come.</summary>
    public async Task CopyTo(Stream target, long length, CancellationToken cancel)
    {
        while (length > 0)
        {
            if (start == end)
                await Fill(patience, cancel);
            var take = (int)Math.Min(end - start, length);
            await target.WriteAsync(buffer.AsMemory(start, take), cancel);
            start += take;
            length -= take;
        }
    }

    public Task Write(string line, CancellationToken cancel) => Write(Encoding.UTF8.GetBytes(line + "\r\n"), cancel);

    public Task Write(ReadOnlyMemory<byte> bytes, CancellationToken cancel) => Timed(patience, cancel, async token =>
    {
        await stream.WriteAsync(bytes, token);
        await stream.FlushAsync(token);
        return 0;
    });

    /// <summary>Encrypts from here on. The name is checked against the certificate unless <paramref name="check"/> judges otherwise.</summary>
    public async Task StartTls(string host, RemoteCertificateValidationCallback? check, CancellationToken cancel)
    {
        if (HasUnread)
            throw new WireException(WireTrouble.Protocol, "words before the encryption began");
        var tls = new SslStream(stream, leaveInnerStreamOpen: false);
        await Timed(patience, cancel, async token =>
        {
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host, RemoteCertificateValidationCallback = check }, token);
            return 0;
        });
        stream = tls;
        IsEncrypted = true;
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private async Task Fill(TimeSpan wait, CancellationToken cancel)
    {
        start = end = 0;
        var begun = waiting;
        waiting = null;
        end = await Timed(wait, cancel, async token => begun is null ? await stream.ReadAsync(buffer, token) : await begun.WaitAsync(token));
        if (end == 0)
            throw new WireException(WireTrouble.Ended, "");
    }

    private static async Task<T> Timed<T>(TimeSpan wait, CancellationToken cancel, Func<CancellationToken, Task<T>> act)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(wait);
        try
        {
            return await act(limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new WireException(WireTrouble.Silent, $"{wait.TotalSeconds:0} s");
        }
        catch (System.Security.Authentication.AuthenticationException refused)
        {
            throw new WireException(WireTrouble.Certificate, refused.Message, refused);
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            throw new WireException(WireTrouble.Ended, broken.Message, broken);
        }
    }
}
