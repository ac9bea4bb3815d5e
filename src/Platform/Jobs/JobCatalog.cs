using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Jobs;

/// <summary>Which handler does which kind of job.</summary>
public sealed class JobCatalog
{
    private readonly Dictionary<string, Func<IServiceProvider, string, Workspace, CancellationToken, Task>> runners = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Said> words = new(StringComparer.Ordinal);

    public JobCatalog(IEnumerable<Modules.Module> modules)
    {
        foreach (var job in modules.SelectMany(m => m.Assembly.GetTypes()).Where(t => t is { IsAbstract: false, IsInterface: false } && typeof(IJob).IsAssignableFrom(t)))
        {
            var runner = (IRunner)Activator.CreateInstance(typeof(Runner<>).MakeGenericType(job))!;
            runners[runner.Kind] = runner.Run;
            if (runner.Words is { } said)
                words[runner.Kind] = said;
        }
    }

    /// <summary>Kinds in words, in the reader's language, by kind.</summary>
    public IReadOnlyDictionary<string, Said> Words => words;

    /// <summary>A kind in words; a kind no module knows is its own name.</summary>
    public string WordsOf(string kind) => words.TryGetValue(kind, out var said) ? said.ToString() : kind;

    public Task Run(IServiceProvider services, string kind, string payload, Workspace workspace, CancellationToken cancel) =>
        runners.TryGetValue(kind, out var run)
            ? run(services, payload, workspace, cancel)
            : throw new InvalidOperationException($"No module knows the job '{kind}'.");

    private interface IRunner
    {
        string Kind { get; }

        Said? Words { get; }

        Task Run(IServiceProvider services, string payload, Workspace workspace, CancellationToken cancel);
    }

    private sealed class Runner<TJob> : IRunner
        where TJob : IJob
    {
        public string Kind => TJob.Kind;

        public Said? Words => TJob.Words;

        public Task Run(IServiceProvider services, string payload, Workspace workspace, CancellationToken cancel) =>
            services.GetRequiredService<IJobHandler<TJob>>().Run(JsonSerializer.Deserialize<TJob>(payload)!, workspace, cancel);
    }
}
