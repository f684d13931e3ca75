using System.Text.Json;

namespace AnSinh.Cli.Tests;

/// <summary>The command line on the lists that offices really have: taken in, taken in again, prepared, explained.</summary>
public sealed class OfficeListTests
{
    private const string PaymentList = "lists/01_ds-chi-tra-thang-8-2024_buu-dien.xlsx";
    private const string Export = "lists/12_xuat-phan-mem_ma-cot.xls";
    private const string BankReturn = "lists/09_ket-qua-chi-luong_ngan-hang_windows-1258.csv";

    [Fact]
    public void Real_lists_enter_once_become_the_next_list_and_can_be_explained()
    {
        using var folder = new WorkFolder();
        var office = folder.Sqlite("office");
        office.Run("demo", "--no-serve", "--no-files", "--people", "60").ExitCode.ShouldBe(0);

        office.Run("import", WorkFolder.Sample(PaymentList), "--as", "canbo").ExitCode.ShouldBe(1, "TOTAL_MISMATCH was not named");
        var accepted = office.Run(
            "import", WorkFolder.Sample(PaymentList), "--accept", "TOTAL_MISMATCH", "--as", "canbo", "--json");
        accepted.ExitCode.ShouldBe(0, accepted.ToString());
        Effect(accepted, "new").ShouldBe(80);
        office.Run("import", WorkFolder.Sample(PaymentList), "--accept", "TOTAL_MISMATCH", "--as", "canbo")
            .Output.ShouldContain("đã nhập ngày");

        var export = office.Run("import", WorkFolder.Sample(Export), "--month", "2024-08", "--as", "canbo", "--json");
        export.ExitCode.ShouldBe(0, export.ToString());
        Effect(export, "new").ShouldBeGreaterThan(258);
        Effect(export, "refused").ShouldBe(42);

        office.Run("payment", "prepare", "--month", "2024-09", "--as", "canbo").ExitCode.ShouldBe(0);
        var unclear = office.Run("payment", "show", "--month", "2024-09", "--json").Json.GetProperty("by_ground").EnumerateArray()
            .Single(ground => ground.GetProperty("name").GetString() == "UNCLEAR");
        unclear.GetProperty("people").GetInt32().ShouldBe(80);
        unclear.GetProperty("amount_vnd").GetInt64().ShouldBe(55_000_000);
        var why = office.Run("explain", "LS000004", "--month", "2024-09", "--json");
        why.ExitCode.ShouldBe(0, why.ToString());
        why.Json.GetProperty("due_vnd").GetInt64().ShouldBe(1_250_000);
        office.Run("ledger", "check").ExitCode.ShouldBe(0);
    }

    [Fact]
    public void A_bank_list_of_another_office_becomes_exceptions_and_no_money()
    {
        using var folder = new WorkFolder();
        var office = folder.Sqlite("bank");
        office.Run("demo", "--no-serve", "--no-files", "--people", "60").ExitCode.ShouldBe(0);

        var result = office.Run("payment", "result", WorkFolder.Sample(BankReturn), "--provider", "agribank", "--as", "nganhang", "--json");

        result.ExitCode.ShouldBe(0, result.ToString());
        result.Json.GetProperty("exceptions").GetInt32().ShouldBe(220);
        result.Json.GetProperty("paid_vnd").GetInt64().ShouldBe(0);
        office.Run("payment", "result", WorkFolder.Sample(BankReturn), "--provider", "agribank", "--as", "buudien").ExitCode.ShouldBe(1);
    }

    [Fact]
    public void Wrong_use_and_a_database_without_tables_are_told_in_words()
    {
        using var folder = new WorkFolder();
        var empty = folder.Sqlite("empty");
        empty.Run("payment", "prepare").ExitCode.ShouldBe(2);
        var missing = empty.Run("payment", "show", "--month", "2026-12");
        missing.ExitCode.ShouldBe(1);
        missing.Errors.ShouldContain("migrate");
        empty.Run("law", "check").ExitCode.ShouldBe(0);
    }

    private static int Effect(CommandEnd end, string name) =>
        JsonDocument.Parse(end.Output).RootElement.GetProperty("effect").GetProperty(name).GetInt32();
}
