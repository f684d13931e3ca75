using System.Net;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages.Network;

/// <summary>Điểm chi trả, ngân hàng phụ trách: an officer keeps them, a chair reads. It is 18/11/2026.</summary>
public sealed class NetworkPagesTests : IAsyncLifetime
{
    private const string Points = "/diem-chi-tra";
    private const string Banks = "/ngan-hang-phu-trach";

    private readonly Site site = new();

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_officer_makes_a_point_of_the_hamlets_of_the_register_and_the_warning_goes()
    {
        await site.AddPersonAsync("N001", "Nông Thị Mẩy");
        await site.AddPersonAsync("N002", "Vi Văn Chài");
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await officer.OpenAsync(Points);
        officer.Text.ShouldContain("2 người nhận tiền mặt chưa có điểm chi trả: Nà Mon (2 người, Bưu điện)");
        await officer.OpenAsync(officer.Find(".as-actions .btn-primary").GetAttribute("href")!);
        officer.Find("input[name=Hamlets]").GetAttribute("value").ShouldBe("Nà Mon");
        await officer.SendAsync("#ghi-diem", ("Name", "Nhà văn hóa Nà Mon"), ("Address", ""), ("Hamlets", "Nà Mon"));
        officer.Find("#Address-error").TextContent.ShouldContain("Ghi địa chỉ");
        officer.Find("input[name=Hamlets]").HasAttribute("checked").ShouldBeTrue();
        await officer.SendAsync("#ghi-diem", ("Address", "đầu thôn"), ("Staff[0].FullName", "Vi Thị Hoa"));
        officer.Text.ShouldContain("Mỗi người phục vụ ghi đủ họ tên và đơn vị");
        await officer.SendAsync("#ghi-diem", ("Staff[0].Office", "Bưu điện Cao Lộc"), ("Staff[0].Phone", "0912345678"));
        var point = officer.SentTo;
        await officer.OpenAsync(point);
        officer.Find("[role=status]").TextContent.ShouldContain("Đã lập điểm chi trả");
        officer.Text.ShouldContain("Phục vụ 2 người nhận tiền mặt");
        officer.Find("section[aria-labelledby=hp] tbody").TextContent
            .ShouldContain("Vi Thị HoaBưu điện Cao Lộc0912345678");

        await officer.SendAsync("#ghi-ngay", ("DayText", "thứ sáu"));
        officer.Find("#DayText-error").TextContent.ShouldContain("Ghi ngày chi trả bằng số");
        await officer.SendAsync("#ghi-ngay", ("DayText", "20/11/2026"));
        await officer.OpenAsync(officer.SentTo);
        officer.Text.ShouldContain("Thứ Sáu, 20/11/2026");
        await officer.OpenAsync(Points + "?thang=12/2026");
        officer.Text.ShouldNotContain("chưa có điểm chi trả:");
        await officer.SendAsync("#chep-lich");
        await officer.OpenAsync(officer.SentTo);
        officer.Find("[role=status]").TextContent.ShouldContain("Đã chép 1 ngày");
        officer.Text.ShouldContain("21/12/2026");

        await officer.OpenAsync(Points + "/ghi?xa=05971");
        officer.Text.ShouldContain("thuộc điểm Nhà văn hóa Nà Mon");
        await officer.SendAsync("#ghi-diem", ("Name", "Điểm hai"), ("Address", "chợ"), ("Hamlets", "Nà Mon"));
        officer.Find("[role=alert]").TextContent.ShouldContain("đã thuộc điểm Nhà văn hóa Nà Mon");

        using var chair = await Visitor.SignedInAsync(site, "chair");
        (await chair.OpenAsync(Points)).Text.ShouldContain("Nhà văn hóa Nà Mon");
        chair.Page.QuerySelector("main form").ShouldBeNull();
        (await chair.OpenAsync(point)).Page.QuerySelector("main form").ShouldBeNull();
        (await chair.OpenAsync("/diem-chi-tra/ghi?xa=05971")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_change_is_shown_before_it_holds_and_an_ended_point_is_kept()
    {
        await site.AddPersonAsync("N001", "Nông Thị Mẩy");
        using var officer = await Visitor.SignedInAsync(site, "officer");
        var point = await PointAsync(officer);
        await officer.OpenAsync(point.Replace(Points, Points + "/ghi", StringComparison.Ordinal));
        officer.Find("#Name").GetAttribute("value").ShouldBe("Nhà văn hóa");
        await officer.SendAsync("#ghi-diem", ("Name", "Trụ sở UBND"), ("FromText", "01/12/2026"));
        await officer.OpenAsync(officer.SentTo);
        officer.Find("h1").TextContent.ShouldBe("Nhà văn hóa");
        officer.Text.ShouldContain("Từ 01/12/2026: Trụ sở UBND");
        await officer.SendAsync("#thoi-diem", ("LastText", "18/11/2026"), ("EndReason", "hết"));
        officer.Find("#EndReason-error").TextContent.ShouldContain("ít nhất 5 ký tự");
        await officer.SendAsync("#thoi-diem", ("LastText", "18/11/2026"), ("EndReason", "sửa nhà văn hóa"));
        site.Clock.Forward(TimeSpan.FromDays(1));
        using var later = await Visitor.SignedInAsync(site, "officer");
        await later.OpenAsync(Points);
        later.Text.ShouldContain("1 điểm đã thôi chi trả");
        later.Text.ShouldContain("chưa có điểm chi trả: Nà Mon");
        (await later.OpenAsync(point)).Page.QuerySelector("#ghi-ngay").ShouldBeNull();
        (await later.OpenAsync(point.Replace(Points, Points + "/ghi", StringComparison.Ordinal))).Status
            .ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_commune_without_a_bank_is_told_until_one_registers_with_what_it_waives()
    {
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await officer.OpenAsync(Banks);
        officer.Text.ShouldContain("1 trên 1 xã, phường chưa có ngân hàng phụ trách Xã Cao Lộc.");
        await officer.OpenAsync(officer.Find("main .as-note a").GetAttribute("href")!);
        officer.Find("#AreaCodes").GetAttribute("value").ShouldBe("05971");
        officer.Page.QuerySelectorAll("input[name$=Chosen]").Length.ShouldBe(5);
        await officer.SendAsync("#ghi-dang-ky", ("AreaCodes", "05971, 05972"), ("Bank", "Agribank"));
        officer.Find("#AreaCodes-error").TextContent.ShouldContain("không phải đều là xã bạn phụ trách");
        await officer.SendAsync("#ghi-dang-ky", ("AreaCodes", "05971"), ("Branch", "Cao Lộc"), ("Contact", "chị Hoa"),
            ("Paper", "Công văn 45/NHNo"), ("Waivers[4].Terms", "5 lần mỗi tháng"), ("Waivers[3].Chosen", "false"),
            ("UntilText", "cuối năm"));
        officer.Find("#UntilText-error").TextContent.ShouldContain("Ghi đủ ngày");
        officer.Find("input[name='Waivers[4].Terms']").GetAttribute("value").ShouldBe("5 lần mỗi tháng");
        await officer.SendAsync("#ghi-dang-ky", ("UntilText", "31/12/2026"));
        await officer.OpenAsync(officer.SentTo);
        officer.Find("[role=status]").TextContent.ShouldContain("Agribank Cao Lộc phụ trách Xã Cao Lộc");
        officer.Text.ShouldNotContain("chưa có ngân hàng phụ trách");
        officer.Text.ShouldContain("rút tiền mặt tại ATM của ngân hàng (5 lần mỗi tháng)");
        officer.Text.ShouldContain("không miễn: phát hành, thường niên thẻ ATM");
    }

    [Fact]
    public async Task A_fee_taken_wrongly_waits_for_the_bank_and_is_closed_by_its_answer()
    {
        await site.AddPersonAsync("N001", "Nông Thị Mẩy", citizenId: "999166004420");
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await officer.OpenAsync(Banks + "/thu-sai");
        await officer.SendAsync("#ghi-phan-anh", ("Person", "KHONG-CO"), ("Waiver", "card"));
        officer.Find("#Person-error").TextContent.ShouldContain("Không có người nào");
        await officer.SendAsync("#ghi-phan-anh", ("Person", "999166004420"), ("Bank", "Agribank"), ("Waiver", "card"),
            ("AmountText", "mười nghìn"), ("ChargedText", "05/11/2026"), ("Told", "trừ phí thẻ trên sao kê"));
        officer.Find("#AmountText-error").TextContent.ShouldContain("ví dụ 11.000");
        await officer.SendAsync("#ghi-phan-anh", ("Waiver", "card"), ("AmountText", "55.000"));
        site.Clock.Forward(TimeSpan.FromDays(16));
        using var chair = await Visitor.SignedInAsync(site, "chair");
        await chair.OpenAsync(Banks);
        chair.Text.ShouldContain("quá 15 ngày chưa trả lời");
        chair.Text.ShouldNotContain("999166004420");
        var fee = chair.Find("a[href*='/thu-sai/']").GetAttribute("href")!;
        (await chair.OpenAsync(fee)).Page.QuerySelector("main form").ShouldBeNull();

        using var later = await Visitor.SignedInAsync(site, "officer");
        await later.OpenAsync(fee);
        later.Find(".as-head a[href='/doi-tuong/N001']").TextContent.ShouldBe("Nông Thị Mẩy");
        later.Text.ShouldContain("Sổ chưa ghi ngân hàng này đăng ký miễn");
        await later.SendAsync("#tra-loi", ("Answer", "Refused"));
        later.Find("#AnswerText-error").TextContent.ShouldContain("lý do ngân hàng không hoàn");
        await later.SendAsync("#tra-loi", ("Answer", "Refunded"), ("RefundText", "50.000"));
        await later.OpenAsync(later.SentTo);
        later.Text.ShouldContain("đã hoàn 50.000 đ");
        later.Page.QuerySelector("#tra-loi").ShouldBeNull();
        (await site.EventsAsync("FEE_ANSWERED")).ShouldHaveSingleItem();
    }

    private static async Task<string> PointAsync(Visitor officer)
    {
        await officer.OpenAsync(Points + "/ghi?xa=05971");
        await officer.SendAsync(
            "#ghi-diem", ("Name", "Nhà văn hóa"), ("Address", "đầu thôn"), ("OtherHamlets", "Nà Mon\r\n"));
        return officer.SentTo;
    }
}
