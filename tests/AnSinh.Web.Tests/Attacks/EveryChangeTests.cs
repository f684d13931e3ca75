using System.Text;
using AnSinh.Core.Access;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Web.Host;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Attacks;

/// <summary>
/// One walk over every form of the table of rights (trust S21): rows that a form changed came with an event.
/// </summary>
[Trait("Check", "S21")]
public sealed class EveryChangeTests : IAsyncLifetime
{
    private const string Board = "/ky-chi-tra/2026-12";
    private const string Post = "/doi-chieu/2026-12/vnpost";

    private const string Strange =
        "ma_ky,ma_lo,ma_dong,ho_ten,so_tk,so_tien,trang_thai,ma_loi,thoi_gian,ma_gd\r\n"
        + "2026-12,202612-vnpost-1,LA-0001,Hoàng Thị Nái,,540000,THANH_CONG,,,GDLA1\r\n"
        + "TONG,,1,,,540000,,,,\r\n";

    /// <summary>Forms that need a key in the hand; SecurityJourney sends them in a browser.</summary>
    private static readonly string[] WithAKey =
    [
        "Account/Security/Index RemovePasskey", "Account/Security/NewPasskey Begin", "Account/Security/NewPasskey Add",
    ];

    private readonly Site site = new()
    {
        Outside = new OutsideOptions("https://issuer.test", "ansinh", null),
    };

    private readonly MonthOffice office;
    private readonly ChangeWatch watch;

    public EveryChangeTests() => (office, watch) = (new MonthOffice(site), new ChangeWatch(site));

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task What_any_form_changes_is_written_down()
    {
        await office.ListedBeforeDecree335Async(site);
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await PeopleAsync(officer);
        await RequestAsync(officer);
        await LawAsync(officer);
        await MonthAsync(officer);
        await ImportAsync(officer);
        await ExchangeAsync(officer);
        await NetworkAsync(officer);
        await ResultAsync();
        await CalendarAsync();
        await AccountsAsync();
        await OwnAccountAsync();
        await DelegationAsync();
        await DuplicatesAsync();
        await HouseholdAsync();
        await ScreeningAsync();
        await PlacesAsync();

        watch.Faults.ShouldBeEmpty();
        var forms = RouteRights.All.Where(right => right.Method == "POST")
            .Select(right => $"{right.Page} {right.Handler}".TrimEnd()).Except(WithAKey);
        watch.Sent.ShouldBe(forms, ignoreOrder: true);
    }

    [Fact]
    public async Task Control_a_change_without_an_event_and_a_form_that_did_nothing_are_found()
    {
        await office.PersonAsync("Nông Thị Mẩy");
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await officer.OpenAsync("/");
        await watch.SendAsync("secret", officer, () => site.AsOwnerAsync("UPDATE persons SET full_name = 'x'"));
        await watch.SendAsync("nothing", officer, () => officer.OpenAsync("/"));
        await watch.SendAsync("told", officer, () => office.PrepareAsync("2026-12"));

        watch.Faults.ShouldBe(["secret: persons changed without an event", "nothing: changed nothing"]);
    }

    private async Task PeopleAsync(Visitor officer)
    {
        var person = await site.AddPersonAsync("EC-01", "Nông Thị Sổ", citizenId: "999166004420");
        await site.AddFactAsync(person, FactKinds.Hiv, FactKinds.Yes);
        await site.AddWorkAsync("Xem căn cứ của Nông Thị Sổ", new DateOnly(2026, 11, 20), person: person.Id);
        await officer.OpenAsync("/doi-tuong/EC-01/ho-so");
        await SendAsync("Registry/Profile/Facts Identifier", officer, "form[action*='Identifier']", false,
            ("IdentifierReason", "đối chiếu thẻ căn cước"));
        await officer.OpenAsync("/doi-tuong/EC-01/ho-so");
        await SendAsync("Registry/Profile/Facts Health", officer, "form[action*='Health']", false,
            ("HealthReason", "giải quyết hồ sơ điều chỉnh"));
        await officer.OpenAsync("/doi-tuong/EC-01/ho-gia-dinh");
        await SendAsync("Registry/Profile/Family", officer, "#nhan-thay", true,
            ("FullName", "Nông Văn Thay"), ("CitizenId", "999086000777"), ("Paper", "Giấy ủy quyền số 12"),
            ("FromText", "05/11/2026"), ("UntilText", "31/12/2026"));
        await officer.OpenAsync("/doi-tuong/EC-01/ho-gia-dinh");
        await SendAsync("Registry/Profile/Family End", officer, "form[action*='End']", true,
            ("EndReason", "người hưởng tự nhận lại"));
        await officer.OpenAsync("/doi-tuong/EC-01/chi-tra");
        await SendAsync("Registry/Profile/Payments", officer, "#hinh-thuc", true,
            ("Channel", "CASH"), ("CashReason", "CannotWalk"), ("FromText", "20/11/2026"),
            ("Paper", "Giấy đăng ký ngày 19/11/2026"));
        await officer.OpenAsync("/doi-tuong/EC-01/bien-dong");
        await SendAsync("Registry/Profile/Course", officer, "main form", true,
            ("Change", "Suspend"), ("On", "15/11/2026"), ("Reason", "đi khỏi địa phương"));
        await officer.OpenAsync("/");
        await SendAsync("Index Close", officer, "form[action*='Close']", true, ("Outcome", "đã xem"));
    }

    private async Task RequestAsync(Visitor officer)
    {
        await officer.OpenAsync("/yeu-cau-du-lieu");
        await SendAsync("Privacy/Requests/Index", officer, "#ghi-yeu-cau", true,
            ("Person", "EC-01"), ("Kind", "Copy"), ("On", "18/11/2026"), ("Asked", "xin bản sao hồ sơ"));
        await officer.OpenAsync("/yeu-cau-du-lieu");
        var address = officer.Find("a[href^='/yeu-cau-du-lieu/']").GetAttribute("href")!;
        await officer.OpenAsync(address);
        await SendAsync("Privacy/Request/Index Answer", officer, "#tra-loi", true,
            ("Accepted", "true"), ("Answer", "nhận, giao ngày 19/11"));
        await officer.OpenAsync(address);
        await SendAsync("Privacy/Request/Index Paper", officer, "main form:has(button.btn-outline)", false);
        await officer.OpenAsync(address);
        await SendAsync(
            "Privacy/Request/Index Complete", officer, "#thuc-hien", true, ("Outcome", "đã giao tận tay"));
    }

    private async Task ImportAsync(Visitor officer)
    {
        foreach (var (name, person, form, handler) in new[]
        {
            ("ds-12.csv", "Lộc Thị Sai", "form:has(#ghi-so)", "Take"),
            ("bo.csv", "Vi Văn Chài", "form[action$='/drop']", "Drop"),
        })
        {
            var text = "UBND XÃ CAO LỘC,,,,,,\nDANH SÁCH CHI TRẢ TRỢ CẤP XÃ HỘI THÁNG 12/2026,,,,,,\n"
                + "STT,Họ và tên,Ngày sinh,Thôn,Hệ số,Số tiền,Ký nhận\n1," + person
                + ",12/08/1966,Nà Mon,\"1,5\",810000,\n";
            await officer.OpenAsync("/nhap-tep");
            await watch.SendAsync("Imports/Files/Index", officer, () => officer.SendFileAsync(
                "main form[enctype]", "Upload", name, Encoding.UTF8.GetBytes(text)));
            await officer.OpenAsync(officer.SentTo);
            await SendAsync("Imports/Check/Index " + handler, officer, form, true);
            if (handler == "Take")
            {
                await officer.OpenAsync(officer.SentTo);
                await SendAsync("Imports/Result/Index Undo", officer, "#rut-lai", true, ("Reason", "nhập nhầm tệp"));
            }
        }

        await officer.OpenAsync("/nhap-tep");
        await watch.SendAsync("Imports/Files/Index", officer, () => officer.SendFileAsync(
            "main form[enctype]", "Upload", "la.csv", Encoding.UTF8.GetBytes(
                "DANH SÁCH THÁNG 12/2026,,\nQuý ông bà,Tuổi mụ,Thuộc loại\nLộc Thị La,1960,Người khuyết tật nặng\n")));
        var check = officer.SentTo;
        await officer.OpenAsync(check + "/cot?loai=registry-list&hang=2");
        await SendAsync("Imports/Columns/Index", officer, "#ghep", true,
            ("Fields[0]", "full_name"), ("Fields[1]", "dob"), ("Fields[2]", "category"));
        await officer.OpenAsync(check);
        await SendAsync("Imports/Columns/Index Forget", officer, "#bo-nho", true);
    }

    private async Task ExchangeAsync(Visitor officer)
    {
        await officer.OpenAsync("/trao-doi");
        await SendAsync("Exchanges/Batches/Index", officer, "#lap-lo", true, ("Kind", "Population"));
        var batch = officer.SentTo;
        await officer.OpenAsync(batch);
        await SendAsync("Exchanges/Batch/Index File", officer, "#tep-csv", false);
        var sent = (await officer.Last.Content.ReadAsStringAsync()).Split("\r\n");
        var answer = sent[0] + "\r\n" + sent[1][..^",,,,,,,,,".Length] + ",KHAC,,,,,,Bản Mới,02/11/2026,\r\n";
        await officer.OpenAsync(batch);
        await watch.SendAsync("Exchanges/Batch/Index Answer", officer, () => officer.SendFileAsync(
            "#nhan", "Upload", "tra-loi.csv", Encoding.UTF8.GetBytes(answer)));
        await officer.OpenAsync(batch);
        var hamlet = officer.Find("input[form=q-Hamlet]").GetAttribute("value")!;
        await SendAsync("Exchanges/Batch/Index Decide", officer, "#q-Hamlet", true,
            ("Chosen", hamlet), ("Accept", "true"), ("Reason", "đã hỏi trưởng thôn"));
        await officer.OpenAsync(batch);
        var death = officer.Find("form[id^=q-] input[name=Chosen]").GetAttribute("value")!;
        var token = officer.Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        await watch.SendAsync("Exchanges/Batch/Index Open", officer, () => officer.PostAsync(
            batch + "?handler=Open", ("Chosen", death), ("Reason", "đối chiếu giấy chứng tử"),
            ("__RequestVerificationToken", token)), changes: false);
    }

    private async Task NetworkAsync(Visitor officer)
    {
        await officer.OpenAsync("/diem-chi-tra/ghi?xa=05971");
        await SendAsync("Network/PointForm/Index", officer, "#ghi-diem", true,
            ("Name", "Nhà văn hóa"), ("Address", "đầu thôn"), ("OtherHamlets", "Nà Mon"));
        var point = officer.SentTo;
        await officer.OpenAsync(point);
        await SendAsync("Network/Point/Index Day", officer, "#ghi-ngay", true, ("DayText", "20/11/2026"));
        await officer.OpenAsync(point + "?thang=2026-12");
        await SendAsync("Network/Point/Index Copy", officer, "#chep-lich", true);
        await officer.OpenAsync(point);
        await SendAsync("Network/Point/Index Remove", officer, "form[action*=Remove]", true);
        await officer.OpenAsync("/diem-chi-tra?thang=2027-01");
        await SendAsync("Network/Points/Index Copy", officer, "#chep-lich", true);
        await officer.OpenAsync(point);
        await SendAsync("Network/Point/Index End", officer, "#thoi-diem", true,
            ("LastText", "31/12/2026"), ("EndReason", "nhập vào điểm xã"));
        await officer.OpenAsync("/ngan-hang-phu-trach/dang-ky");
        await SendAsync("Network/BankForm/Index", officer, "#ghi-dang-ky", true, ("Bank", "Agribank"),
            ("Branch", "Cao Lộc"), ("Contact", "chị Hoa"), ("Paper", "Công văn 45"));
        await officer.OpenAsync("/ngan-hang-phu-trach");
        await SendAsync("Network/Banks/Index End", officer, "form[action*=End]", true,
            ("LastText", "31/12/2026"), ("EndReason", "đổi địa bàn"));
        await officer.OpenAsync("/ngan-hang-phu-trach/thu-sai");
        await SendAsync("Network/FeeForm/Index", officer, "#ghi-phan-anh", true, ("Person", "EC-01"),
            ("Bank", "Agribank"), ("Waiver", "card"), ("AmountText", "11.000"), ("ChargedText", "05/11/2026"),
            ("Told", "trừ phí thẻ"));
        await officer.OpenAsync("/ngan-hang-phu-trach");
        await officer.OpenAsync(officer.Find("a[href*='/thu-sai/']").GetAttribute("href")!);
        await SendAsync("Network/Fee/Index", officer, "#tra-loi", true, ("Answer", "Refunded"));
    }

    private async Task LawAsync(Visitor officer)
    {
        const string page = "/phap-luat/chuyen-muc/2026-08/phai-quyet?loai=Coefficient";
        await officer.OpenAsync(page);
        var token = officer.Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        await watch.SendAsync("Legislation/Questions/Index All", officer, () => officer.PostAsync(
            page + "&handler=All", ("Choice", "Old"), ("Reason", "Công văn 12/SYT"),
            ("__RequestVerificationToken", token)));
        await officer.OpenAsync(page);
        await SendAsync("Legislation/Questions/Index", officer, "td form", true,
            ("Choice", "New"), ("Reason", "Công văn 13/SYT"));
        await officer.OpenAsync("/phap-luat/thu");
        await SendAsync("Legislation/Trial/Index", officer, "main form", false, ("Rate", "600.000"));
    }

    private async Task MonthAsync(Visitor officer)
    {
        using var chair = await Visitor.SignedInAsync(site, "chair");
        await office.PersonAsync("Vi Văn Chài");
        await office.PersonAsync("Hoàng Thị Nái");
        await officer.OpenAsync(Board);
        await SendAsync("Payroll/Board/Index Prepare", officer, "main form[action*='Prepare'], #lap", true);
        await officer.OpenAsync(Board);
        await SendAsync("Payroll/Board/Index Submit", officer, "main form[action*='Submit'], #trinh", true);
        watch.Faults.ShouldBeEmpty();
        await chair.OpenAsync(Board + "/duyet");
        await SendAsync("Payroll/Approve/Index Return", chair, "#tra-lai", true, ("Reason", "thiếu giấy xác nhận"));
        await office.SubmitAsync("2026-12");
        await chair.OpenAsync(Board + "/chenh-lech");
        await chair.OpenAsync(chair.Find(".as-actions .btn-primary").GetAttribute("href")!);
        await SendAsync("Payroll/Approve/Index Approve", chair, "#duyet", true);
        await officer.OpenAsync("/ky-chi-tra/kiem-tra-so");
        await SendAsync("Payroll/Lamp/Index", officer, "main form", false);
        using var accountant = await Visitor.SignedInAsync(site, "accountant");
        await accountant.OpenAsync(Board + "/chuyen-tien");
        await SendAsync("Payments/Transfer/Index Order", accountant, "#lap-unc", true);
        await accountant.OpenAsync(Board + "/chuyen-tien");
        await SendAsync("Payments/Transfer/Index Export", accountant, "#chuyen-vnpost", true);
    }

    private async Task ResultAsync()
    {
        using var post = await Visitor.SignedInAsync(site, "post");
        using var accountant = await Visitor.SignedInAsync(site, "accountant");
        await UploadAsync(post, "lo-khac.csv", Encoding.UTF8.GetBytes(Strange));
        await accountant.OpenAsync("/doi-chieu");
        await accountant.OpenAsync(
            accountant.Find("section[aria-labelledby=hk] tbody tr a").GetAttribute("href")!);
        await SendAsync("Reconciliation/Unmatched/Index", accountant, "#quyet-dinh-2", true,
            ("Reason", "của tỉnh khác"));
        var first = true;
        await UploadAsync(post, "sai-ten.csv", await office.ResultAsync("2026-12", (_, line) =>
        {
            var name = first ? line.PayeeName + " Trài" : line.PayeeName;
            first = false;
            return (name, line.AmountVnd, "THANH_CONG");
        }));
        await accountant.OpenAsync(Post + "/can-xem?hang=NAME_MISMATCH");
        await SendAsync("Reconciliation/Exceptions/Index", accountant, "#quyet-dinh", true,
            ("Reason", "đã gọi Bưu điện"));
        site.Clock.Forward(TimeSpan.FromDays(60));
        using var later = await Visitor.SignedInAsync(site, "accountant");
        await later.OpenAsync(Post);
        await SendAsync("Reconciliation/Provider/Index Overdue", later, "#qua-han", true);
        await later.OpenAsync(Post + "/quyet-toan");
        await SendAsync("Reconciliation/Settle/Index", later, "#quyet-toan", true);
    }

    private async Task UploadAsync(Visitor post, string name, byte[] file)
    {
        await post.OpenAsync(Post + "/tep");
        await watch.SendAsync("Reconciliation/Upload/Index Preview", post, () => post.SendFileAsync(
            "#xem-truoc", "Upload", name, file), changes: false);
        await SendAsync("Reconciliation/Upload/Index Apply", post, "#ghi", true);
    }

    private async Task CalendarAsync()
    {
        using var admin = await Visitor.SignedInAsync(site, "administrator");
        await admin.OpenAsync("/lich-nghi?nam=2027");
        await SendAsync("Calendar/Index", admin, "#ghi-them", true,
            ("DayText", "23/11/2027"), ("KindText", "nghi"), ("Reason", "Thông báo 12/TB-UBND"));
        await admin.OpenAsync("/lich-nghi?nam=2027");
        await SendAsync("Calendar/Index Remove", admin, "form:has(input[value='2027-11-23'])", true,
            ("RemoveReason", "ghi nhầm tuần"));
        using var auditor = await Visitor.SignedInAsync(site, "auditor");
        await auditor.OpenAsync("/nhat-ky/moc");
        await SendAsync("Audit/Anchor/Index", auditor, "main form", false);
    }

    private async Task AccountsAsync()
    {
        using var admin = await Visitor.SignedInAsync(site, "administrator");
        await admin.OpenAsync("/tai-khoan/them");
        await SendAsync("Users/Add/Index", admin, "main form", true,
            ("Login", "them"), ("FullName", "Nông Văn Thêm"), ("PersonKey", "person-them"),
            ("Role", Permissions.Officer), ("AreaCode", MonthOffice.CommuneCode));
        await site.AddUserWithPhoneAsync("mat-may");
        await Pages.DelegationTests.GiveAsync(site, "chair", "mat-may");
        foreach (var (handler, form, values) in new[]
        {
            ("ResetFactor", "#go-lop", ("", "")), ("EndSessions", "#ket-thuc", ("", "")),
            ("EndDelegation", "form[action*=EndDelegation]", ("", "")),
            ("ResetPassword", "#cap-mat-khau", ("", "")), ("Link", "#noi", ("Subject", "sub-1")),
        })
        {
            await admin.OpenAsync("/tai-khoan/mat-may");
            await SendAsync("Users/Account/Index " + handler, admin, form, true, values);
        }

        await admin.OpenAsync("/tai-khoan");
        await SendAsync("Users/List/Index Disable", admin, "form:has(input[value='them'])", true);
    }

    private async Task OwnAccountAsync()
    {
        await site.AddUserAsync("moi", Permissions.Officer, "Nông Thị Mới");
        using var own = await Visitor.SignedInAsync(site, "moi");
        await own.OpenAsync("/tai-khoan-cua-toi/ung-dung");
        await SendAsync("Account/Security/Application Begin", own, "#bat-dau", false);
        var phone = new Phone(site.Clock, Base32.Bytes(own.Find("#khoa").TextContent));
        await SendAsync("Account/Security/Application Confirm", own, "#xac-nhan-ma", true, ("Code", phone.Next()));
        await own.OpenAsync("/xac-nhan?den=/");
        // That a code was used is kept beside its secret; the proof itself changes nothing about anybody.
        await watch.SendAsync("Account/Confirm", own, () => own.SendAsync(
            "#xac-nhan", ("Proof", phone.Next())), changes: false, but: "authenticators");
        await own.OpenAsync("/tai-khoan-cua-toi");
        await SendAsync("Account/Security/Codes", own, "#lap-ma", true);
        await own.OpenAsync("/doi-mat-khau");
        await SendAsync("Account/ChangePassword", own, "main form", true, ("Current", Site.Password),
            ("Chosen", "mùa gặt năm ngoái"), ("Again", "mùa gặt năm ngoái"));
        await own.OpenAsync("/tai-khoan-cua-toi");
        await SendAsync("Account/Security/Index EndAll", own, "#thoat-moi-noi", true);
    }

    private string Soon => AnSinh.Web.Components.Show.Date(site.Clock.Today().AddDays(9));

    private async Task DelegationAsync()
    {
        using var chair = await Visitor.SignedInAsync(site, "chair");
        await chair.OpenAsync("/uy-quyen");
        await SendAsync("Account/Delegations/Index", chair, "#uy-quyen", true, ("To", "accountant"),
            ("Actions", "Approve"), ("UntilText", Soon), ("Paper", "Giấy ủy quyền 03/UQ-UBND"));
        using var accountant = await Visitor.SignedInAsync(site, "accountant");
        await accountant.OpenAsync("/uy-quyen");
        // The session alone changes: in whose place it works.
        await SendAsync("Account/Delegations/Index Act", accountant, "form[action*=Act]", false);
        await accountant.OpenAsync("/uy-quyen");
        await SendAsync("Account/Delegations/Index Revoke", accountant, "form[action*=Revoke]", true);
    }

    private async Task DuplicatesAsync()
    {
        await site.AddPersonAsync("D001", "Nông Thị Trùng");
        await site.AddPersonAsync("D002", "Nông Thị Trùng");
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await officer.OpenAsync("/doi-tuong/chat-luong");
        await SendAsync("Registry/Quality/Index", officer, "#giu", true);
        await officer.OpenAsync("/doi-tuong/trung");
        // A pair that was found is no word about anybody yet; what is decided is.
        await watch.SendAsync("Registry/Duplicates/Index Find", officer, () => officer.SendAsync(
            "#tim-trung"), changes: false, but: "duplicate_pairs");
        await officer.OpenAsync("/doi-tuong/trung");
        await SendAsync("Registry/Duplicates/Index Decide", officer, "form[id^=q-]", true,
            ("Answer", "keep-one"), ("Reason", "cùng một giấy khai sinh"));
        await officer.OpenAsync("/doi-tuong/trung?da=1");
        await SendAsync("Registry/Duplicates/Index Undo", officer, "form[action*=Undo]", true,
            ("Reason", "gộp nhầm hai chị em"));
    }

    private async Task HouseholdAsync()
    {
        const string Page = "Registry/Household/Index ";
        await site.AddPersonAsync("H001", "Nông Thị Chủ");
        await site.AddPersonAsync("H002", "Nông Văn Con", birth: "2001-02-03");
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await officer.OpenAsync("/ho-gia-dinh");
        await SendAsync("Registry/Households/Index", officer, "#lap-ho", true,
            ("Person", "H001"), ("FromText", "05/11/2026"));
        var home = officer.SentTo;
        await officer.OpenAsync(home);
        await SendAsync(Page + "Join", officer, "#them-nguoi", true,
            ("Person", "H002"), ("Relation", "Child"), ("FromText", "06/11/2026"));
        await officer.OpenAsync(home);
        await SendAsync(Page + "Class", officer, "#dien-ho", true, ("Class", "Poor"),
            ("CertificateNo", "12/GCN-HN.CN"), ("ClassFrom", "01/01/2026"), ("ClassUntil", "31/12/2026"));
        await officer.OpenAsync(home);
        await SendAsync(Page + "Head", officer, "#chu-ho", true, ("Head", "H002"), ("Relations[H001]", "Parent"),
            ("HeadFrom", "10/11/2026"), ("HeadReason", "chủ hộ cũ đã yếu"));
        await officer.OpenAsync(home);
        await SendAsync(Page + "Leave", officer, "tbody tr:nth-child(2) form", true,
            ("LastText", "17/11/2026"), ("LeaveReason", "về ở với con gái"));
    }

    private async Task ScreeningAsync()
    {
        var waiting = await site.AddPersonAsync("C001", "Nông Thị Sót");
        await site.WithAsync<AnSinh.Core.Store.AppDb>(async db =>
        {
            db.Grants.RemoveRange(db.Grants.Where(grant => grant.PersonId == waiting.Id));
            await db.SaveChangesAsync();
        });
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await officer.OpenAsync("/chua-huong");
        await SendAsync("Screening/Index Close", officer, "form[action*='id=C001']", true, ("Reason", "Refuses"));
        await officer.OpenAsync("/chua-huong?loc=da-khep");
        await SendAsync("Screening/Index Open", officer, "form[action*='id=C001']", true,
            ("OpenReason", "đổi ý, muốn nộp hồ sơ"));
    }

    /// <summary>Last of all: the unit that ended and its people are put there by hand.</summary>
    private async Task PlacesAsync()
    {
        using var admin = await Visitor.SignedInAsync(site, "administrator");
        await admin.OpenAsync("/tai-khoan/officer/dia-ban");
        await SendAsync("Users/Places/Index", admin, "#giao", true, ("AreaCode", "05972"), ("Paper", "QĐ 15/QĐ-UBND"));
        await admin.OpenAsync("/tai-khoan/officer/dia-ban");
        await SendAsync("Users/Places/Index End", admin, "form[action*=End]:last-of-type", true,
            ("LastText", Soon));
        await site.AsOwnerAsync(
            $"""
            INSERT INTO areas (id, code, name, level, type, parent_id, province_id, search_key, valid_from, valid_until)
            SELECT 900, '05986', 'Xã Hoàng Đồng', 'COMMUNE', 'Xã', parent_id, province_id, 'xa hoang dong',
                '1900-01-01', '2025-06-30' FROM areas WHERE id = {Site.Commune};
            INSERT INTO areas (id, code, name, level, type, parent_id, province_id, search_key, valid_from)
            SELECT 901, '05986', 'Phường Tam Thanh', 'COMMUNE', 'Phường', parent_id, province_id, 'phuong tam thanh',
                '2025-07-01' FROM areas WHERE id = {Site.Commune};
            INSERT INTO area_assignments (id, user_id, area_id, paper, made_by, made_at)
            SELECT '00000000-0000-7000-8000-000000000900', id, 900, 'QĐ 1', 'test', '2026-11-01 00:00:00' FROM users
            WHERE user_name = 'officer';
            """);
        await site.AddPersonAsync("R001", "Hứa Thị Cũ", area: 900);
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await officer.OpenAsync("/dia-ban/sap-xep");
        await SendAsync("Territory/Reorganise/Index", officer, "#c900", true, ("Paper", "NQ 1672"));
    }

    private Task SendAsync(
        string form, Visitor visitor, string selector, bool changes, params (string, string)[] values) =>
        watch.SendAsync(form, visitor, () => visitor.SendAsync(selector, values), changes);
}
