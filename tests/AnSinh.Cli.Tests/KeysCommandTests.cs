using AnSinh.Core.Shared;

namespace AnSinh.Cli.Tests;

/// <summary>An administrator changes the keys by command; a power cut in the middle costs nothing.</summary>
[Trait("Check", "S22")]
public sealed class KeysCommandTests
{
    [Fact]
    public void A_change_of_keys_cut_short_twice_ends_well_with_one_new_key()
    {
        using var folder = new WorkFolder();
        var office = folder.Sqlite("office");
        office.Variables["ANSINH_KEYS"] = folder.File("keys");
        office.Run("demo", "--no-serve", "--no-files", "--people", "30").ExitCode.ShouldBe(0);
        foreach (var point in Crash.KeyPoints)
        {
            office.CrashAt = point;
            office.Run("keys", "rotate", "--as", "quantri").ExitCode.ShouldNotBe(0, "the crash point was not reached");
            office.CrashAt = null;
            office.Run("ledger", "check").ExitCode.ShouldBe(0);
        }

        var done = office.Run("keys", "rotate", "--as", "quantri");

        done.ExitCode.ShouldBe(0, done.ToString());
        done.Output.ShouldContain("bằng khóa k2");
        office.Run("keys", "forget", "k1", "--as", "quantri").ExitCode.ShouldBe(0);
        var status = office.Run("keys", "status");
        status.Output.ShouldContain("k1");
        status.Output.ShouldContain("không còn trong tệp khóa");
        office.Run("ledger", "check").ExitCode.ShouldBe(0);
        office.Run("audit", "verify").ExitCode.ShouldBe(0);
    }

    [Fact]
    public void Who_may_not_manage_accounts_may_not_change_keys()
    {
        using var folder = new WorkFolder();
        var office = folder.Sqlite("office");
        office.Run("demo", "--no-serve", "--no-files", "--people", "5").ExitCode.ShouldBe(0);

        office.Run("keys", "rotate", "--as", "canbo").ExitCode.ShouldBe(1);
        office.Run("keys", "forget", "k1", "--as", "canbo").ExitCode.ShouldBe(1);
    }

    [Fact]
    public void A_backup_does_not_come_back_without_its_keys_and_nothing_is_touched()
    {
        using var folder = new WorkFolder();
        var office = folder.Sqlite("office");
        office.Variables["ANSINH_KEYS"] = folder.File("keys");
        office.Run("demo", "--no-serve", "--no-files", "--people", "5").ExitCode.ShouldBe(0);
        office.Run("backup", folder.File("copy.backup")).ExitCode.ShouldBe(0);
        var back = folder.Sqlite("back");
        back.Variables["ANSINH_KEYS"] = folder.File("no-keys");

        var refused = back.Run("restore", folder.File("copy.backup"));

        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldContain("fields.json");
        File.Exists(folder.File("back.db")).ShouldBeFalse();
        back.Variables["ANSINH_KEYS"] = folder.File("keys");
        back.Run("restore", folder.File("copy.backup")).ExitCode.ShouldBe(0);
        back.Variables["ANSINH_KEYS"] = folder.File("no-keys");
        back.Run("search", "Nông").ExitCode.ShouldBe(1);
        // An address that cannot be: with the right keys the pages get as far as that.
        back.Run("serve", "--urls", "no-address").Errors.ShouldContain("fields.json");
        back.Variables["ANSINH_KEYS"] = folder.File("keys");
        var opened = back.Run("serve", "--urls", "no-address");
        opened.ExitCode.ShouldNotBe(0);
        opened.Errors.ShouldNotContain("fields.json");
    }
}
