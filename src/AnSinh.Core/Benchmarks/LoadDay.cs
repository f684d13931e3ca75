namespace AnSinh.Core.Benchmarks;

/// <summary>
/// The working day of a load: it lasts the given seconds from the moment the last officer is in, however long a busy
/// machine takes to let them in, and then nobody opens another page.
/// </summary>
public sealed class LoadDay(int officers, int seconds)
{
    private int waiting = officers;
    private long end = long.MaxValue;

    /// <summary>One more is in, or will not come; true for the last one.</summary>
    public bool CameIn(long nowMs)
    {
        if (Interlocked.Decrement(ref waiting) > 0)
        {
            return false;
        }

        Interlocked.Exchange(ref end, nowMs + (seconds * 1000L));
        return true;
    }

    public bool IsOver(long nowMs) => nowMs >= Interlocked.Read(ref end);
}
