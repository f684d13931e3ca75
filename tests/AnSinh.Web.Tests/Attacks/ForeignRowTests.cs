using System.Net;
using System.Text;
using AnSinh.Core.Access;
using AnSinh.Core.Network;
using AnSinh.Core.Payments;
using AnSinh.Core.Reconciliation;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Web.Host;
using AnSinh.Web.Tests.Running;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Web.Tests.Attacks;

/// <summary>
/// Every form with the number of a row of another commune (trust S02): it answers as for a row that is not there, in
/// about the same time, and nothing changes.
/// </summary>
[Trait("Check", "S02")]
public sealed class ForeignRowTests(ForeignRowTests.Two two) : IClassFixture<ForeignRowTests.Two>
{
    private const string Nobody = "00000000-0000-7000-8000-000000000001";
    private const int Tries = 3;
    private static readonly int Asked = Seeds.Full ? 31 : 11;
    private static readonly (double Low, double High) AsLong = (0.5, 2);

    private const string OwnOnly = "its own account or session, no row of a place";
    private const string NoRow = "names no row of a place";

    /// <summary>Forms that name no row of a commune, and why.</summary>
    private static readonly Dictionary<string, string> Without = new()
    {
        ["Account/ChangePassword "] = OwnOnly,
        ["Account/Confirm "] = OwnOnly,
        ["Account/Security/Index RemovePasskey"] = OwnOnly,
        ["Account/Security/Index EndAll"] = OwnOnly,
        ["Account/Security/Application Begin"] = OwnOnly,
        ["Account/Security/Application Confirm"] = OwnOnly,
        ["Account/Security/Codes "] = OwnOnly,
        ["Account/Security/NewPasskey Begin"] = OwnOnly,
        ["Account/Security/NewPasskey Add"] = OwnOnly,
        ["Account/Delegations/Index "] = OwnOnly,
        ["Account/Delegations/Index Act"] = "own delegations only; those of others are tried in DelegationTests",
        ["Account/Delegations/Index Revoke"] = "own delegations only; those of others are tried in DelegationTests",
        ["Territory/Reorganise/Index "] = "units of others are tried in ReorganiseTests",
        ["Registry/Quality/Index "] = NoRow,
        ["Registry/Duplicates/Index Find"] = NoRow,
        ["Registry/Duplicates/Index Decide"] = "pairs of others are tried in DuplicatesTests",
        ["Registry/Duplicates/Index Undo"] = "pairs of others are tried in DuplicatesTests",
        ["Calendar/Index "] = "the days of the whole office",
        ["Calendar/Index Remove"] = "the days of the whole office",
        ["Audit/Anchor/Index "] = NoRow,
        ["Imports/Files/Index "] = NoRow,
        ["Legislation/Trial/Index "] = NoRow,
        ["Payroll/Lamp/Index "] = NoRow,
        ["Users/List/Index Disable"] = "accounts, which the administrator has all of",
        ["Users/Account/Index ResetFactor"] = "accounts, which the administrator has all of",
        ["Users/Account/Index EndSessions"] = "accounts, which the administrator has all of",
        ["Users/Account/Index EndDelegation"] = "accounts, which the administrator has all of",
        ["Users/Account/Index ResetPassword"] = "accounts, which the administrator has all of",
        ["Users/Account/Index Link"] = "accounts, which the administrator has all of",
        ["Users/Places/Index "] = "accounts, which the administrator has all of",
        ["Users/Places/Index End"] = "accounts, which the administrator has all of",
        ["Users/Add/Index "] = "accounts, which the administrator has all of",
    };

    public static TheoryData<string> Forms => [.. Cases.Select(one => one.Form)];

    /// <summary>
    /// Who sends the form where; FOREIGN stands for what names the row. The kind says which row; the status is that of
    /// a row that is not there.
    /// </summary>
    private static readonly IReadOnlyList<Case> Cases =
    [
        new("Index Close", "officer", "/?handler=Close&id=FOREIGN", "work", HttpStatusCode.OK),
        new("Registry/Profile/Facts Identifier", "officer", "/doi-tuong/FOREIGN/ho-so?handler=Identifier", "person"),
        new("Registry/Profile/Facts Health", "officer", "/doi-tuong/FOREIGN/ho-so?handler=Health", "person"),
        new("Registry/Profile/Payments ", "officer", "/doi-tuong/FOREIGN/chi-tra", "person"),
        new("Registry/Profile/Family ", "officer", "/doi-tuong/FOREIGN/ho-gia-dinh", "person"),
        new("Registry/Profile/Family End", "officer", $"/doi-tuong/FOREIGN/ho-gia-dinh?handler=End&id={Nobody}",
            "person"),
        new("Registry/Profile/Course ", "officer", "/doi-tuong/FOREIGN/bien-dong", "person"),
        new("Registry/Households/Index ", "officer", "/ho-gia-dinh", "person", HttpStatusCode.OK),
        new("Registry/Household/Index Join", "officer", "/ho-gia-dinh/FOREIGN?handler=Join", "household"),
        new("Registry/Household/Index Leave", "officer", $"/ho-gia-dinh/FOREIGN?handler=Leave&id={Nobody}",
            "household"),
        new("Registry/Household/Index Head", "officer", "/ho-gia-dinh/FOREIGN?handler=Head", "household"),
        new("Registry/Household/Index Class", "officer", "/ho-gia-dinh/FOREIGN?handler=Class", "household"),
        new("Screening/Index Close", "officer", "/chua-huong?handler=Close&id=FOREIGN", "person"),
        new("Screening/Index Open", "officer", "/chua-huong?handler=Open&id=FOREIGN", "person"),
        new("Privacy/Requests/Index ", "officer", "/yeu-cau-du-lieu", "person", HttpStatusCode.OK),
        new("Privacy/Request/Index Answer", "officer", "/yeu-cau-du-lieu/FOREIGN?handler=Answer", "request"),
        new("Privacy/Request/Index Complete", "officer", "/yeu-cau-du-lieu/FOREIGN?handler=Complete", "request"),
        new("Privacy/Request/Index Paper", "officer", "/yeu-cau-du-lieu/FOREIGN?handler=Paper", "request"),
        new("Imports/Columns/Index ", "officer", "/nhap-tep/kiem-tra/FOREIGN/cot", "staged"),
        new("Imports/Columns/Index Forget", "officer", "/nhap-tep/kiem-tra/FOREIGN/cot/forget", "staged"),
        new("Imports/Result/Index Undo", "officer", "/nhap-tep/FOREIGN/undo", "file"),
        new("Imports/Check/Index Take", "officer", "/nhap-tep/kiem-tra/FOREIGN/take", "staged"),
        new("Imports/Check/Index Drop", "officer", "/nhap-tep/kiem-tra/FOREIGN/drop", "staged", HttpStatusCode.Found),
        new("Exchanges/Batches/Index ", "officer", "/trao-doi", "area", HttpStatusCode.OK),
        new("Exchanges/Batch/Index File", "officer", "/trao-doi/FOREIGN?handler=File", "exchange"),
        new("Exchanges/Batch/Index Answer", "officer", "/trao-doi/FOREIGN?handler=Answer", "exchange"),
        new("Exchanges/Batch/Index Decide", "officer", "/trao-doi/FOREIGN?handler=Decide", "exchange"),
        new("Exchanges/Batch/Index Open", "officer", "/trao-doi/FOREIGN?handler=Open", "exchange"),
        new("Network/Points/Index Copy", "officer", "/diem-chi-tra?handler=Copy&xa=FOREIGN", "area"),
        new("Network/PointForm/Index ", "officer", "/diem-chi-tra/ghi/FOREIGN", "point"),
        new("Network/Point/Index Day", "officer", "/diem-chi-tra/FOREIGN?handler=Day", "point"),
        new("Network/Point/Index Remove", "officer", $"/diem-chi-tra/FOREIGN?handler=Remove&day={Nobody}", "point"),
        new("Network/Point/Index Copy", "officer", "/diem-chi-tra/FOREIGN?handler=Copy", "point"),
        new("Network/Point/Index End", "officer", "/diem-chi-tra/FOREIGN?handler=End", "point"),
        new("Network/Banks/Index End", "officer", "/ngan-hang-phu-trach?handler=End&id=FOREIGN", "bank"),
        new("Network/BankForm/Index ", "officer", "/ngan-hang-phu-trach/dang-ky", "area", HttpStatusCode.OK),
        new("Network/FeeForm/Index ", "officer", "/ngan-hang-phu-trach/thu-sai", "person", HttpStatusCode.OK),
        new("Network/Fee/Index ", "officer", "/ngan-hang-phu-trach/thu-sai/FOREIGN", "fee"),
        new("Legislation/Questions/Index ", "officer", "/phap-luat/chuyen-muc/2026-12/phai-quyet?xa=FOREIGN", "area"),
        new("Legislation/Questions/Index All", "officer",
            "/phap-luat/chuyen-muc/2026-12/phai-quyet?handler=All&xa=FOREIGN", "area"),
        new("Payroll/Board/Index Prepare", "officer", "/ky-chi-tra/2026-12?handler=Prepare&xa=FOREIGN", "area"),
        new("Payroll/Board/Index Submit", "officer", "/ky-chi-tra/2026-12?handler=Submit&xa=FOREIGN", "area"),
        new("Payroll/Approve/Index Approve", "chair", "/ky-chi-tra/2026-12/duyet?handler=Approve&xa=FOREIGN", "area"),
        new("Payroll/Approve/Index Return", "chair", "/ky-chi-tra/2026-12/duyet?handler=Return&xa=FOREIGN", "area"),
        new("Payments/Transfer/Index Order", "accountant",
            "/ky-chi-tra/2026-12/chuyen-tien?handler=Order&xa=FOREIGN", "area"),
        new("Payments/Transfer/Index Export", "accountant",
            "/ky-chi-tra/2026-12/chuyen-tien?handler=Export&xa=FOREIGN", "area"),
        new("Reconciliation/Provider/Index Overdue", "accountant",
            "/doi-chieu/2026-12/vnpost?handler=Overdue&xa=FOREIGN", "area"),
        new("Reconciliation/Settle/Index ", "accountant", "/doi-chieu/2026-12/vnpost/quyet-toan?xa=FOREIGN", "area"),
        new("Reconciliation/Exceptions/Index ", "accountant",
            "/doi-chieu/2026-12/vnpost/can-xem?hang=NAME_MISMATCH&tep=FOREIGN&dong=2", "result"),
        new("Reconciliation/Unmatched/Index ", "accountant", "/doi-chieu/tep/FOREIGN", "result"),
        new("Reconciliation/Upload/Index Preview", "post",
            "/doi-chieu/2026-12/vnpost/tep?handler=Preview&xa=FOREIGN", "area"),
        new("Reconciliation/Upload/Index Apply", "post",
            "/doi-chieu/2026-12/vnpost/tep?handler=Apply&xa=FOREIGN", "area"),
    ];

    [Fact]
    public void Every_form_of_the_table_of_rights_is_tried_or_names_no_row() =>
        RouteRights.All.Where(right => right.Method == "POST").Select(right => $"{right.Page} {right.Handler}")
            .ShouldBe(Cases.Select(one => one.Form).Concat(Without.Keys), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_row_of_another_commune_is_answered_as_one_that_is_not_there(string form)
    {
        var one = Cases.Single(known => known.Form == form);
        using var visitor = await Visitor.SignedInAsync(two.Site, one.Login);
        var token = (await visitor.OpenAsync("/doi-mat-khau")).Find("input[name=__RequestVerificationToken]")
            .GetAttribute("value")!;
        var before = await two.Site.ContentAsync();
        var (foreign, missing) = (two.Foreign[one.Kind], one.Kind is "area" ? "99999" : one.Kind is "person"
            ? "KHONG-CO" : Nobody);

        var shown = await SendAsync(visitor, one, foreign, token);
        var empty = await SendAsync(visitor, one, missing, token);

        visitor.Status.ShouldBe(one.Status, visitor.Text);
        shown.ShouldBe(empty);
        TableContent.Changed(before, await two.Site.ContentAsync()).ShouldBeEmpty();
        (await RatioAsync(
            () => SendAsync(visitor, one, foreign, token), () => SendAsync(visitor, one, missing, token)))
            .ShouldBeInRange(AsLong.Low, AsLong.High);
    }

    /// <summary>The own row is found: what the cases do not find is not lost by a wrong address.</summary>
    [Fact]
    public async Task Control_who_works_for_that_commune_is_let_in()
    {
        using var other = await Visitor.SignedInAsync(two.Site, "canbo2");
        foreach (var address in new[]
        {
            $"/doi-tuong/{two.Foreign["person"]}/ho-so", $"/yeu-cau-du-lieu/{two.Foreign["request"]}",
            $"/nhap-tep/kiem-tra/{two.Foreign["staged"]}", $"/nhap-tep/kiem-tra/{two.Foreign["staged"]}/cot",
            $"/nhap-tep/{two.Foreign["file"]}", "/ky-chi-tra/2026-12?xa=05972",
            $"/trao-doi/{two.Foreign["exchange"]}", $"/diem-chi-tra/{two.Foreign["point"]}",
            $"/diem-chi-tra/ghi/{two.Foreign["point"]}", $"/ngan-hang-phu-trach/thu-sai/{two.Foreign["fee"]}",
            $"/ho-gia-dinh/{two.Foreign["household"]}",
        })
        {
            (await other.OpenAsync(address)).Status.ShouldBe(HttpStatusCode.OK, address);
        }

        (await other.OpenAsync("/ngan-hang-phu-trach")).Page
            .QuerySelector($"form[action*='{two.Foreign["bank"]}']").ShouldNotBeNull();
        (await other.OpenAsync("/")).Page.QuerySelector($"form[action*='{two.Foreign["work"]}']").ShouldNotBeNull();
        using var accountant = await Visitor.SignedInAsync(two.Site, "ketoan2");
        var queue = $"/doi-chieu/2026-12/vnpost/can-xem?hang=NAME_MISMATCH&tep={two.Foreign["result"]}&dong=2";
        (await accountant.OpenAsync(queue)).Find("#quyet-dinh").ShouldNotBeNull();
    }

    [Fact]
    public async Task Control_an_answer_that_takes_longer_is_found()
    {
        var clock = new StepClock();
        (await RatioAsync(() => clock.GoOn(20), () => clock.GoOn(1), clock)).ShouldBe(20);
    }

    /// <summary>Interleaved, by the median; the machine of a test has other work too, so it is tried again.</summary>
    private static async Task<double> RatioAsync(Func<Task> one, Func<Task> other, TimeProvider? clock = null)
    {
        var ratio = 0.0;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var (first, second) = (new List<double>(), new List<double>());
            for (var i = 0; i < Asked; i++)
            {
                first.Add(await MillisecondsAsync(one, clock ?? TimeProvider.System));
                second.Add(await MillisecondsAsync(other, clock ?? TimeProvider.System));
            }

            ratio = Median(first) / Median(second);
            if (ratio >= AsLong.Low && ratio <= AsLong.High)
            {
                break;
            }
        }

        return ratio;
    }

    private static double Median(List<double> of) => of.Order().ElementAt(of.Count / 2);

    private static async Task<double> MillisecondsAsync(Func<Task> work, TimeProvider clock)
    {
        var start = clock.GetTimestamp();
        await work();
        return clock.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Goes on only where it is told to.</summary>
    private sealed class StepClock : TimeProvider
    {
        private long at;

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => at;

        public Task GoOn(int milliseconds)
        {
            at += milliseconds;
            return Task.CompletedTask;
        }
    }

    /// <summary>Status and what is read on the page, without what was asked for.</summary>
    private static async Task<string> SendAsync(Visitor visitor, Case one, string row, string token)
    {
        await visitor.PostAsync(
            one.Path.Replace("FOREIGN", row, StringComparison.Ordinal), ("__RequestVerificationToken", token),
            ("Person", row), ("dong", "2"), ("Kind", "Copy"), ("On", "18/11/2026"), ("Asked", "xin bản sao hồ sơ"),
            ("Reason", "công văn 12"), ("Outcome", "đã xem"), ("Answer", "đã nhận"), ("Accepted", "true"),
            ("Choice", "Old"), ("Change", "Suspend"), ("IdentifierReason", "đối chiếu thẻ"),
            ("HealthReason", "đối chiếu hồ sơ"), ("provider", "vnpost"), ("AreaCode", row), ("AreaCodes", row),
            ("format", "csv"));
        return $"{visitor.Status} {visitor.Text.Replace(row, "", StringComparison.Ordinal)}";
    }

    private sealed record Case(
        string Form, string Login, string Path, string Kind, HttpStatusCode Status = HttpStatusCode.NotFound);

    /// <summary>Two communes at the end of December's payments; everything in the second is foreign.</summary>
    public sealed class Two : IAsyncLifetime
    {
        private const string Sheet =
            "UBND XÃ ĐỒNG ĐĂNG,,,,,,\nDANH SÁCH CHI TRẢ TRỢ CẤP XÃ HỘI THÁNG 12/2026,,,,,,\n"
            + "STT,Họ và tên,Ngày sinh,Thôn,Hệ số,Số tiền,Ký nhận\n1,Lộc Thị Sai,12/08/1966,Nà Mon,\"1,5\",810000,\n";

        public Site Site { get; } = new();

        public Dictionary<string, string> Foreign { get; } = new() { ["area"] = "05972" };

        public async ValueTask InitializeAsync()
        {
            await Site.InitializeAsync();
            await Site.AddUserAsync("canbo2", Permissions.Officer, "Cán bộ xã kia");
            await Site.AddUserAsync("ketoan2", Permissions.Accountant, "Kế toán xã kia");
            await Site.AsOwnerAsync(
                $"""
                UPDATE users SET area_id = {Site.OtherCommune} WHERE user_name LIKE '%2';
                UPDATE area_assignments SET area_id = {Site.OtherCommune}
                WHERE user_id IN (SELECT id FROM users WHERE user_name LIKE '%2')
                """);
            var office = new MonthOffice(Site);
            await ForeignMonthAsync(office);
            await office.PersonAsync("Nông Thị Mẩy");
            await office.SendAsync("2026-12");
            await ForeignDeskAsync();
        }

        public ValueTask DisposeAsync() => Site.DisposeAsync();

        /// <summary>A month of the other commune up to a line that does not fit.</summary>
        private async Task ForeignMonthAsync(MonthOffice office)
        {
            var person = await office.PersonAsync("Hứa Văn Páo");
            Foreign["person"] = person.Code;
            await office.ApproveElsewhereAsync("2026-12", person);
            var (month, there) = (Month.Parse("2026-12"), new[] { Site.OtherCommune });
            var ids = Site.Services.GetRequiredService<IdSource>();
            await office.WithAsync(db =>
            {
                new OrderService(db, Site.Clock, ids, AnSinh.Core.LawFiles.LawFiles.Embedded())
                    .Order(month, there, MonthOffice.As("accountant"));
                new ExportService(db, Site.Clock, ids)
                    .Export(month, PaymentMethod.Post, there, MonthOffice.As("accountant"));
            });
            var file = await office.ResultAsync(
                "2026-12", (_, line) => (line.PayeeName + " Trài", line.AmountVnd, "THANH_CONG"));
            await office.WithAsync(db => new ReconcileService(db, Site.Clock, ids)
                .Apply(PaymentMethod.Post, "xa-kia.csv", file, MonthOffice.As("post")));
            await Site.WithAsync<AppDb>(async db =>
                Foreign["result"] = (await db.ResultFiles.SingleAsync()).Id.ToString());
        }

        /// <summary>A payment point, the area of a bank and a reported fee of the other commune.</summary>
        private async Task ForeignNetworkAsync(Visitor other)
        {
            await other.OpenAsync("/diem-chi-tra/ghi?xa=05972");
            await other.SendAsync(
                "#ghi-diem", ("Name", "Nhà văn hóa"), ("Address", "đầu thôn"), ("OtherHamlets", "Nà Mon"));
            Foreign["point"] = other.SentTo.Split('/')[^1];
            await other.OpenAsync("/ngan-hang-phu-trach/dang-ky");
            await other.SendAsync(
                "#ghi-dang-ky", ("Bank", "Agribank"), ("Branch", "Đồng Đăng"), ("Contact", "chị Hoa"),
                ("Paper", "Công văn 45"));
            await other.OpenAsync("/ngan-hang-phu-trach/thu-sai");
            await other.SendAsync(
                "#ghi-phan-anh", ("Person", Foreign["person"]), ("Bank", "Agribank"), ("Waiver", "card"),
                ("AmountText", "11.000"), ("ChargedText", "05/11/2026"), ("Told", "trừ phí thẻ"));
            await Site.WithAsync<AppDb>(async db =>
            {
                Foreign["bank"] = (await db.BankAreas.SingleAsync()).Id.ToString();
                Foreign["fee"] = (await db.FeeReports.SingleAsync()).Id.ToString();
            });
        }

        private async Task ForeignDeskAsync()
        {
            using var other = await Visitor.SignedInAsync(Site, "canbo2");
            await other.OpenAsync("/yeu-cau-du-lieu");
            await other.SendAsync(
                "#ghi-yeu-cau", ("Person", Foreign["person"]), ("Kind", "Copy"), ("On", "18/11/2026"),
                ("Asked", "xin bản sao hồ sơ"));
            Foreign["request"] = (await other.OpenAsync("/yeu-cau-du-lieu"))
                .Find("a[href^='/yeu-cau-du-lieu/']").GetAttribute("href")!.Split('/')[^1];
            await other.OpenAsync("/ho-gia-dinh");
            await other.SendAsync("#lap-ho", ("Person", Foreign["person"]), ("FromText", "18/11/2026"));
            Foreign["household"] = other.SentTo.Split('/')[^1];
            await other.OpenAsync("/trao-doi");
            await other.SendAsync("#lap-lo", ("Kind", "Population"));
            Foreign["exchange"] = other.SentTo.Split('/')[^1];
            await ForeignNetworkAsync(other);
            await other.OpenAsync("/nhap-tep");
            await other.SendFileAsync("main form[enctype]", "Upload", "xa-kia.csv", Encoding.UTF8.GetBytes(Sheet));
            Foreign["staged"] = other.SentTo.Split('/')[^1];
            await other.OpenAsync("/nhap-tep");
            await other.SendFileAsync(
                "main form[enctype]", "Upload", "xa-kia-2.csv", Encoding.UTF8.GetBytes(Sheet + "\n"));
            await other.OpenAsync(other.SentTo);
            await other.SendAsync("form:has(#ghi-so)");
            Foreign["file"] = other.SentTo.Split('/')[^1];
            await Site.WithAsync<AppDb>(async db =>
            {
                var person = await db.Persons.SingleAsync(one => one.Code == Foreign["person"]);
                await Site.AddWorkAsync("Xem căn cứ", new DateOnly(2026, 11, 20), Site.OtherCommune, person.Id);
                Foreign["work"] = (await db.WorkItems.SingleAsync(
                    one => one.AreaId == Site.OtherCommune && one.Sentence == "Xem căn cứ")).Id.ToString();
            });
        }
    }
}
