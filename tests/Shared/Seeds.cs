namespace AnSinh.Tests;

/// <summary>
/// Seeds for tests that use chance: <c>[Theory] [MemberData(nameof(Seeds.All), MemberType = typeof(Seeds))]</c>. The
/// seed is part of the test's name, so a failure can be run again. 3 seeds, 50 when ANSINH_FULL=1, one when ANSINH_SEED
/// names it.
/// </summary>
public static class Seeds
{
    public static bool Full => Environment.GetEnvironmentVariable("ANSINH_FULL") == "1";

    public static TheoryData<int> All
    {
        get
        {
            if (int.TryParse(Environment.GetEnvironmentVariable("ANSINH_SEED"), out var one))
            {
                return [one];
            }

            return [.. Enumerable.Range(1, Full ? 50 : 3).Select(number => number * 7919)];
        }
    }
}
