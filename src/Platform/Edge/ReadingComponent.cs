using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Steward.Platform.Edge;

/// <summary>
/// What pages and their parts are made of. It is rendered once, when it has read what it shows, and one part of an answer reads at a time: all share the
/// visit's reading context. The framework's own base renders what is not read yet and lets siblings read at once, which only a database across a network shows.
/// </summary>
public abstract class ReadingComponent : IComponent
{
    private RenderHandle place;
    private bool begun;

    [Inject] private ReadingTurn Turn { get; set; } = null!;

    void IComponent.Attach(RenderHandle renderHandle) => place = renderHandle;

    async Task IComponent.SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!begun)
        {
            begun = true;
            OnInitialized();
            await Turn.Take(OnInitializedAsync);
        }

        OnParametersSet();
        await Turn.Take(OnParametersSetAsync);
        place.Render(BuildRenderTree);
    }

    protected virtual void OnInitialized()
    {
    }

    protected virtual Task OnInitializedAsync() => Task.CompletedTask;

    protected virtual void OnParametersSet()
    {
    }

    protected virtual Task OnParametersSetAsync() => Task.CompletedTask;

    /// <summary>Written by the Razor compiler.</summary>
    protected virtual void BuildRenderTree(RenderTreeBuilder builder)
    {
    }
}

/// <summary>A frame around pages, which reads before they do.</summary>
public abstract class ReadingLayout : ReadingComponent
{
    [Parameter] public RenderFragment? Body { get; set; }
}

/// <summary>Whose turn it is to read, within one request.</summary>
public sealed class ReadingTurn : IDisposable
{
    private readonly SemaphoreSlim free = new(1, 1);

    internal async Task Take(Func<Task> read)
    {
        await free.WaitAsync();
        try
        {
            await read();
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose() => free.Dispose();
}
