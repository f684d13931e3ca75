using System.Net;
using System.Text;
using AnSinh.Core.Access;
using AnSinh.Core.Store;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages;

/// <summary>The inbox.</summary>
public sealed class IndexTests : IAsyncLifetime
{
    private const string Settle = "Quyết toán kỳ 12/2026 với Bưu điện: đã chi 810.000\u00A0đ";

    // Each test counts what is there, so each has its own database.
    private readonly Site site = new();

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Work_of_the_own_area_is_listed_due_first_and_counted_in_the_navigation()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        await site.AddWorkAsync("Chưa rõ căn cứ hưởng của Vi Thị Ếm", null);
        await site.AddWorkAsync("Sửa tài khoản bị trả lại của Lý Văn Séng", new DateOnly(2026, 11, 20));
        await site.AddWorkAsync("Trả lời Bưu điện về 7 dòng", new DateOnly(2026, 11, 17));
        await site.AddWorkAsync("Việc của xã khác", new DateOnly(2026, 11, 1), Site.OtherCommune);
        await visitor.OpenAsync("/");

        visitor.Page.QuerySelectorAll("tbody th").Select(one => one.TextContent.Trim()).ShouldBe(
            [
                "Trả lời Bưu điện về 7 dòng",
                "Sửa tài khoản bị trả lại của Lý Văn Séng",
                "Chưa rõ căn cứ hưởng của Vi Thị Ếm",
            ]);
        visitor.Find(".as-count").TextContent.ShouldBe("3 việc");
        visitor.Find("tbody tr.odd-one").TextContent.ShouldContain("quá hạn 1 ngày");
        visitor.Text.ShouldContain("Thứ Tư, 18/11/2026 · Xã Cao Lộc");
        visitor.Text.ShouldContain("hạn Thứ Sáu, 20/11/2026");
        visitor.Text.ShouldContain("12/2026");
    }

    [Fact]
    public async Task A_person_is_told_when_nothing_waits()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        (await visitor.OpenAsync("/")).Text.ShouldContain("Không có việc nào đang chờ");
        visitor.Page.QuerySelector(".as-count").ShouldBeNull();
    }

    [Fact]
    public async Task A_provider_sees_no_work_about_people()
    {
        await site.AddWorkAsync("Chưa rõ căn cứ hưởng của Lộc Thị Sai", null);
        using var officer = await Visitor.SignedInAsync(site, "officer");
        (await officer.OpenAsync("/")).Text.ShouldContain("Lộc Thị Sai");
        using var visitor = await Visitor.SignedInAsync(site, "post");
        (await visitor.OpenAsync("/")).Text.ShouldNotContain("Lộc Thị Sai");
    }

    [Fact]
    public async Task The_deadlines_of_the_month_stand_above_the_list()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        await visitor.OpenAsync("/");
        visitor.Find(".as-facts").TextContent.ShouldContain("kỳ 12/2026");
        visitor.Find(".as-facts").TextContent.ShouldContain("chậm nhất Thứ Hai, 23/11/2026");
        visitor.Find(".as-facts").TextContent.ShouldContain("còn 2 ngày làm việc");
    }

    [Fact]
    public async Task Each_role_is_told_the_next_step_of_the_month_until_it_is_settled()
    {
        var office = new MonthOffice(site);
        await NextIsAsync("officer", "Nhập danh sách đang chi trả", "/nhap-tep");
        await office.PersonAsync("Nông Thị Mẩy");
        await NextIsAsync("officer", "Lập danh sách tháng 12/2026: 1 xã chưa lập", "/ky-chi-tra/2026-12");
        await office.PrepareAsync("2026-12");
        await NextIsAsync("officer", "Trình danh sách tháng 12/2026: 1 xã, 810.000\u00A0đ", "/ky-chi-tra/2026-12");
        await NextIsAsync("chair", null, null);
        await office.SubmitAsync("2026-12");
        await NextIsAsync("chair", "Duyệt danh sách tháng 12/2026: 1 xã, 810.000\u00A0đ", "/ky-chi-tra/2026-12/duyet");
        await office.ApproveAsync("2026-12");
        await NextIsAsync(
            "accountant", "Lập ủy nhiệm chi tháng 12/2026: 1 xã, 810.000\u00A0đ", "/ky-chi-tra/2026-12/chuyen-tien");
        await office.SendAsync("2026-12");
        await NextIsAsync("accountant", null, null);
        await NextIsAsync(
            "post", "Gửi tệp kết quả kỳ 12/2026: 1 dòng chưa có kết quả", "/doi-chieu/2026-12/vnpost/tep");
        await NextIsAsync("officer", "Lập danh sách tháng 01/2027: 1 xã chưa lập", "/ky-chi-tra/2027-01");
        using var post = await Visitor.SignedInAsync(site, "post");
        await post.OpenAsync("/doi-chieu/2026-12/vnpost/tep");
        await post.SendFileAsync("#xem-truoc", "Upload", "ket-qua.csv", await office.AllPaidAsync("2026-12"));
        await post.SendAsync("#ghi");
        await NextIsAsync("post", null, null);
        await NextIsAsync("accountant", Settle, "/doi-chieu/2026-12/vnpost/quyet-toan");
    }

    [Fact]
    public async Task A_line_of_nobody_is_decided_before_the_settlement_is_offered()
    {
        var office = new MonthOffice(site);
        await office.PersonAsync("Phùng Thị Vẻ");
        await office.SendAsync("2026-12");
        await AnswerAsync(Encoding.UTF8.GetString(await office.AllPaidAsync("2026-12")).Replace(
            "TONG,,1,,,810000",
            "2026-12,202612-vnpost-1,LA-0009,Hoàng Thị Nái,,540000,THANH_CONG,,,GDLA9\r\nTONG,,2,,,1350000",
            StringComparison.Ordinal));
        await NextIsAsync(
            "accountant", "Quyết định 1 dòng cần xem, kỳ 12/2026 với Bưu điện", "/doi-chieu/2026-12/vnpost");
        using var accountant = await Visitor.SignedInAsync(site, "accountant");
        (await accountant.OpenAsync("/doi-chieu")).Text.ShouldContain("1 dòng cần xem");

        await accountant.OpenAsync("/doi-chieu/2026-12/vnpost/can-xem?hang=UNKNOWN_LINE");
        await accountant.SendAsync("#quyet-dinh", ("Reason", "của tỉnh khác, đã báo Bưu điện"));

        await NextIsAsync("accountant", Settle, "/doi-chieu/2026-12/vnpost/quyet-toan");
    }

    [Fact]
    public async Task The_settlement_is_offered_only_once_every_approved_list_was_sent()
    {
        var office = new MonthOffice(site);
        await office.PersonAsync("Nông Thị Mẩy");
        await office.SendAsync("2026-12");
        await AnswerAsync(Encoding.UTF8.GetString(await office.AllPaidAsync("2026-12")));
        await office.WithAsync(db => db.Execute(
            """
            UPDATE area_assignments SET area_id = 3
            WHERE user_id = (SELECT id FROM users WHERE user_name = 'accountant')
            """));
        await NextIsAsync("accountant", Settle, "/doi-chieu/2026-12/vnpost/quyet-toan");

        await office.ApproveElsewhereAsync("2026-12", await office.PersonAsync("Vi Văn Chài"));

        await NextIsAsync("accountant", "Lập ủy nhiệm chi tháng 12/2026: 1 xã, 810.000\u00A0đ",
            "/ky-chi-tra/2026-12/chuyen-tien");
        using var accountant = await Visitor.SignedInAsync(site, "accountant");
        (await accountant.OpenAsync("/")).Text.ShouldNotContain("Quyết toán kỳ");
        (await accountant.OpenAsync("/doi-chieu/2026-12/vnpost/quyet-toan")).Text.ShouldContain(
            "Còn 1 dòng đã duyệt chưa chuyển cho vnpost");
        accountant.Page.QuerySelector("#quyet-toan").ShouldBeNull();
    }

    [Fact]
    public async Task Work_about_a_month_leads_to_that_month()
    {
        await site.AddWorkAsync("Rà soát danh sách", null);
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        (await visitor.OpenAsync("/")).Find("tbody th a").GetAttribute("href").ShouldBe("/ky-chi-tra/2026-12");
    }

    [Fact]
    public async Task Work_about_a_person_leads_there_and_is_closed_with_what_came_of_it()
    {
        var person = await site.AddPersonAsync("VC0001", "Vi Thị Ếm");
        await site.AddWorkAsync("Chưa rõ căn cứ hưởng", null, Site.Commune, person.Id);
        using var chair = await Visitor.SignedInAsync(site, "chair");
        (await chair.OpenAsync("/")).Page.QuerySelector(".as-close").ShouldBeNull();
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        (await visitor.OpenAsync("/")).Find("tbody th a").GetAttribute("href").ShouldBe("/doi-tuong/VC0001");
        await visitor.SendAsync(".as-close form", ("Outcome", ""));
        visitor.Find(".as-summary").TextContent.ShouldContain("Ghi lý do hoặc kết quả");
        await visitor.SendAsync(".as-close form", ("Outcome", "đã đối chiếu hồ sơ gốc"));
        visitor.SentTo.ShouldBe("/");
        (await visitor.OpenAsync("/")).Text.ShouldContain("Không có việc nào đang chờ");
        (await site.EventsAsync("WORK_CLOSED")).Single().Sentence.ShouldContain("đã đối chiếu hồ sơ gốc");
    }

    [Fact]
    public async Task Who_closes_work_that_another_has_closed_is_told_whose_word_stands()
    {
        var person = await site.AddPersonAsync("VC0002", "Vi Thị Ếm");
        await site.AddWorkAsync("Chưa rõ căn cứ hưởng", null, Site.Commune, person.Id);
        await site.AddUserAsync("can.bo.hai", Permissions.Officer, "Cán bộ thứ hai");
        using var first = await Visitor.SignedInAsync(site, "officer");
        using var second = await Visitor.SignedInAsync(site, "can.bo.hai");
        await first.OpenAsync("/");
        await second.OpenAsync("/");

        await first.SendAsync(".as-close form", ("Outcome", "đã đối chiếu hồ sơ gốc"));
        await second.SendAsync(".as-close form", ("Outcome", "không tìm thấy hồ sơ"));

        second.Status.ShouldBe(HttpStatusCode.OK);
        second.Text.ShouldContain("officer đã ghi xong việc này: “đã đối chiếu hồ sơ gốc”");
        (await site.EventsAsync("WORK_CLOSED")).Single().Sentence.ShouldContain("đã đối chiếu hồ sơ gốc");
    }

    private async Task AnswerAsync(string file)
    {
        using var post = await Visitor.SignedInAsync(site, "post");
        await post.OpenAsync("/doi-chieu/2026-12/vnpost/tep");
        await post.SendFileAsync("#xem-truoc", "Upload", "ket-qua.csv", Encoding.UTF8.GetBytes(file));
        await post.SendAsync("#ghi");
    }

    private async Task NextIsAsync(string login, string? sentence, string? href)
    {
        using var visitor = await Visitor.SignedInAsync(site, login);
        var link = (await visitor.OpenAsync("/")).Page.QuerySelector(".as-next a");
        link?.TextContent.ShouldBe(sentence, login);
        link?.GetAttribute("href").ShouldBe(href, login);
        (link is null).ShouldBe(sentence is null, login);
    }
}
