using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Steward.Testing.Running;

/// <summary>One statement a request sent to the database.</summary>
public sealed record Statement(string Sql, IReadOnlyDictionary<string, object?> Parameters);

/// <summary>
/// Hears the statements of requests handled in this process. A request is followed by the trace id it carries, so jobs and other requests
/// do not mix in.
/// </summary>
public sealed class Statements : IDisposable
{
    private readonly ConcurrentDictionary<ActivityTraceId, ConcurrentQueue<Statement>> heard = new();
    private readonly List<IDisposable> subscriptions = [];

    public Statements() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(new Ear<DiagnosticListener>(listener =>
    {
        if (listener.Name == DbLoggerCategory) subscriptions.Add(listener.Subscribe(new Ear<KeyValuePair<string, object?>>(Hear), name => name == RelationalEventId.CommandExecuting.Name));
        // its being heard is what makes the server keep the trace id of a request
        if (listener.Name == "Microsoft.AspNetCore") subscriptions.Add(listener.Subscribe(new Ear<KeyValuePair<string, object?>>(_ => { })));
    })));

    private const string DbLoggerCategory = "Microsoft.EntityFrameworkCore";

    /// <summary>Sends a request that is followed, and answers with the statements it cost.</summary>
    public async Task<IReadOnlyList<Statement>> OfAsync(HttpClient client, HttpRequestMessage request)
    {
        var trace = ActivityTraceId.CreateRandom();
        heard[trace] = new();
        request.Headers.TryAddWithoutValidation("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return heard.TryRemove(trace, out var statements) ? [.. statements] : [];
    }

    public void Dispose()
    {
        foreach (var subscription in subscriptions) subscription.Dispose();
    }

    private void Hear(KeyValuePair<string, object?> news)
    {
        if (news.Value is not CommandEventData { Command: var command } || Activity.Current is not { } activity || !heard.TryGetValue(activity.TraceId, out var statements)) return;
        statements.Enqueue(new(command.CommandText, command.Parameters.Cast<DbParameter>().ToDictionary(parameter => parameter.ParameterName, parameter => parameter.Value, StringComparer.Ordinal)));
    }

    private sealed class Ear<T>(Action<T> hear) : IObserver<T>
    {
        public void OnNext(T value) => hear(value);

        public void OnCompleted()
        {
            // a listener that ends says nothing more
        }

        public void OnError(Exception error)
        {
            // the same
        }
    }
}
