using System.Net;
using System.Text;
using AnSinh.Core.Reconciliation;
using AnSinh.Core.Store;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages.Reconciliation;

/// <summary>Result files of which no line belongs to anything that was sent.</summary>
public sealed class UnmatchedTests(Site site) : IClassFixture<Site>
{
    private const string Strange =
        "ma_ky,ma_lo,ma_dong,ho_ten,so_tk,so_tien,trang_thai,ma_loi,thoi_gian,ma_gd\r\n"
        + "2026-12,202612-vnpost-1,LA-0001,Hoàng Thị Nái,,540000,THANH_CONG,,,GDLA1\r\n"
        + "2026-12,202612-vnpost-1,LA-0002,Lộc Văn Séng,,1080000,TRA_LAI,KHONG_DEN_NHAN,,GDLA2\r\n"
        + "TONG,,2,,,1620000,,,,\r\n";

    [Fact]
    public async Task A_file_that_fits_no_batch_is_listed_with_its_counts_and_its_lines()
    {
        var office = new MonthOffice(site);
        await office.PersonAsync("Nông Thị Mẩy");
        await office.SendAsync("2026-12");
        using var accountant = await Visitor.SignedInAsync(site, "accountant");
        (await accountant.OpenAsync("/doi-chieu")).Text.ShouldNotContain("Tệp không khớp lô nào");

        using var post = await Visitor.SignedInAsync(site, "post");
        await post.OpenAsync("/doi-chieu/2026-12/vnpost/tep");
        await post.SendFileAsync("#xem-truoc", "Upload", "lo-khac.csv", Encoding.UTF8.GetBytes(Strange));
        await post.SendAsync("#ghi");
        (await post.OpenAsync(post.SentTo)).Text.ShouldContain("tệp nằm ở Đối chiếu, mục “Tệp không khớp lô nào”");

        foreach (var visitor in new[] { accountant, post })
        {
            await visitor.OpenAsync("/doi-chieu");
            visitor.Find("#hk").TextContent.ShouldBe("Tệp không khớp lô nào");
            var row = visitor.Find("section[aria-labelledby=hk] tbody tr");
            row.TextContent.ShouldContain("lo-khac.csv");
            row.QuerySelector("[data-l=Dòng]")!.TextContent.ShouldBe("2");
            row.QuerySelector("[data-l='Cần xem']")!.TextContent.ShouldBe("2");
            row.TextContent.ShouldContain("1.620.000\u00A0đ");
            await visitor.OpenAsync(row.QuerySelector("a")!.GetAttribute("href")!);
            visitor.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
            visitor.Text.ShouldContain("Lộc Văn Séng");
            visitor.Text.ShouldContain("Trả lại, chưa nhận");
            visitor.Text.ShouldContain("gửi tệp đúng ở kỳ của nó");
        }

        post.Page.QuerySelector(".as-close").ShouldBeNull();
        post.Text.ShouldContain("quyết định từng dòng");
        await DecideAsync(accountant);
        (await office.EventsAsync("RESULT_EXCEPTION_RESOLVED")).ShouldBe(1);
    }

    /// <summary>The first line of the file alone (its row 2), after a try without a reason.</summary>
    private static async Task DecideAsync(Visitor accountant)
    {
        await accountant.SendAsync("#quyet-dinh-2", ("Reason", " "));
        accountant.Find(".as-summary").TextContent.ShouldContain("Ghi lý do");
        accountant.Find("details[open] #Reason").ShouldNotBeNull();
        await accountant.SendAsync("#quyet-dinh-2", ("Reason", "của tỉnh khác, Bưu điện gửi lại"));
        await accountant.OpenAsync(accountant.SentTo);
        accountant.Text.ShouldContain("Đã ghi quyết định dòng 2. Không có tiền nào chuyển đi.");
        accountant.Text.ShouldContain("của tỉnh khác, Bưu điện gửi lại");
        accountant.Page.QuerySelectorAll(".as-close").Length.ShouldBe(1);
        accountant.Find("#quyet-dinh-3").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_line_of_nobody_in_a_file_of_the_month_is_seen_by_who_is_in_charge_of_all_of_it()
    {
        var whole = new Site();
        await whole.InitializeAsync();
        try
        {
            var office = new MonthOffice(whole);
            await office.PersonAsync("Phùng Thị Vẻ");
            await office.SendAsync("2026-12");
            var answer = Encoding.UTF8.GetString(await office.AllPaidAsync("2026-12")).Replace(
                "TONG,,1,,,810000",
                "2026-12,202612-vnpost-1,LA-0009,Hoàng Thị Nái,,540000,THANH_CONG,,,GDLA9\r\nTONG,,2,,,1350000",
                StringComparison.Ordinal);
            using var post = await Visitor.SignedInAsync(whole, "post");
            await post.OpenAsync("/doi-chieu/2026-12/vnpost/tep");
            await post.SendFileAsync("#xem-truoc", "Upload", "ket-qua.csv", Encoding.UTF8.GetBytes(answer));
            await post.SendAsync("#ghi");
            using var accountant = await Visitor.SignedInAsync(whole, "accountant");
            await accountant.OpenAsync("/doi-chieu/2026-12/vnpost");
            accountant.Text.ShouldContain("Lạ, không có trong danh sách");
            await accountant.OpenAsync("/doi-chieu/2026-12/vnpost/can-xem?hang=UNKNOWN_LINE");
            accountant.Text.ShouldContain("Hoàng Thị Nái");
            (await accountant.OpenAsync("/doi-chieu")).Text.ShouldNotContain("Tệp không khớp lô nào");
        }
        finally
        {
            await whole.DisposeAsync();
        }
    }

    [Fact]
    public async Task Files_of_nobody_are_read_by_who_is_in_charge_of_all_that_was_sent()
    {
        using var accountant = await Visitor.SignedInAsync(site, "accountant");
        (await accountant.OpenAsync($"/doi-chieu/tep/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var administrator = await Visitor.SignedInAsync(site, "administrator");
        (await administrator.OpenAsync($"/doi-chieu/tep/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var elsewhere = new Site();
        await elsewhere.InitializeAsync();
        try
        {
            var office = new MonthOffice(elsewhere);
            await office.PersonAsync("Vi Văn Chài");
            await office.SendAsync("2026-12");
            await elsewhere.WithAsync<AppDb>(db =>
            {
                new UnmatchedFileQueries(db).WasSentBeyond([Site.Commune]).ShouldBeFalse();
                new UnmatchedFileQueries(db).WasSentBeyond([Site.OtherCommune]).ShouldBeTrue();
                return Task.CompletedTask;
            });
        }
        finally
        {
            await elsewhere.DisposeAsync();
        }
    }
}
