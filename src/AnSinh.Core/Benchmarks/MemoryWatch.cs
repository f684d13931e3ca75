namespace AnSinh.Core.Benchmarks;

/// <summary>The most memory this process held while something ran, sampled fifty times a second.</summary>
public sealed class MemoryWatch : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Thread watcher;
    private long peakBytes;

    public MemoryWatch()
    {
        watcher = new Thread(Watch) { IsBackground = true };
        watcher.Start();
    }

    public int PeakMegabytes => (int)(Math.Max(peakBytes, Environment.WorkingSet) >> 20);

    /// <summary>Gives memory of earlier work back, so that only the work to come is seen.</summary>
    public static void Forget()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
    }

    public void Dispose()
    {
        stop.Cancel();
        watcher.Join();
        stop.Dispose();
    }

    private void Watch()
    {
        while (!stop.Token.WaitHandle.WaitOne(20))
        {
            peakBytes = Math.Max(peakBytes, Environment.WorkingSet);
        }
    }
}
