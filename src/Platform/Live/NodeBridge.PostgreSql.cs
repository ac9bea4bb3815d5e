using System.Text.Json;
using System.Threading.Channels;
using Npgsql;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Live;

/// <summary>
/// Carries news between the nodes of a PostgreSQL workspace by LISTEN/NOTIFY. News is sent after the commit on a connection of its own:
/// a NOTIFY inside the transaction would make all commits of the cluster queue behind one lock.
/// </summary>
internal sealed class NodeBridge : IAsyncDisposable
{
    private const int PayloadLimit = 7_500; // PostgreSQL allows 8,000 bytes
    private readonly string node = Guid.NewGuid().ToString("N");

    private readonly Workspace workspace;
    private readonly NpgsqlDataSource source;
    private readonly string channel;
    private readonly CancellationTokenSource stop = new();
    private readonly Channel<LiveNews> outgoing = Channel.CreateBounded<LiveNews>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest });

    private readonly TaskCompletionSource listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private NodeBridge(Workspace workspace, PostgreSqlWorkspaceDatabase database)
    {
        this.workspace = workspace;
        source = database.Source;
        channel = "steward_" + workspace.Name.Replace('-', '_');
    }

    public static async Task Start(Workspace workspace, PostgreSqlWorkspaceDatabase database)
    {
        var bridge = new NodeBridge(workspace, database);
        workspace.Live.Bridge = news =>
        {
            foreach (var item in news)
                bridge.outgoing.Writer.TryWrite(item);
        };
        workspace.OwnUntilClosed(bridge);
        _ = Task.Run(bridge.Hear);
        _ = Task.Run(bridge.Send);
        await bridge.listening.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    public async ValueTask DisposeAsync()
    {
        workspace.Live.Bridge = null;
        await stop.CancelAsync();
        stop.Dispose();
    }

    private async Task Send()
    {
        while (await outgoing.Reader.WaitToReadAsync(stop.Token))
        {
            var batch = new List<LiveNews>();
            var size = 0;
            while (size < PayloadLimit - 1_000 && outgoing.Reader.TryRead(out var item))
            {
                batch.Add(item);
                size += item.Topic.Length + 60 + (20 * (item.PersonIds?.Count ?? 0));
            }

            var payload = node + JsonSerializer.Serialize(batch, PlatformJson.Options);
            if (payload.Length > PayloadLimit)
                payload = node + "[]"; // too much to name: others forget all they cached
            try
            {
                await using var command = source.CreateCommand("SELECT pg_notify($1, $2)");
                command.Parameters.AddWithValue(channel);
                command.Parameters.AddWithValue(payload);
                await command.ExecuteNonQueryAsync(stop.Token);
            }
            catch (NpgsqlException)
            {
                // The database is away; nobody else can read either. Caches forget everything on reconnect.
            }
        }
    }

    private async Task Hear()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(stop.Token);
                connection.Notification += (_, notice) => Receive(notice.Payload);
                await using (var command = new NpgsqlCommand($"LISTEN \"{channel}\"", connection))
                    await command.ExecuteNonQueryAsync(stop.Token);
                workspace.Live.Deliver([LiveNews.ForgetAll]);
                listening.TrySetResult();
                while (true)
                    await connection.WaitAsync(stop.Token);
            }
            catch (NpgsqlException)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private void Receive(string payload)
    {
        if (payload.StartsWith(node, StringComparison.Ordinal))
            return;
        var news = JsonSerializer.Deserialize<List<LiveNews>>(payload.AsSpan(node.Length), PlatformJson.Options) ?? [];
        workspace.Live.Deliver(news.Count == 0 ? [LiveNews.ForgetAll] : news);
    }
}
