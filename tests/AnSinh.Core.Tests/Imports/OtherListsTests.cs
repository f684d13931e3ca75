using System.Text;
using AnSinh.Core.Imports;
using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Core.Tests.Shared;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Tests.Imports;

/// <summary>Lists that bring people, change how they are paid, end decisions, or are matched only.</summary>
public class OtherListsTests
{
    private const string Registry = "04_danh-sach-btxh-2019_tcvn3.xls";
    private const string Vni = "05_ds-tro-cap_vni-windows.csv";
    private const string Accounts = "06_export-macos_nfd.tsv";
    private const string Insurance = "07_D03-TS_BHYT-thang-8-2024.xlsx";
    private const string Movement = "08_bien-dong-tang-giam-dieu-chinh_T7-2024.xlsx";
    private const string Longevity = "11_chuc-tho-mung-tho-2025.docx";
    private const string Page = "16_bang-html-gia-xls.xls";

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_list_with_groups_brings_people_with_decisions_and_facts(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        var report = register.Import(Registry);
        report.FileErrors.ShouldBeEmpty();
        report.Effect.ShouldBe(new ImportEffect(82, 0, 0, 8));
        register.Count("grants", "fixed_amount_vnd IS NULL AND asserted_ground IS NOT NULL").ShouldBe(82);
        register.Count("payroll_lists").ShouldBe(0);
        var person = register.Db.Persons.Single(person => person.FullName == "Nguyễn Thị Hồng Bưởi");
        register.Db.Areas.Single(area => area.Id == person.AreaId).Name.ShouldBe("Phường Trần Lãm");
        person.Hamlet.ShouldBe("Tổ dân phố số 5");
        register.Db.Facts.Where(fact => fact.PersonId == person.Id).Select(fact => fact.Kind).Order().ToList()
            .ShouldBe(["child", "poverty", "single_parent"]);
        register.Import(Registry).Message!.ShouldContain("đã nhập ngày");
        register.Broken().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_may_be_in_the_register_of_another_commune_is_told_with_the_preview_and_kept_with_the_file(
        Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        register.Import(Registry).Message!.ShouldNotContain("nghi trùng");
        var known = register.Db.Persons.Single(person => person.FullName == "Nguyễn Thị Hồng Bưởi");
        var day = known.Birth.ToString();
        var written = day.Length == 10 ? $"{day[8..]}/{day[5..7]}/{day[..4]}" : day;
        var list = Encoding.UTF8.GetBytes(
            "STT;Họ và tên;Ngày sinh;Thôn;Xã;Hệ số\n"
            + $"1;Nguyễn Thị Hồng Bưởi;{written};Nà Mon;Phường Núi Sam, tỉnh An Giang;1\n"
            + "2;Nguyễn Thị Không Trùng;01/01/1950;Nà Mon;Phường Núi Sam, tỉnh An Giang;1\n");

        var request = new ImportRequest(list, "ds-moi.csv") { Month = new Month(2024, 8) };
        var preview = register.Import(request with { DryRun = true });
        preview.FileErrors.ShouldBeEmpty();
        preview.Effect!.New.ShouldBe(2);
        preview.Message!.ShouldContain("1 cặp nghi trùng");
        register.Count("duplicate_pairs").ShouldBe(0);
        register.Import(request).Message!.ShouldContain("1 cặp nghi trùng");
        register.Count("duplicate_pairs").ShouldBe(1);
    }

    [Theory]
    [InlineData("UBND XÃ CHI LĂNG;;;;\nSTT;Họ và tên;Ngày sinh;Thôn;Hệ số\n1;Nguyễn Thị Một;01/01/1950;Nà Mon;1\n")]
    [InlineData("STT;Họ và tên;Ngày sinh;Thôn;Xã;Hệ số\n1;Nguyễn Thị Một;01/01/1950;Nà Mon;Xã Chi Lăng;1\n")]
    public async Task Of_two_communes_of_one_name_the_accounts_own_is_meant_and_without_one_it_is_asked(string list)
    {
        await using var register = await RegisterOnDisk.OpenAsync(Engine.Sqlite);
        var areas = register.Db.Areas.Where(one => one.Name == "Xã Chi Lăng" && one.ValidUntil == null)
            .Select(one => one.Id).ToList();
        areas.Count.ShouldBe(2);
        var request = new ImportRequest(Encoding.UTF8.GetBytes(list), "ds.csv")
        {
            Month = new Month(2026, 12),
            DryRun = true,
        };
        var mine = register.Import(request with { AllowedAreaIds = [areas[1], register.AreaId("06217")] });
        mine.FileErrors.ShouldBeEmpty();
        mine.Effect!.New.ShouldBe(1);
        foreach (var asked in new[] { request, request with { AllowedAreaIds = areas } })
        {
            register.Import(asked).Rejected.Single().Sentences!.Single().ShouldContain("nhiều nơi cùng tên");
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Without_groups_people_enter_without_a_decision_and_work_asks_for_it(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        var report = register.Import(Vni);
        report.Stored.ShouldBeTrue();
        report.Effect!.New.ShouldBe(report.Counts.Expected);
        report.Counts.Expected.ShouldBeGreaterThan(50);
        register.Count("grants").ShouldBe(0);
        register.Count("work_items", "kind = 'GRANT_UNKNOWN'").ShouldBe(report.Counts.Expected);
        var areas = register.Db.Persons.Select(person => person.AreaId).Distinct().ToList();
        register.Db.Areas.Where(area => areas.Contains(area.Id)).Select(area => area.Name).ToList()
            .ShouldContain("Phường Núi Sam");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_registration_changes_how_a_person_is_paid_and_keeps_what_was(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        await SeedAsync(register, "Trần Thị Nhình", "1955-09-04", "051155979965");
        await SeedAsync(register, "Đỗ Thanh Hiếu", "1981-07-16", "051081990248");
        var report = register.Import(Accounts);
        report.Effect!.Changed.ShouldBe(2);
        report.Rejected.Count(row => row.Reasons!.Contains("PERSON_UNKNOWN")).ShouldBe(96);

        var guarded = register.Db.Persons.Single(person => person.FullName == "Trần Thị Nhình");
        var methods = register.Db.PaymentMethods.Where(one => one.PersonId == guarded.Id).ToList();
        methods.Count.ShouldBe(2);
        var (old, now) = (methods.Single(one => one.UntilOn != null), methods.Single(one => one.UntilOn == null));
        (old.Channel, now.Channel, now.Provider, now.AccountName).ShouldBe(("CASH", "BANK", "mbb", "LE THI LOAN"));
        now.FromOn.ShouldBe(new DateOnly(2024, 9, 1));
        register.Db.Vault.Account(now).ShouldBe("0399936952016");
        var guardian = register.Db.Representatives.Single();
        (guardian.Kind, guardian.FullName, guardian.Paper).ShouldBe(("GUARDIAN", "LE THI LOAN",
            "QĐ giám hộ số 12/2024"));
        register.Count("audit_events", "action = 'PERSON_CHANGED'").ShouldBe(2);
        register.Count("audit_events", "before_json LIKE '%0399936952016%'").ShouldBe(0);
        register.Count("audit_events", "after_json LIKE '%0399936952016%'").ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_movement_list_brings_increases_ends_decreases_and_asks_about_adjustments(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        await SeedAsync(register, "Ngô Thị Tâm", "2003-03-17", "051303922847");
        await SeedAsync(register, "Tiêu Thị Bích Tý", "1939-11-25", "051139941919");
        await SeedAsync(register, "Võ Thanh Trường", "1938-10-08", "051038938698");
        await SeedAsync(register, "Bùi Tiến Long", "1998-11-23", "051098911926");
        var report = register.Import(Movement);
        report.Effect!.New.ShouldBe(34);
        report.Effect.Changed.ShouldBe(4);

        var dead = register.Db.Persons.Single(person => person.FullName == "Ngô Thị Tâm");
        dead.DiedOn.ShouldBe(new DateOnly(2024, 7, 15));
        register.Db.Facts.Single(fact => fact.PersonId == dead.Id
            && fact.Kind == FactKinds.Death).Value.ShouldBe("2024-07-15");
        EndOf(register, "Tiêu Thị Bích Tý").ShouldBe(new Month(2024, 7));
        EndOf(register, "Võ Thanh Trường").ShouldBe(new Month(2024, 6));
        EndOf(register, "Bùi Tiến Long").ShouldBeNull();
        register.Count("work_items", "kind = 'COEFFICIENT_CHANGED'").ShouldBe(1);
        register.Count("work_items", "kind = 'MOVED_AWAY'").ShouldBe(1);
        var added = register.Db.Persons.Single(person => person.FullName == "Đỗ Trọng Quế");
        added.AreaId.ShouldBe(register.AreaId("21106"));
        register.Count("payroll_lines").ShouldBe(0);
        register.Broken().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Insurance_and_longevity_lists_are_matched_and_nothing_is_stored(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        await SeedAsync(register, "Dương Thị Dần", "1946-04-24", "020146923919");
        var report = register.Import(Insurance);
        report.Stored.ShouldBeFalse();
        report.Message!.ShouldContain("1 người khớp sổ, 60 người chưa thấy");
        register.Import(Longevity).Message!.ShouldContain("0 người khớp sổ, 46 người chưa thấy");
        register.Count("import_files").ShouldBe(0);
        register.Count("persons").ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_page_of_web_software_becomes_a_payment_list(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        var area = register.AreaId("06220");
        var request = new ImportRequest(Samples.Bytes("lists/" + Page), Page);
        register.Import(request).FileErrors.ShouldHaveSingleItem().Code.ShouldBe("AREA_UNKNOWN");
        register.Import(request with { AreaId = area }).Effect.ShouldBe(new ImportEffect(62, 0, 0, 8));
        register.Count("payroll_lines").ShouldBe(62);
    }

    [Trait("Check", "S02")]
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task People_of_another_place_are_not_changed_by_a_list(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        await SeedAsync(register, "Ngô Thị Tâm", "2003-03-17", "051303922847");
        var mine = register.AreaId("21088");
        foreach (var name in (string[])[Movement, Accounts, Registry, Vni])
        {
            var request = new ImportRequest(Samples.Bytes("lists/" + name), name) { AllowedAreaIds = [mine] };
            var report = register.Import(request);
            (report.Refused || report.Expected.All(row => row.Text("commune_code") == "21088")).ShouldBeTrue(name);
        }

        register.Db.Persons.AsNoTracking().Single(person => person.FullName == "Ngô Thị Tâm").DiedOn.ShouldBeNull();
        register.Count("persons", $"area_id NOT IN ({mine}, {register.AreaId("06220")})").ShouldBe(0);
    }

    /// <summary>
    /// The same bytes are known; the file with its errors has others, and its good rows are as they were.
    /// </summary>
    [Fact]
    public async Task Somebody_not_known_yet_is_taken_later_from_the_file_with_errors()
    {
        await using var register = await RegisterOnDisk.OpenAsync(Engine.Sqlite);
        await SeedAsync(register, "Trần Thị Nhình", "1955-09-04", "051155979965");
        var report = register.Import(Accounts);
        report.Effect!.Changed.ShouldBe(1);
        using var back = new MemoryStream();
        ErrorsSheet.Write(back, Samples.Bytes("lists/" + Accounts), report, Core.Files.ReadLimits.Web);
        await SeedAsync(register, "Đỗ Thanh Hiếu", "1981-07-16", "051081990248");

        register.Import(Accounts).Message!.ShouldContain("đã nhập ngày");
        var again = register.Import(new ImportRequest(back.ToArray(), "loi.xlsx"));
        (again.Effect!.Changed, again.Effect.Same).ShouldBe((1, 1));
        register.Count("payment_methods").ShouldBe(4);
    }

    [Fact]
    public async Task An_older_list_never_takes_back_what_a_newer_one_said()
    {
        await using var register = await RegisterOnDisk.OpenAsync(Engine.Sqlite);
        register.Import(List("Tháng 8 năm 2024", "Người khuyết tật nặng", "1,5", "750.000"));
        register.Import(List("Tháng 3 năm 2024", "Người cao tuổi 60-80", "1,5", "540.000"));
        register.Db.Grants.Single().AssertedGround.ShouldBe("5.6");
        register.Import(List("Tháng 9 năm 2024", "Người cao tuổi 60-80", "1,5", "750.000"));
        register.Db.Grants.Count().ShouldBe(2);
    }

    private static ImportRequest List(string month, string group, string coefficient, string amount) => new(
        Encoding.UTF8.GetBytes($"UBND XÃ HẢI YẾN\nHUYỆN CAO LỘC\nDANH SÁCH ĐỐI TƯỢNG {month}\n"
            + "STT;Họ và tên;Năm sinh;Thôn;Đối tượng;Hệ số;Mức trợ cấp\n"
            + $"1;Hứa Thị Thử;1959;Thôn A;{group};{coefficient};{amount}\n"), "ds.csv");

    private static Month? EndOf(RegisterOnDisk register, string name)
    {
        var person = register.Db.Persons.AsNoTracking().Single(person => person.FullName == name);
        return register.Db.Grants.AsNoTracking().Single(grant => grant.PersonId == person.Id).UntilMonth;
    }

    /// <summary>Somebody of Hải Yến who receives cash by a decision that runs.</summary>
    private static async Task SeedAsync(RegisterOnDisk register, string name, string birth, string identity)
    {
        var person = new Person
        {
            Id = Guid.CreateVersion7(),
            Code = "SEED-" + identity,
            AreaId = register.AreaId("06220"),
            FullName = name,
            SortKey = name,
            SearchKey = name,
            Birth = BirthDate.Parse(birth),
            RecordedAt = DateTimeOffset.UnixEpoch,
        };
        person.SetCitizenId(register.Db.Vault, identity);
        register.Db.Persons.Add(person);
        register.Db.Grants.Add(new Grant
        {
            Id = Guid.CreateVersion7(),
            PersonId = person.Id,
            Programme = Grant.Allowance,
            AssertedGround = "5.6",
            FromMonth = new Month(2020, 1),
            AccountableFromMonth = new Month(2020, 1),
            AssertedCoefficient = 150,
            RecordedAt = DateTimeOffset.UnixEpoch,
            RecordedBy = "canbo",
        });
        register.Db.PaymentMethods.Add(new PaymentMethod
        {
            Id = Guid.CreateVersion7(),
            PersonId = person.Id,
            Channel = PaymentMethod.Cash,
            Provider = PaymentMethod.Post,
            FromOn = new DateOnly(2020, 1, 1),
            RecordedAt = DateTimeOffset.UnixEpoch,
            RecordedBy = "canbo",
        });
        await register.Db.SaveChangesAsync();
        register.Db.ChangeTracker.Clear();
    }
}
