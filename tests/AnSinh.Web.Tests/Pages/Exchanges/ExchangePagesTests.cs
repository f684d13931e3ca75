using System.Net;
using System.Text;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages.Exchanges;

/// <summary>Trao đổi: a batch is made and sent, answered, and decided field by field. It is 18/11/2026.</summary>
public sealed class ExchangePagesTests : IAsyncLifetime
{
    private const string Empty = ",,,,,,,,,";

    private readonly Site site = new();

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_officer_asks_takes_the_answer_and_decides_and_the_chair_only_reads()
    {
        var office = new MonthOffice(site);
        await office.PersonAsync("Nông Thị Mẩy");
        await office.PersonAsync("Vi Văn Chài");
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await officer.OpenAsync("/trao-doi");
        await officer.SendAsync("#lap-lo", ("Kind", "Bank"), ("Bank", "không có"));
        officer.Find("#Bank-error").TextContent.ShouldContain("mã ngân hàng");
        await officer.SendAsync("#lap-lo", ("Kind", "Population"), ("AreaCode", "05972"));
        officer.Find("#AreaCode-error").TextContent.ShouldContain("Không có địa bàn nào của bạn");
        await officer.OpenAsync("/trao-doi");
        await officer.SendAsync("#lap-lo", ("Kind", "Population"));
        var batch = officer.SentTo;
        await officer.OpenAsync(batch);
        officer.Page.QuerySelector("[role=status]")!.TextContent.ShouldContain("Đã lập lô DC-20261118-");
        await officer.SendAsync("#tep-csv");
        officer.Last.Content.Headers.ContentDisposition!.FileName!.ShouldStartWith("DC-20261118-");
        var sent = (await officer.Last.Content.ReadAsStringAsync()).Split("\r\n");

        await officer.OpenAsync(batch);
        await officer.SendFileAsync("#nhan", "Upload", "tra-loi.pdf", "x"u8.ToArray());
        officer.Find("#Upload-error").TextContent.ShouldContain(".xlsx hoặc .csv");
        await officer.OpenAsync(batch);
        await officer.SendFileAsync("#nhan", "Upload", "tra-loi.csv", Encoding.UTF8.GetBytes(string.Join(
            "\r\n", sent[0], sent[1][..^Empty.Length] + ",KHAC,,,,,,Bản Mới,02/11/2026,",
            sent[2][..^Empty.Length] + ",KHAC,,,,,,Bản Cũ,,")));
        await officer.OpenAsync(officer.SentTo);
        officer.Find("[role=status]").TextContent
            .ShouldContain("2 ghi, 0 trùng, 0 cần xem, 0 chưa trả lời; 3 khác biệt");

        var hamlets = officer.Page.QuerySelectorAll("input[form=q-Hamlet]");
        hamlets.Length.ShouldBe(2);
        await officer.SendAsync("#q-Hamlet", ("Accept", "true"), ("Reason", "đã hỏi trưởng thôn"));
        officer.Find("[role=alert]").TextContent.ShouldContain("Đánh dấu ít nhất một dòng");
        await officer.SendAsync("#q-Hamlet", ("Accept", "true"), ("Reason", "đã hỏi trưởng thôn"),
            ("Chosen", hamlets[1].GetAttribute("value")!));
        (await officer.OpenAsync(officer.SentTo)).Text.ShouldContain("đã nhận: đã hỏi trưởng thôn");
        officer.Text.ShouldContain("Ngày chết: ");

        using var chair = await Visitor.SignedInAsync(site, "chair");
        (await chair.OpenAsync(batch)).Status.ShouldBe(HttpStatusCode.OK);
        chair.Text.ShouldContain("Bản Mới");
        chair.Page.QuerySelector("main form").ShouldBeNull();
        chair.Page.QuerySelector("main input").ShouldBeNull();
    }

    [Fact]
    public async Task Numbers_are_masked_until_somebody_says_why_and_that_is_written_down()
    {
        var office = new MonthOffice(site);
        var person = await office.PersonAsync("Hứa Văn Páo");
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await officer.OpenAsync("/trao-doi");
        await officer.SendAsync("#lap-lo", ("Kind", "Population"), ("Codes", person.Code));
        var batch = officer.SentTo;
        await officer.OpenAsync(batch);
        await officer.SendAsync("#tep-csv");
        var sent = (await officer.Last.Content.ReadAsStringAsync()).Split("\r\n");
        await officer.OpenAsync(batch);
        await officer.SendFileAsync("#nhan", "Upload", "tra-loi.csv", Encoding.UTF8.GetBytes(
            sent[0] + "\r\n" + sent[1][..^Empty.Length] + ",KHAC,,,,,999080004455,,,"));
        await officer.OpenAsync(batch);
        officer.Text.ShouldNotContain("999080004455");
        officer.Text.ShouldContain("…4455");
        var (id, token) = (officer.Find("form[id^=q-] input[name=Chosen]").GetAttribute("value")!,
            officer.Find("input[name=__RequestVerificationToken]").GetAttribute("value")!);
        await officer.PostAsync(
            batch + "?handler=Open", ("Chosen", id), ("Reason", ""), ("__RequestVerificationToken", token));
        officer.Text.ShouldNotContain("999080004455");
        await officer.PostAsync(
            batch + "?handler=Open", ("Chosen", id), ("Reason", "đối chiếu thẻ"),
            ("__RequestVerificationToken", token));
        officer.Text.ShouldContain("999080004455");
        (await site.EventsAsync("IDENTIFIER_OPENED")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Progress_says_the_last_day_to_report_and_a_month_that_cannot_be_read_is_told()
    {
        using var chair = await Visitor.SignedInAsync(site, "chair");
        (await chair.OpenAsync("/trao-doi/tien-do?thang=02/2027")).Text.ShouldContain("Thứ Sáu, 26/02/2027");
        chair.Page.QuerySelector("[role=alert]").ShouldBeNull();
        await chair.OpenAsync("/trao-doi/tien-do?thang=tháng trước");
        chair.Find("[role=alert]").TextContent.ShouldContain("ví dụ 11/2026");
        chair.Text.ShouldContain("Thứ Sáu, 27/11/2026");
    }
}
