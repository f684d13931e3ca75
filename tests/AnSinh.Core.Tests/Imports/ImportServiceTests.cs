using System.Text;
using AnSinh.Core.Audit;
using AnSinh.Core.Imports;
using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Shared;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Tests.Imports;

public class ImportServiceTests
{
    private const string PaymentList = "01_ds-chi-tra-thang-8-2024_buu-dien.xlsx";
    private const string SoftwareExport = "12_xuat-phan-mem_ma-cot.xls";
    private const string BankReturn = "09_ket-qua-chi-luong_ngan-hang_windows-1258.csv";
    private const long AugustVnd = 55_000_000;
    private static readonly Month August = new(2024, 8);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_export_brings_its_people_with_decisions_facts_and_ways_of_payment(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        var report = register.Import(SoftwareExport, August);

        report.Stored.ShouldBeTrue();
        report.Counts.ShouldBe(new ImportCounts(258, 42, 1));
        var statusOnly = report.Rejected.Count(row => row.Reasons is ["STATUS_NOT_ACTIVE"]);
        report.Effect.ShouldBe(new ImportEffect(258 + statusOnly, 0, 0, 42));
        register.Count("persons").ShouldBe(258 + statusOnly);
        register.Count("grants").ShouldBe(258 + statusOnly);
        register.Count("payment_methods", "until_on IS NULL").ShouldBe(258 + statusOnly);

        var person = register.Db.Persons.Single(person => person.Code == "LS000004");
        person.FullName.ShouldBe("Nông Thị Nhình");
        person.Birth.ToString().ShouldBe("1938-01-16");
        register.Db.Vault.CitizenId(person).ShouldBe("020138925731");
        register.Db.Vault.Ethnicity(person).ShouldBe("02");
        person.AreaId.ShouldBe(register.AreaId("06217"));
        var grant = register.Db.Grants.Single(grant => grant.PersonId == person.Id);
        grant.AssertedGround.ShouldBe("5.6");
        grant.AssertedCoefficient.ShouldBe(250);
        grant.FromMonth.ShouldBe(new Month(2019, 7));
        grant.AccountableFromMonth.ShouldBe(August);
        grant.DecidedOn.ShouldBe(new DateOnly(2019, 7, 1));
        grant.FixedAmountVnd.ShouldBeNull();
        var method = register.Db.PaymentMethods.Single(method => method.PersonId == person.Id);
        (method.Channel, method.Provider, method.BankBin, register.Db.Vault.Account(method))
            .ShouldBe(("BANK", "lpb", "970449", "019946129231"));
        var fact = register.Db.Facts.Single(fact => fact.PersonId == person.Id);
        (fact.Kind, fact.Value, fact.FromOn)
            .ShouldBe((FactKinds.Disability, "extremely_severe", new DateOnly(2019, 7, 1)));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Suspended_and_stopped_people_enter_the_register_and_are_not_due(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        register.Import(SoftwareExport, August);
        var suspended = GrantOf(register, "LS000002");
        suspended.SuspendedFromMonth.ShouldBe(August);
        suspended.Covers(August).ShouldBeFalse();
        var stopped = GrantOf(register, "LS000015");
        stopped.UntilMonth.ShouldBe(new Month(2024, 7));
        stopped.Covers(August).ShouldBeFalse();
        GrantOf(register, "LS000001").Covers(August).ShouldBeTrue();
        register.Count("persons", "code = 'LS000006'").ShouldBe(0);
        register.Broken().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_the_export_leaves_open_becomes_work(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        var report = register.Import(SoftwareExport, August);
        long People(string category) => report.Expected
            .Concat(report.Rejected.Where(row => row.Reasons is ["STATUS_NOT_ACTIVE"]))
            .Count(row => row.Text("category") == category);
        register.Count("work_items", "kind = 'CHILD_POINT_UNKNOWN'").ShouldBe(People("TEMC"));
        register.Count("work_items", "kind = 'CHILD_BIRTHS_UNKNOWN'").ShouldBe(People("DTNC"));
        register.Count("facts", "kind = 'child' AND value = 'unknown=1'").ShouldBe(People("DTNC"));
        register.Count("facts", "kind = 'hiv'").ShouldBe(People("HIVN"));
        People("TEMC").ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_same_bytes_again_store_nothing_and_say_when(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        register.Import(SoftwareExport, August);
        var events = register.Count("audit_events");
        var again = register.Import(SoftwareExport, August);
        again.Refused.ShouldBeFalse();
        again.Stored.ShouldBeFalse();
        again.Effect!.New.ShouldBe(0);
        again.Message!.ShouldContain("đã nhập ngày 05/09/2024");
        register.Count("import_files").ShouldBe(1);
        register.Count("audit_events").ShouldBe(events);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Another_file_with_the_same_people_changes_nothing(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        var first = register.Import(Export(Row("LS1", account: "012345678")));
        first.Effect.ShouldBe(new ImportEffect(1, 0, 0, 0));
        var second = register.Import(Export(Row("LS1", account: "012345678"), "\n"));
        second.Stored.ShouldBeTrue();
        second.Effect.ShouldBe(new ImportEffect(0, 0, 1, 0));
        register.Count("grants").ShouldBe(1);
        register.Count("facts").ShouldBe(1);
        register.Count("audit_events", "action = 'PERSON_CHANGED'").ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Changed_fields_are_taken_over_with_before_and_after(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        register.Import(Export(Row("LS1", account: "012345678")));
        var report = register.Import(Export(Row("LS1", name: "Nông Thị Nhinh", account: "999945678", status: "2")));
        report.Effect.ShouldBe(new ImportEffect(0, 1, 0, 1));
        var person = register.Db.Persons.Single();
        person.FullName.ShouldBe("Nông Thị Nhinh");
        register.Count("payment_methods").ShouldBe(2);
        register.Db.Vault.Account(register.Db.PaymentMethods.Single(method => method.UntilOn == null))
            .ShouldBe("999945678");
        GrantOf(register, "LS1").SuspendedFromMonth.ShouldBe(August);
        var changed = register.Db.AuditEvents.Single(change => change.Action == "PERSON_CHANGED");
        changed.BeforeJson!.ShouldContain("Nông Thị Nhình");
        changed.AfterJson!.ShouldContain("Nông Thị Nhinh");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_person_is_known_by_identity_number_under_another_code(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        register.Import(Export(Row("LS1", account: "012345678")));
        register.Import(Export(Row("XX9", account: "012345678"))).Effect.ShouldBe(new ImportEffect(0, 0, 1, 0));
        var other = register.Import(Export(Row("XX9", name: "Hoàng Văn Ba", account: "012345678")));
        other.Rejected.ShouldHaveSingleItem().Reasons.ShouldBe(["ID_OF_ANOTHER"]);
        other.Effect.ShouldBe(new ImportEffect(0, 0, 0, 1));
        register.Count("persons").ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_dry_run_tells_the_same_and_stores_nothing(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        var request = new ImportRequest(
            Samples.Bytes("lists/" + SoftwareExport), SoftwareExport)
        { Month = August, DryRun = true };
        var dry = register.Import(request);
        dry.Stored.ShouldBeFalse();
        register.Count("persons").ShouldBe(0);
        register.Count("import_files").ShouldBe(0);
        register.Count("audit_events").ShouldBe(0);
        var real = register.Import(request with { DryRun = false });
        (dry with { Stored = true }).ToJson().ShouldBe(real.ToJson());
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task All_or_nothing_refuses_the_file_for_one_row(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        var request = new ImportRequest(
            Samples.Bytes("lists/" + SoftwareExport), SoftwareExport)
        { Month = August, AllOrNothing = true };
        var report = register.Import(request);
        report.Refused.ShouldBeTrue();
        report.FileErrors.ShouldHaveSingleItem().Code.ShouldBe("ROWS_REFUSED");
        register.Count("persons").ShouldBe(0);
        register.Import(Export(Row("LS1", account: "012345678")) with { AllOrNothing = true }).Stored.ShouldBeTrue();
    }

    [Trait("Check", "S02")]
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Rows_of_other_communes_than_the_users_are_refused(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        var request = new ImportRequest(Samples.Bytes("lists/" + SoftwareExport), SoftwareExport)
        {
            Month = August,
            AllowedAreaIds = [register.AreaId("06217")],
        };
        var report = register.Import(request);
        report.Expected.ShouldAllBe(row => row.Text("commune_code") == "06217");
        register.Count("persons", $"area_id <> {register.AreaId("06217")}").ShouldBe(0);
        register.Count("persons").ShouldBeGreaterThan(0);
        report.Counts.Expected.ShouldBe(report.Expected.Count);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_payment_list_that_does_not_add_up_is_refused_whole(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        var report = register.Import(PaymentList);
        report.Refused.ShouldBeTrue();
        report.Stored.ShouldBeFalse();
        register.Count("persons").ShouldBe(0);
        register.Count("import_files").ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Accepted_by_name_a_payment_list_becomes_history_and_people_of_unclear_ground(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        var report = register.Import(PaymentList, null, "TOTAL_MISMATCH");
        report.Stored.ShouldBeTrue();
        report.Issuer.ShouldBe("UBND xã Hải Yến, huyện Cao Lộc, tỉnh Lạng Sơn");
        report.Effect.ShouldBe(new ImportEffect(80, 0, 0, 5));
        register.Count("persons", $"area_id = {register.AreaId("06220")}").ShouldBe(80);
        register.Count("facts").ShouldBe(0);
        register.Count("work_items", "kind = 'GROUND_UNCLEAR'").ShouldBe(80);
        register.Count("audit_events", "action = 'IMPORT_ACCEPTED'").ShouldBe(1);
        var grants = register.Db.Grants.ToList();
        grants.ShouldAllBe(
            grant => grant.FixedAmountVnd > 0 && grant.AssertedCoefficient >= 100 && grant.FromMonth == August);

        var list = register.Db.PayrollLists.Single();
        (list.State, list.Origin, list.Month, list.People)
            .ShouldBe((ListState.Closed, ListOrigin.Imported, August, 80));
        list.AmountVnd.ShouldBe(81_750_000);
        var lines = register.Db.PayrollLines.ToList();
        lines.Sum(line => line.AmountVnd).ShouldBe(list.AmountVnd);
        lines.Count(line => line.Kind == LineKind.Regular).ShouldBe(80);
        lines.Where(line => line.Kind == LineKind.Arrears).Sum(line => line.AmountVnd).ShouldBe(list.ArrearsVnd);
        list.ArrearsVnd.ShouldBeGreaterThan(0);
        register.Broken().ShouldBeEmpty();
        lines.ShouldAllBe(line => line.Ground == "UNCLEAR" && line.Channel == "CASH" && line.Provider == "vnpost");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_people_of_a_payment_list_are_known_again_in_the_next_month(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        register.Import(PaymentList, null, "TOTAL_MISMATCH");
        var report = register.Import(SignedList("Tháng 9 năm 2024", "Hứa Thị Thủy", 1999, "4373/QĐ-UBND"));
        report.Stored.ShouldBeTrue();
        report.Effect.ShouldBe(new ImportEffect(0, 0, 1, 0));
        register.Count("payroll_lists").ShouldBe(2);
        report = register.Import(SignedList("Tháng 9 năm 2024", "Hứa Thị Khác", 1999, "1/QĐ-UBND"));
        report.Effect.ShouldBe(new ImportEffect(1, 0, 0, 0));
        report.Message!.ShouldContain("đã có danh sách tháng 09/2024");
        var september = register.Db.PayrollLists.AsNoTracking().Single(list => list.Month == new Month(2024, 9));
        (september.OldVnd, september.IncreaseVnd, september.NewVnd).ShouldBe((AugustVnd, 0L, 500_000L));
        september.DecreaseVnd.ShouldBe(AugustVnd - 500_000);
        register.Broken().ShouldBeEmpty();
        register.Count("payroll_lists").ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_list_without_a_commune_asks_for_it(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        var request = SignedList("Tháng 9 năm 2024", "Hứa Thị Thủy", 1999, "1/QĐ", issuer: "UBND XÃ HẢI YẾN");
        register.Import(request).FileErrors.ShouldHaveSingleItem().Code.ShouldBe("AREA_UNKNOWN");
        register.Import(request with { AreaId = register.AreaId("06220") }).Stored.ShouldBeTrue();
        register.Import(request with
        {
            Bytes = [.. request.Bytes, (byte)'\n'],
            AreaId = register.AreaId("06220"),
            AllowedAreaIds = [1]
        })
            .FileErrors.ShouldHaveSingleItem().Code.ShouldBe("AREA_NOT_YOURS");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Results_are_read_and_reported_only(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        var report = register.Import(BankReturn);
        report.Refused.ShouldBeFalse();
        report.Stored.ShouldBeFalse();
        report.Counts.Expected.ShouldBe(213);
        report.Message!.ShouldContain("payment result");
        register.Count("import_files").ShouldBe(0);
    }

    private static Grant GrantOf(RegisterOnDisk register, string code)
    {
        var person = register.Db.Persons.AsNoTracking().Single(person => person.Code == code);
        return register.Db.Grants.AsNoTracking().Single(grant => grant.PersonId == person.Id);
    }

    private static ImportRequest Export(string row, string end = "") => new(
        Encoding.UTF8.GetBytes(
            "MA_XA,MA_DT,HO_TEN,NGAY_SINH,GIOI_TINH,DAN_TOC,SO_CMND,MA_LOAI_DT,HE_SO,MUC_TC,QD_HUONG,NGAY_QD,TU_THANG,"
            + "HINH_THUC_CHI,SO_TK,MA_NH,TRANG_THAI\n" + row + end),
        "export.csv")
    {
        Month = August,
    };

    private static string Row(string code, string account, string name = "Nông Thị Nhình", string status = "1") =>
        $"06217,{code},{name},19380116,0,02,020138925731,NKTDB-CT,2.5,1250000,4284/QĐ-UBND,01/07/2019,072019,2,"
        + $"{account},970449,{status}";

    private static ImportRequest SignedList(
        string title, string name, int year, string decision, string issuer = "UBND XÃ HẢI YẾN\nHUYỆN CAO LỘC") => new(
        Encoding.UTF8.GetBytes(
            $"{issuer}\n{title}\nSTT,Họ và tên,Năm sinh,Giới tính,Số QĐ,Hệ số,Số tiền\n"
                + $"1,{name},{year},Nữ,{decision},1,500000\nTổng cộng,,,,,,500000\n"),
        "danh-sach.csv");

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_code_that_belongs_to_somebody_else_never_overwrites_that_person(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        var other = new Person
        {
            Id = Guid.CreateVersion7(),
            Code = "LS000004",
            AreaId = register.AreaId("06217"),
            FullName = "Vi Văn Khác",
            SortKey = "khac vi van",
            SearchKey = "vi van khac",
            Birth = BirthDate.Parse("1971-02-03"),
            RecordedAt = DateTimeOffset.UnixEpoch,
        };
        other.SetCitizenId(register.Db.Vault, "999071000001");
        register.Db.Persons.Add(other);
        register.Db.SaveChanges();
        register.Db.ChangeTracker.Clear();

        var report = register.Import(SoftwareExport, August);

        report.Rejected.Single(row => row.Reasons!.Contains("CODE_OF_ANOTHER")).Sentences!.ShouldContain(text => text.Contains("LS000004"));
        register.Db.Persons.Single(person => person.Code == "LS000004").FullName.ShouldBe("Vi Văn Khác");
        register.Count("grants", "person_id IN (SELECT id FROM persons WHERE code = 'LS000004')").ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_file_of_which_no_row_may_enter_is_not_kept_and_can_come_again(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        var bytes = Samples.Bytes("lists/" + SoftwareExport);
        var report = register.Import(new ImportRequest(bytes, SoftwareExport) { Month = August, AllowedAreaIds = [] });

        report.Refused.ShouldBeTrue();
        report.FileErrors.ShouldContain(error => error.Code == "NO_GOOD_ROW");
        register.Count("import_files").ShouldBe(0);
        register.Import(SoftwareExport, August).Stored.ShouldBeTrue();
    }
}
