using System.Text;
using AnSinh.Core.Audit;
using AnSinh.Core.Exchanges;
using AnSinh.Core.Imports;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Tests.Imports;

/// <summary>A file is taken back: what it did is gone, what was built on it stays and is told.</summary>
public class ImportUndoTests
{
    private const string Why = "nhập nhầm tệp của xã khác";
    private const string Severe = "Người khuyết tật nặng";
    private const string Old = "Người cao tuổi 60-80";

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Whom_only_the_file_brought_leaves_the_register_and_the_same_file_may_come_again(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        var empty = Content(register);
        var first = List(8, ("Hứa Thị Thử", 1959, Severe), ("Nông Văn Thử", 1961, Severe));
        register.Import(first).Effect!.New.ShouldBe(2);
        var filled = Content(register);
        filled.ShouldNotBe(empty);

        var undo = register.Undo(register.FileId(first), Why);
        (undo.RemovedPeople, undo.RestoredPeople, undo.StayedPeople).ShouldBe((2, 0, 0));
        Content(register).ShouldBe(empty);
        var told = register.Db.Set<AuditEvent>().AsNoTracking().Single(one => one.Action == "IMPORT_UNDONE");
        told.Sentence.ShouldContain(Why);
        told.BeforeJson!.ShouldContain("06220-");

        register.Import(first).Effect!.New.ShouldBe(2);
        Content(register).ShouldBe(filled);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Whom_the_file_changed_stands_as_before(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        register.Import(List(7, ("Hứa Thị Thử", 1959, Old)));
        var before = Content(register);
        register.Pass();
        var second = List(8, ("Hứa Thị Thử", 1959, Severe));
        register.Import(second).Effect!.Changed.ShouldBe(1);
        Content(register).ShouldNotBe(before);
        register.Pass();

        var undo = register.Undo(register.FileId(second), Why);
        (undo.RemovedPeople, undo.RestoredPeople, undo.StayedPeople).ShouldBe((0, 1, 0));
        Content(register).ShouldBe(before);
        register.Count("audit_events", "action = 'PERSON_RESTORED'").ShouldBe(1);
        register.Import(second).Effect!.Changed.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Fields_ways_of_payment_and_decisions_of_an_export_come_back(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        register.Import(Export("Nông Thị Nhình", "012345678", "1", "020138925731"));
        var before = Content(register);
        register.Pass();
        var second = Export("Nông Thị Nhinh", "999945678", "3", "020138925731");
        register.Import(second).Effect!.Changed.ShouldBe(1);
        Content(register).ShouldNotBe(before);
        register.Pass();
        register.Undo(register.FileId(second), Why).RestoredPeople.ShouldBe(1);
        Content(register).ShouldBe(before);
        register.Db.Vault.Account(register.Db.PaymentMethods.AsNoTracking().Single(one => one.UntilOn == null))
            .ShouldBe("012345678");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_closed_list_of_the_file_is_sent_back_and_comes_again_with_the_file(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        var list = Paid("2024", 8);
        register.Import(list).Stored.ShouldBeTrue();
        register.Count("payroll_lists", "state = 'CLOSED'").ShouldBe(1);
        register.Pass();
        var undo = register.Undo(register.FileId(list), Why);
        (undo.RemovedPeople, undo.StayedPeople).ShouldBe((0, 1));
        Stayed(register, undo).ShouldHaveSingleItem().ShouldContain("không còn quyết định hưởng");
        register.Count("payroll_lists", "state = 'CLOSED'").ShouldBe(0);
        register.Count("payroll_lines", "live").ShouldBe(0);
        register.Count("work_items", "closed_at IS NULL").ShouldBe(0);
        register.Broken().ShouldBeEmpty();

        register.Pass();
        register.Import(list).Effect!.New.ShouldBe(0);
        register.Count("payroll_lists", "state = 'CLOSED'").ShouldBe(1);
        register.Db.Grants.AsNoTracking().ToList().Count(one => one.Covers(new Month(2024, 8))).ShouldBe(1);
        register.Broken().ShouldBeEmpty();

        // A list of a later month was compared with this one.
        register.Pass();
        register.Import(Paid("2024", 9)).Stored.ShouldBeTrue();
        Refused(register, register.FileId(list)).ShouldBe("LIST_BUILT_ON");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task On_whom_something_was_built_since_stays_and_is_told(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        var first = List(
            8, ("Hứa Thị Thử", 1959, Severe), ("Nông Văn Thử", 1961, Severe), ("Vi Thị Thử", 1950, Severe),
            ("Lý Thị Thử", 1951, Severe));
        register.Import(first);
        register.Pass();
        await AskAsync(register, "Lý Thị Thử");
        register.Import(List(8, ("Nông Văn Thử", 1961, Severe))).Effect!.Same.ShouldBe(1);
        var worked = register.Db.Persons.AsNoTracking().Single(one => one.FullName == "Vi Thị Thử");
        register.Note("COURSE_SUSPEND", worked.Id, "Tạm dừng Vi Thị Thử");
        register.Note("IDENTIFIER_OPENED", register.Db.Persons.AsNoTracking()
            .Single(one => one.FullName == "Hứa Thị Thử").Id, "Mở số");

        var undo = register.Undo(register.FileId(first), Why);
        (undo.RemovedPeople, undo.StayedPeople).ShouldBe((1, 3));
        var stayed = Stayed(register, undo);
        stayed.ShouldContain(one => one.StartsWith("Lý Thị Thử") && one.Contains("lô gửi cơ quan ngoài"));
        stayed.ShouldContain(one => one.StartsWith("Nông Văn Thử") && one.Contains("nhập sau cũng có tên"));
        stayed.ShouldContain(one => one.StartsWith("Vi Thị Thử") && one.Contains("canbo đã ghi sau đó"));
        register.Db.Persons.AsNoTracking().Select(one => one.FullName).Order().ToList()
            .ShouldBe(["Lý Thị Thử", "Nông Văn Thử", "Vi Thị Thử"]);
        register.Broken().ShouldBeEmpty();
    }

    [Fact]
    public async Task Twice_without_a_reason_by_a_stranger_and_when_nothing_can_be_taken_back_it_is_refused()
    {
        await using var register = await RegisterOnDisk.OpenAsync(Engine.Sqlite);
        var list = List(8, ("Hứa Thị Thử", 1959, Severe));
        register.Import(list);
        var file = register.FileId(list);
        Refused(register, Guid.CreateVersion7()).ShouldBe("IMPORT_UNKNOWN");
        Refused(register, file, "sai").ShouldBe("REASON_SHORT");
        var stranger = new Actor("khac", "person-2", "tester");
        Should.Throw<RefusedException>(() => register.Undo(file, Why, [register.AreaId("21088")], stranger))
            .Refusal.Code.ShouldBe("IMPORT_UNKNOWN");
        register.Pass();
        register.Note("COURSE_SUSPEND", register.Db.Persons.AsNoTracking().Single().Id, "Tạm dừng");
        Refused(register, file).ShouldBe("NOTHING_TO_UNDO");
        register.Count("import_undos").ShouldBe(0);

        var other = List(8, ("Nông Văn Thử", 1961, Severe));
        register.Import(other);
        var sha = register.Db.ImportFiles.AsNoTracking().Single(one => one.Id == register.FileId(other)).Sha256;
        register.Undo(register.FileId(other), Why);
        register.Find(sha).ShouldNotBe(Guid.Empty);
        var again = Should.Throw<RefusedException>(() => register.Undo(register.Find(sha), Why)).Refusal;
        (again.Code, again.Message).ShouldBe(("UNDONE_ALREADY", $"Tệp này canbo đã rút lại ngày 05/09/2024: {Why}."));
        Should.Throw<RefusedException>(() => register.Find("abc")).Refusal.Code.ShouldBe("IMPORT_UNKNOWN");
    }

    /// <summary>A file of before this was kept: its changes are not known.</summary>
    [Fact]
    public async Task A_file_whose_changes_were_not_kept_is_refused()
    {
        await using var register = await RegisterOnDisk.OpenAsync(Engine.Sqlite);
        var list = List(8, ("Hứa Thị Thử", 1959, Severe));
        register.Import(list);
        register.Db.Execute("UPDATE import_files SET keeps_changes = 0");
        Refused(register, register.FileId(list)).ShouldBe("IMPORT_TOO_OLD");
    }

    /// <summary>Somebody is asked about at the population database.</summary>
    private static async Task AskAsync(RegisterOnDisk register, string name)
    {
        var person = register.Db.Persons.AsNoTracking().Single(one => one.FullName == name);
        var (clock, db) = (TimeProvider.System, register.Db);
        var ids = new IdSource(clock);
        var law = Core.LawFiles.LawFiles.Embedded();
        await new ExchangeMaker(db, clock, ids, law, new AuditLog(db, clock, ids)).MakeAsync(
            new NewExchange(ExchangeKind.Population, db.Areas.Single(one => one.Id == person.AreaId))
            {
                Codes = [person.Code],
            },
            null, new Actor("canbo", "person-canbo", "test"));
        db.ChangeTracker.Clear();
    }

    private static string Refused(RegisterOnDisk register, Guid file, string reason = Why) =>
        Should.Throw<RefusedException>(() => register.Undo(file, reason)).Refusal.Code;

    private static List<string> Stayed(RegisterOnDisk register, ImportUndo undo) =>
        System.Text.Json.JsonSerializer.Deserialize<List<string>>(
            register.Db.Vault.Open(undo.StayedJson, undo.FileId, SealedField.ImportUndo)!)!;

    private static string Content(RegisterOnDisk register) => RegisterContent.Of(register.Db);

    private static ImportRequest List(int month, params (string Name, int Birth, string Group)[] people) => new(
        Encoding.UTF8.GetBytes($"UBND XÃ HẢI YẾN\nHUYỆN CAO LỘC\nDANH SÁCH ĐỐI TƯỢNG Tháng {month} năm 2024\n"
            + "STT;Họ và tên;Năm sinh;Thôn;Đối tượng;Hệ số\n" + string.Concat(people.Select((one, at) =>
                $"{at + 1};{one.Name};{one.Birth};Thôn A;{one.Group};1,5\n"))), $"ds-{month}-{people.Length}.csv");

    private static ImportRequest Paid(string year, int month) => new(
        Encoding.UTF8.GetBytes($"UBND XÃ HẢI YẾN\nHUYỆN CAO LỘC\nDANH SÁCH CHI TRẢ THÁNG {month}/{year}\n"
            + "STT;Họ và tên;Năm sinh;Thôn;Hệ số;Số tiền;Ký nhận\n1;Hứa Thị Thử;1959;Thôn A;1,5;750.000;\n"),
        $"chi-{month}.csv");

    private static ImportRequest Export(string name, string account, string status, string identity) => new(
        Encoding.UTF8.GetBytes(
            "MA_XA,MA_DT,HO_TEN,NGAY_SINH,GIOI_TINH,DAN_TOC,SO_CMND,MA_LOAI_DT,HE_SO,MUC_TC,QD_HUONG,NGAY_QD,TU_THANG,"
            + "HINH_THUC_CHI,SO_TK,MA_NH,TRANG_THAI\n"
            + $"06217,LS1,{name},19380116,0,02,{identity},NKTDB-CT,2.5,1250000,12/QĐ,01/07/2019,072019,2,{account},"
            + $"970449,{status}\n"), $"xuat-{status}.csv")
    {
        Month = new Month(2024, 8),
    };
}
