using AnSinh.Core.Shared;

namespace AnSinh.Cli.Tests;

/// <summary>A power cut at any step of the month loses nothing and pays nobody twice: the command is simply given again.</summary>
public sealed class KilledRunTests
{
    private const string People = "300";

    /// <summary>The settled state of a run that nobody disturbed.</summary>
    private static readonly Lazy<string> Undisturbed = new(() =>
    {
        using var folder = new WorkFolder();
        var office = folder.Sqlite("whole");
        var end = office.Run("demo", "--no-serve", "--people", People);
        end.ExitCode.ShouldBe(0, end.ToString());
        return State(office);
    });

    public static TheoryData<string> Points => [.. Crash.Points];

    [Theory]
    [MemberData(nameof(Points))]
    public void Killed_at_any_step_and_given_again_the_month_settles_to_the_same_state(string point)
    {
        using var folder = new WorkFolder();
        var office = folder.Sqlite("killed");
        office.CrashAt = point;
        office.Run("demo", "--no-serve", "--people", People).ExitCode.ShouldNotBe(0, "the crash point was not reached");

        office.CrashAt = null;
        var again = office.Run("demo", "--no-serve", "--people", People);

        again.ExitCode.ShouldBe(0, again.ToString());
        State(office).ShouldBe(Undisturbed.Value);
        office.Run("ledger", "check").ExitCode.ShouldBe(0);
    }

    [Fact]
    public void A_second_run_on_a_finished_demo_keeps_everything_as_it_is()
    {
        using var folder = new WorkFolder();
        var office = folder.Sqlite("twice");
        office.Run("demo", "--no-serve", "--people", People).ExitCode.ShouldBe(0);
        var before = State(office);

        var second = office.Run("demo", "--no-serve", "--people", People);

        second.ExitCode.ShouldBe(0);
        second.Output.ShouldContain("đã chạy xong");
        State(office).ShouldBe(before);
    }

    /// <summary>Fingerprints, sums and settlement of both months; no generated id is in it.</summary>
    private static string State(CommandLine office)
    {
        var parts = new List<string>();
        foreach (var month in new[] { "2020-11", "2020-12" })
        {
            var show = office.Run("payment", "show", "--month", month, "--json");
            show.ExitCode.ShouldBe(0, show.ToString());
            parts.Add(show.Output);
            parts.Add(office.Run("payment", "settle", "--month", month, "--provider", "vnpost", "--as", "ketoan", "--json").Output);
        }

        return string.Join('\n', parts);
    }
}
