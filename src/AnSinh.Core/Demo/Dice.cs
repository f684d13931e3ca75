namespace AnSinh.Core.Demo;

/// <summary>
/// A small generator of whole numbers (SplitMix64) whose answers never change with the runtime: the same seed, the same
/// people.
/// </summary>
public sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>A number from 0 to <paramref name="below"/> − 1.</summary>
    public int Roll(int below) => (int)((Next() >> 32) * (ulong)below >> 32);

    /// <summary>A number between the two, both included.</summary>
    public int Between(int low, int high) => low + Roll(high - low + 1);

    public bool Chance(int percent) => Roll(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Roll(items.Count)];

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15UL;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }
}
