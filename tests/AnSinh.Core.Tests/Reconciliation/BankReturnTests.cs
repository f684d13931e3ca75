using System.Text;
using AnSinh.Core.Reconciliation;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Payroll;
using AnSinh.Core.Tests.Shared;

namespace AnSinh.Core.Tests.Reconciliation;

/// <summary>A bank answers with its own list: accounts and amounts, none of our references.</summary>
public sealed class BankReturnTests
{
    private const string Bank = "agribank";
    private const string Header = "STT,So TK,Ten TK,So tien,Noi dung,Trang thai,Ma loi,So tham chieu,Thoi gian";

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_list_of_another_office_moves_no_money_and_every_row_waits_for_a_person(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var result = office.Fresh(db => new ReconcileService(db, office.Clock, new IdSource(office.Clock)).Apply(
            Bank, "09.csv", Samples.Bytes("lists/09_ket-qua-chi-luong_ngan-hang_windows-1258.csv"), Office.As("nganhang")));

        result.Lines.ShouldBe(220);
        result.Exceptions.ShouldBe(220);
        result.Outcomes.Count(outcome => outcome.Code == "UNKNOWN_LINE").ShouldBe(213);
        result.Outcomes.Where(outcome => outcome.Code == "UNKNOWN_LINE")
            .ShouldAllBe(outcome => outcome.Sentence!.Contains("không thuộc lô nào"));
        office.Fresh(db => db.Number("SELECT COUNT(*) FROM transfers")).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Rows_find_their_lines_by_account_and_amount(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (elder, other) = Two(office);

        var result = Apply(office, 1_000_000,
            $"1,{elder},NONG THI MAY,500000,x,Thành công,00,FT1,", $"2,{other},LO VAN PAO,500000,x,Không thành công,12,FT2,");

        result.Applied.ShouldBe(2);
        (result.PaidVnd, result.ReturnedVnd).ShouldBe((500_000, 500_000));
        office.Settle("2024-07", Bank).Sums.CarriedForwardVnd.ShouldBe(500_000);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_wrong_amount_name_or_a_contradiction_moves_nothing(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (elder, other) = Two(office);

        Apply(office, 500_001, $"1,{elder},NONG THI MAY,500001,x,Thành công,00,FT1,").Outcomes.Single().Code.ShouldBe("AMOUNT_MISMATCH");
        Apply(office, 500_000, $"1,{elder},BE VAN KHAC,500000,x,Thành công,00,FT2,").Outcomes.Single().Code.ShouldBe("NAME_MISMATCH");
        var contradiction = Apply(office, 1_000_000,
            $"1,{other},LO VAN PAO,500000,x,Thành công,00,FT3,", $"2,{other},LO VAN PAO,500000,x,Không thành công,12,FT3,");

        contradiction.Exceptions.ShouldBe(2);
        office.Fresh(db => db.Number("SELECT COUNT(*) FROM transfers WHERE kind = 'PAID'")).ShouldBe(0);
    }

    /// <summary>Two people paid into accounts of the bank; their account numbers.</summary>
    private static (string Elder, string Other) Two(Office office)
    {
        office.Elder(channel: PaymentMethod.Bank);
        office.Elder("Lò Văn Páo", "1941-01-01", channel: PaymentMethod.Bank);
        office.Approved("2024-07");
        office.Order("2024-07");
        office.Export("2024-07", Bank);
        office.At(new DateOnly(2024, 7, 10));
        var accounts = office.Lines("2024-07").Select(line =>
            office.Db.Vault.Open(line.AccountNo, line.PersonId, SealedField.AccountNo)!).ToList();
        return (accounts[0], accounts[1]);
    }

    private static ApplyResult Apply(Office office, long totalVnd, params string[] rows)
    {
        var content = string.Join("\r\n", [Header, .. rows.Select(row => row + "15/07/2024 09:00"), $"TOTAL,{rows.Length},,{totalVnd},,,,,", string.Empty]);
        return office.Fresh(db => new ReconcileService(db, office.Clock, new IdSource(office.Clock))
            .Apply(Bank, "ket-qua.csv", Encoding.UTF8.GetBytes(content.Replace("x,", "TCXH T07/2024,", StringComparison.Ordinal)), Office.As("nganhang")));
    }
}
