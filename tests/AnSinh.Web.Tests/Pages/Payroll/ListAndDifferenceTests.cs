using System.Net;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages.Payroll;

/// <summary>A commune's list with its findings, and its difference to the month before.</summary>
public sealed class ListAndDifferenceTests(Site site) : IClassFixture<Site>
{
    private const string List = "/ky-chi-tra/2026-12/danh-sach?xa=05971";
    private const string Difference = "/ky-chi-tra/2026-12/chenh-lech?xa=05971";

    private readonly MonthOffice office = new(site);

    [Theory]
    [InlineData(List)]
    [InlineData(Difference)]
    public async Task Without_the_right_to_the_register_the_pages_are_closed(string path)
    {
        using var visitor = await Visitor.SignedInAsync(site, "administrator");
        (await visitor.OpenAsync(path)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Trait("Check", "S02")]
    [Theory]
    [InlineData("/ky-chi-tra/2026-12/danh-sach?xa=05972")]
    [InlineData("/ky-chi-tra/2026-00/danh-sach?xa=05971")]
    [InlineData("/ky-chi-tra/2026-12/chenh-lech?xa=99999")]
    public async Task What_is_not_there_or_not_yours_is_not_found(string path)
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        (await visitor.OpenAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/ky-chi-tra/2031-01/danh-sach?xa=05971")]
    [InlineData("/ky-chi-tra/2031-01/chenh-lech?handler=Xlsx")]
    public async Task A_link_to_a_list_that_was_sent_back_leads_to_the_board_which_says_so_once(string path)
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        (await visitor.OpenAsync(path)).SentTo.ShouldBe("/ky-chi-tra/2031-01");

        await visitor.OpenAsync("/ky-chi-tra/2031-01");
        visitor.Find(".as-note.warn").TextContent.ShouldContain("không có danh sách kỳ 01/2031");
        (await visitor.OpenAsync("/ky-chi-tra/2031-01")).Page.QuerySelector(".as-note.warn").ShouldBeNull();
    }

    [Fact]
    public async Task Findings_come_before_lines_and_a_blocked_list_is_marked_on_the_board()
    {
        await office.PersonAsync("Nông Thị Mẩy");
        await office.PersonAsync("Hứa Văn Páo", channel: null);
        await office.PrepareAsync("2026-12");
        using var visitor = await Visitor.SignedInAsync(site, "officer");

        await visitor.OpenAsync(List);
        visitor.Find("#can-xem").TextContent.ShouldContain("chưa đăng ký hình thức nhận tiền");
        visitor.Find("table[data-rows] a").GetAttribute("href")!.ShouldStartWith("/doi-tuong/W");
        (await visitor.OpenAsync(List + "&tim=may")).Find("table[data-rows]").TextContent.ShouldNotContain("Páo");
        (await visitor.OpenAsync("/ky-chi-tra/2026-12")).Text.ShouldContain("1 lỗi phải sửa");

        await visitor.SendAsync("#trinh", ("xa", MonthOffice.CommuneCode));
        visitor.Status.ShouldBe(HttpStatusCode.Conflict);
        visitor.Find("[role=alert]").TextContent.ShouldContain("1 lỗi phải sửa trước khi trình");

        await visitor.OpenAsync(Difference);
        visitor.Find(".as-proof .st").TextContent.ShouldContain("Khớp đến đồng");
        visitor.Text.ShouldContain("Tăng: 2");
        visitor.Text.ShouldContain("Tổng chi kỳ này");
        (await visitor.DownloadAsync(Difference + "&handler=Xlsx"))[..2].ShouldBe("PK"u8.ToArray());
    }
}
