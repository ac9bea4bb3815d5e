using System.Net;
using System.Net.Sockets;

namespace Steward.Platform.Egress;

/// <summary>Why the program did not reach another machine.</summary>
public enum EgressTrouble
{
    /// <summary>No machine has this name.</summary>
    UnknownName = 0,

    /// <summary>The name leads to an address this program may not go to.</summary>
    NotAllowed = 1,

    /// <summary>Nobody listens there, or the way is blocked.</summary>
    Unreachable = 2,
}

/// <summary>A connection, or the reason there is none.</summary>
public sealed record Connected(Stream? Stream, EgressTrouble? Trouble, string Detail);

/// <summary>
/// The one door by which the program goes out to other machines: resolves the name, checks every address, and connects to the very address
/// it checked, so that a name which answers differently the second time leads nowhere else.
/// </summary>
public sealed class EgressDoor
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Connects by TCP.</summary>
    /// <param name="host">A name or an address.</param>
    /// <param name="port">1 to 65535.</param>
    /// <param name="allowPrivate">Lets the way lead into the house: loopback and private networks.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public async Task<Connected> Connect(string host, int port, bool allowPrivate, CancellationToken cancel = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            var addresses = IPAddress.TryParse(host, out var written) ? [written] : await Dns.GetHostAddressesAsync(host, limit.Token);
            if (addresses.Length == 0)
                return new Connected(null, EgressTrouble.UnknownName, host);
            var allowed = addresses.Where(address => EgressRules.Allow(address, allowPrivate)).ToList();
            return allowed.Count == 0
                ? new Connected(null, EgressTrouble.NotAllowed, addresses[0].ToString())
                : await FirstThatAnswers(allowed, port, limit.Token);
        }
        catch (SocketException unknown)
        {
            return new Connected(null, EgressTrouble.UnknownName, unknown.Message);
        }
        catch (ArgumentException misshapen)
        {
            return new Connected(null, EgressTrouble.UnknownName, misshapen.Message);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new Connected(null, EgressTrouble.Unreachable, $"{Patience.TotalSeconds:0} s");
        }
    }

    private static async Task<Connected> FirstThatAnswers(IEnumerable<IPAddress> addresses, int port, CancellationToken cancel)
    {
        var detail = "";
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(address, port, cancel);
                return new Connected(new NetworkStream(socket, ownsSocket: true), null, address.ToString());
            }
            catch (SocketException closed)
            {
                socket.Dispose();
                detail = closed.Message;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        return new Connected(null, EgressTrouble.Unreachable, detail);
    }
}
