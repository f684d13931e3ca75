using AnSinh.Core.LawFiles;
using AnSinh.Core.Reporting;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;

namespace AnSinh.Cli.Tests;

/// <summary>A power cut at any step of the month loses nothing and pays nobody twice: the command is simply given again.</summary>
public sealed class KilledRunTests
{
    private const string People = "150";

    /// <summary>The settled state of a run that nobody disturbed.</summary>
    private static readonly Lazy<string> Undisturbed = new(() =>
    {
        using var folder = new WorkFolder();
        var office = folder.Sqlite("whole");
        Demo(office).ExitCode.ShouldBe(0);
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
        Demo(office).ExitCode.ShouldNotBe(0, "the crash point was not reached");

        office.CrashAt = null;
        var again = Demo(office);

        again.ExitCode.ShouldBe(0, again.ToString());
        State(office).ShouldBe(Undisturbed.Value);
    }

    [Fact]
    public void A_second_run_on_a_finished_demo_keeps_everything_as_it_is()
    {
        using var folder = new WorkFolder();
        var office = folder.Sqlite("twice");
        Demo(office).ExitCode.ShouldBe(0);

        var second = Demo(office);

        second.ExitCode.ShouldBe(0);
        second.Output.ShouldContain("đã chạy xong");
        State(office).ShouldBe(Undisturbed.Value);
    }

    private static CommandEnd Demo(CommandLine office) => office.Run("demo", "--no-serve", "--no-files", "--people", People);

    /// <summary>
    /// Fingerprints, sums, states of lines, settlements and broken invariants; no generated id is in it. A draft made twice leaves
    /// two traces, so that trace alone is not compared.
    /// </summary>
    private static string State(CommandLine office)
    {
        using var db = new AppDb(DatabaseSetup.Options(DatabaseAddress.Parse(office.Database)));
        var broken = new LedgerCheck(db, LawFiles.Embedded()).Run().Where(result => result.Broken > 0).Select(result => result.Id);
        return string.Join('\n',
        [
            $"broken: {string.Join(' ', broken)}",
            .. Rows(db, "SELECT month || ' ' || area_id || ' ' || state || ' ' || amount_vnd || ' ' || fingerprint FROM payroll_lists"),
            .. Rows(db, "SELECT reference || ' ' || state || ' ' || amount_vnd FROM instructions"),
            .. Rows(db, "SELECT kind || ' ' || month || ' ' || COUNT(*) || ' ' || SUM(amount_vnd) FROM transfers GROUP BY kind, month"),
            .. Rows(db, "SELECT month || ' ' || paid_vnd || ' ' || carried_forward_vnd FROM settlements"),
            .. Rows(db, "SELECT action || ' ' || COUNT(*) FROM audit_events WHERE action NOT LIKE 'USER%' AND action <> 'PAYROLL_PREPARED' GROUP BY action"),
        ]);
    }

    private static IEnumerable<string> Rows(AppDb db, string sql)
    {
        using var reader = db.Read(sql + " ORDER BY 1");
        while (reader.Read())
        {
            yield return reader.GetString(0);
        }
    }
}
