using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kheo.Api.Tests.World;

/// <summary>The SQL commands of one act: a page of fifty costs what a page of one costs, and no row is found by numbering all of them.</summary>
public static class Queries
{
    private static readonly AsyncLocal<ConcurrentQueue<string>?> Current = new();
    private static readonly IDisposable Listening = DiagnosticListener.AllListeners.Subscribe(new Listener());

    public static async Task<int> Of(Func<Task> act) => (await Said(act)).Count;

    public static async Task<IReadOnlyCollection<string>> Said(Func<Task> act)
    {
        ArgumentNullException.ThrowIfNull(act);
        GC.KeepAlive(Listening);
        var said = Current.Value = new();
        await act();
        Current.Value = null;
        return said;
    }

    private sealed class Listener : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore") value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == RelationalEventId.CommandExecuting.Name && Current.Value is { } said) said.Enqueue(((CommandEventData)value.Value!).Command.CommandText);
        }

        public void OnCompleted() { }
        public void OnError(Exception error) { }
    }
}
