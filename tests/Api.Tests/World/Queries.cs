using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kheo.Api.Tests.World;

/// <summary>Counts the SQL commands of one act, so that a page of fifty costs what a page of one costs.</summary>
public static class Queries
{
    private sealed class Box { public int Count; }

    private static readonly AsyncLocal<Box?> Current = new();
    private static readonly IDisposable Listening = DiagnosticListener.AllListeners.Subscribe(new Listener());

    public static async Task<int> Of(Func<Task> act)
    {
        ArgumentNullException.ThrowIfNull(act);
        GC.KeepAlive(Listening);
        var box = Current.Value = new Box();
        await act();
        Current.Value = null;
        return box.Count;
    }

    private sealed class Listener : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore") value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == RelationalEventId.CommandExecuting.Name && Current.Value is { } box) Interlocked.Increment(ref box.Count);
        }

        public void OnCompleted() { }
        public void OnError(Exception error) { }
    }
}
