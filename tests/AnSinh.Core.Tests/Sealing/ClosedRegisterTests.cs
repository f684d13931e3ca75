using System.Data.Common;
using System.Text;
using AnSinh.Core.Imports;
using AnSinh.Core.Payments;
using AnSinh.Core.Registry;
using AnSinh.Core.Sealing;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Payroll;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Sealing;

/// <summary>Whoever steals the database has no identifier, no account and no ethnic group of anybody.</summary>
[Trait("Check", "S22")]
public sealed class ClosedRegisterTests
{
    private const string Bank = "agribank";
    private const string Identifier = "999140003117";
    private const string OldIdentifier = "987650123";
    private const string NewIdentifier = "999140003225";
    private const string Account = "7788990011223";
    private const string OtherAccount = "7788990055443";
    private static readonly string[] Canaries = [Identifier, OldIdentifier, NewIdentifier, Account, OtherAccount];

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task After_import_list_payment_and_a_wrong_answer_no_number_stands_in_clear_anywhere(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.At(new DateOnly(2024, 6, 3));
        Import(office, Row("LS1", Identifier, Account)).Effect!.New.ShouldBe(1);
        Import(office, Row("LS1", NewIdentifier, OtherAccount)).Effect!.Changed.ShouldBe(1);
        Import(office, Row("LS2", OldIdentifier, Account, "Lò Văn Páo")).Effect!.New.ShouldBe(1);
        Import(office, Row("LS3", NewIdentifier, "12-34", "Bế Văn Sai")).Counts.Rejected.ShouldBe(1);
        Stage(office);
        var batch = SentByBank(office);
        Answer(office, batch, "7788990000000").Exceptions.ShouldBe(1);

        WholeDatabase.ColumnsWith(office.Db, Canaries).ShouldBeEmpty();
        office.Fresh(db => db.Number("SELECT COUNT(*) FROM payroll_lines WHERE account_no LIKE 'k1:%'"))
            .ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Control_the_same_look_finds_a_number_in_clear(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var person = office.Elder();
        office.Db.Execute("UPDATE persons SET old_id = @p1 WHERE id = @p0", person.Id, OldIdentifier);

        WholeDatabase.ColumnsWith(office.Db, Canaries).ShouldBe(["persons.old_id"]);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_bank_still_gets_the_whole_account_and_a_number_still_finds_its_person(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.At(new DateOnly(2024, 6, 3));
        Import(office, Row("LS1", Identifier, Account));
        var batch = SentByBank(office);

        var line = office.Fresh(db => new BatchQueries(db).Content(batch)).Rows.Single();
        (line.CitizenId, line.AccountNo).ShouldBe((Identifier, Account));
        var found = await PersonQueries.SearchAsync(office.Db, Identifier, null, 10, CancellationToken.None);
        found.Single().Code.ShouldBe("LS1");
        (await PersonQueries.FindAsync(office.Db, Identifier, CancellationToken.None)).ShouldNotBeNull();
        RegisterQueries.Search(office.Db, new RegisterAsk(Identifier, null, new Month(2024, 7)))
            .Rows.Single().CitizenId.ShouldBe(Identifier);
        (await PersonQueries.SearchAsync(office.Db, "999140003118", null, 10, CancellationToken.None)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_account_copied_in_the_database_to_another_person_stops_the_month(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder(channel: PaymentMethod.Bank);
        office.Elder("Lò Văn Páo", "1941-01-01", channel: PaymentMethod.Bank);
        office.Approved("2024-07");
        office.Db.Execute(
            "UPDATE payment_methods SET account_no = (SELECT MIN(account_no) FROM payment_methods) "
            + "WHERE account_no <> (SELECT MIN(account_no) FROM payment_methods)");

        Should.Throw<RefusedException>(() => office.Approved("2024-08")).Refusal.Code.ShouldBe(FieldVault.Unreadable);
        office.Fresh(db => db.Number("SELECT COUNT(*) FROM payment_batches")).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_line_once_written_takes_another_key_and_nothing_else(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder(channel: PaymentMethod.Bank);
        office.Approved("2024-07");
        var line = office.Lines("2024-07").Single();
        int Set(string? text) => office.Db.Execute(
            "UPDATE payroll_lines SET account_no = @p1 WHERE list_id = @p0", line.ListId, text);

        Should.Throw<DbException>(() => Set(null)).Message.ShouldContain("written once");
        Should.Throw<DbException>(() => Set("0123456789"));
        Should.Throw<DbException>(() => Set(
            office.Db.Vault.Close("0123456789", line.PersonId, SealedField.AccountNo)!.Value.Text));
        Set("k2" + line.AccountNo!.Value.Text[2..]).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_database_from_before_the_keys_is_closed_once_and_a_clear_value_of_later_is_not(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var person = office.Elder(channel: PaymentMethod.Bank);
        office.Db.Execute("DELETE FROM settings WHERE key = @p0", FieldKeys.AllClosed);
        void Clear() => office.Db.Execute(
            "UPDATE persons SET citizen_id = @p1, citizen_key = NULL WHERE id = @p0", person.Id, Identifier);
        Clear();
        office.Db.Execute("UPDATE payment_methods SET account_no = @p0, account_key = NULL", Account);
        var rotation = new KeyRotation(office.Db, office.Clock, new IdSource(office.Clock));

        rotation.CloseFirst().ShouldBe(2);

        WholeDatabase.ColumnsWith(office.Db, Canaries).ShouldBeEmpty();
        (await PersonQueries.FindAsync(office.Db, Identifier, CancellationToken.None))!.Id.ShouldBe(person.Id);
        SentByBank(office).Lines.ShouldBe(1);
        Clear();
        rotation.CloseFirst().ShouldBe(0);
        Should.Throw<RefusedException>(() => RegisterQueries.Search(
            office.Db, new RegisterAsk("", null, new Month(2024, 7)))).Refusal.Code.ShouldBe(FieldVault.Unreadable);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Values_of_every_place_are_closed_whoever_asks_for_it(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var person = office.Elder();
        office.Db.Execute("DELETE FROM settings WHERE key = @p0", FieldKeys.AllClosed);
        office.Db.Execute("UPDATE persons SET citizen_id = @p1 WHERE id = @p0", person.Id, Identifier);
        office.Areas = [];

        office.Fresh(db => new KeyRotation(db, office.Clock, new IdSource(office.Clock)).CloseFirst()).ShouldBe(1);

        WholeDatabase.ColumnsWith(office.Db, Canaries).ShouldBeEmpty();
    }

    private static ImportReport Import(Office office, string row) => office.Fresh(db =>
        new ImportService(db, office.Clock, new IdSource(office.Clock), office.Law).Run(
            new ImportRequest(Encoding.UTF8.GetBytes(Header + row), "export.csv") { Month = new Month(2024, 7) },
            Office.As(Office.Maker)));

    private const string Header = "MA_XA,MA_DT,HO_TEN,NGAY_SINH,GIOI_TINH,DAN_TOC,SO_CMND,MA_LOAI_DT,HE_SO,MUC_TC,"
        + "QD_HUONG,NGAY_QD,TU_THANG,HINH_THUC_CHI,SO_TK,MA_NH,TRANG_THAI\n";

    private static string Row(string code, string identity, string account, string name = "Nông Thị Nhình") =>
        $"05986,{code},{name},19400116,0,02,{identity},NKTDB-CT,2.5,1250000,4284/QĐ-UBND,01/07/2019,072019,2,"
        + $"{account},970405,1\n";

    private static void Stage(Office office)
    {
        var ids = new IdSource(office.Clock);
        office.Fresh(db =>
        {
            new ImportStaging(
                db, office.Clock, new Core.Audit.AuditLog(db, office.Clock, ids),
                new ImportService(db, office.Clock, ids, office.Law)).StageAsync(
                ids.Next(), new ImportRequest(Encoding.UTF8.GetBytes(Row("LS9", Identifier, Account)), "cho.csv"),
                Office.As(Office.Maker), CancellationToken.None).GetAwaiter().GetResult();
            return 0;
        });
    }

    private static PaymentBatch SentByBank(Office office)
    {
        office.Approved("2024-07");
        office.Order("2024-07");
        return office.Export("2024-07", Bank)[^1];
    }

    private static Core.Reconciliation.ApplyResult Answer(Office office, PaymentBatch batch, string account)
    {
        var line = office.Fresh(db => new BatchQueries(db).Content(batch)).Rows[0];
        office.At(new DateOnly(2024, 7, 10));
        return office.Result(
            "ma_ky,ma_lo,ma_dong,ho_ten,so_tk,so_tien,trang_thai,ma_loi,thoi_gian,ma_gd\r\n"
            + $"2024-07,{batch.Number},{line.Reference},,{account},{line.AmountVnd},THANH_CONG,,,GD1\r\n"
            + $"TONG,,1,,,{line.AmountVnd},,,,\r\n", "ket-qua.csv", Bank);
    }
}
