using System.Diagnostics;

namespace Kheo.Bench;

/// <summary>By how much a process grows, and how long it computes, from the moment this begins to look at it.</summary>
internal sealed class Cost : IAsyncDisposable
{
    private readonly CancellationTokenSource _over = new();
    private readonly Task _looking;
    private readonly Process _process;
    private readonly long _before;
    private readonly TimeSpan _computed;
    private long _most;

    public Cost(Process process)
    {
        _process = process;
        _most = _before = Resident(process);
        _computed = process.TotalProcessorTime;
        _looking = Task.Run(async () =>
        {
            while (!_over.IsCancellationRequested)
            {
                _most = Math.Max(_most, Resident(process));
                await Task.Delay(10);
            }
        });
    }

    public double MiB => (_most - _before) / 1_048_576.0;

    public double CpuSeconds
    {
        get
        {
            _process.Refresh();
            return (_process.TotalProcessorTime - _computed).TotalSeconds;
        }
    }

    private static long Resident(Process process)
    {
        process.Refresh();
        return process.WorkingSet64;
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _looking;
        _over.Dispose();
    }
}
