using System.CommandLine;
using System.Net;

namespace Steward.Web.CommandLine;

/// <summary>Where a server listens, judged before anything is opened: a name that is no address must not end up listening everywhere.</summary>
internal static class ListenArguments
{
    public static Option<int> Port()
    {
        var port = new Option<int>("--port") { Description = "Port to listen on, 1 to 65535; 0 takes a free one.", DefaultValueFactory = _ => 5080 };
        port.Validators.Add(given =>
        {
            if (given.Tokens.Count == 1 && int.TryParse(given.Tokens[0].Value, out var number) && number is < 0 or > 65_535)
                given.AddError($"--port is a number from 0 to 65535, not {number}.");
        });
        return port;
    }

    public static Option<string> Address()
    {
        var listen = new Option<string>("--listen") { Description = "Address to listen on; 0.0.0.0 behind a proxy on another machine.", DefaultValueFactory = _ => "127.0.0.1" };
        listen.Validators.Add(given =>
        {
            if (given.Tokens.Count == 1 && given.Tokens[0].Value is var address && address != "localhost" && !IPAddress.TryParse(address, out _))
                given.AddError($"--listen is an address of this machine, such as 127.0.0.1, ::1 or 0.0.0.0, not '{address}'.");
        });
        return listen;
    }

    /// <summary>As the server wants it: an address with colons stands in brackets.</summary>
    public static string Url(string address, int port) =>
        $"http://{(IPAddress.TryParse(address, out var read) && read.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : address)}:{port}";
}
