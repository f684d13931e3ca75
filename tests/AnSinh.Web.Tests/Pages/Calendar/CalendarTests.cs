using System.Net;
using AnSinh.Core.Access;
using AnSinh.Core.Calendars;
using AnSinh.Core.Store;
using AnSinh.Web.Tests.Running;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Web.Tests.Pages.Calendar;

/// <summary>
/// Lịch nghỉ. It is 18/11/2026; the 24th is a day off by law, so "before the 25th" ends on Monday the 23rd.
/// </summary>
public sealed class CalendarTests(Site site) : IClassFixture<Site>
{
    private const int Province = 3;
    private const string Reason = "Thông báo 12/TB-UBND, nghỉ bão";

    [Fact]
    public async Task A_day_off_moves_the_deadlines_of_the_pages_until_it_is_taken_back_and_is_written_down()
    {
        using var admin = await Visitor.SignedInAsync(site, "administrator");
        using var officer = await Visitor.SignedInAsync(site, "officer");
        (await officer.OpenAsync("/")).Text.ShouldContain("chậm nhất Thứ Hai, 23/11/2026");

        await admin.OpenAsync("/lich-nghi");
        await admin.SendAsync("#ghi-them", ("DayText", "23/11/2026"), ("KindText", "nghi"), ("Reason", Reason));
        admin.SentTo.ShouldBe("/lich-nghi?nam=2026");
        (await admin.OpenAsync(admin.SentTo)).Text.ShouldContain("Đã ghi Thứ Hai, 23/11/2026 là ngày nghỉ.");
        admin.Text.ShouldContain(Reason);
        (await officer.OpenAsync("/")).Text.ShouldContain("chậm nhất Thứ Sáu, 20/11/2026");
        (await officer.OpenAsync("/ky-chi-tra/2026-12")).Text.ShouldContain("còn 2 ngày");

        await admin.SendAsync("form:has(input[value='2026-11-23'])", ("RemoveReason", "ghi nhầm tuần"));
        (await admin.OpenAsync("/lich-nghi?nam=2026")).Text.ShouldContain("1 ngày đã gỡ");
        (await officer.OpenAsync("/")).Text.ShouldContain("chậm nhất Thứ Hai, 23/11/2026");
        (await site.EventsAsync("CALENDAR_DAY_ADDED")).ShouldContain(one => one.Login == "administrator");
        (await site.EventsAsync("CALENDAR_DAY_REMOVED")).Single().Sentence.ShouldContain("ghi nhầm tuần");
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_stays()
    {
        using var admin = await Visitor.SignedInAsync(site, "administrator");
        await admin.OpenAsync("/lich-nghi");
        await admin.SendAsync("#ghi-them", ("DayText", "mai"), ("KindText", "lam"), ("Reason", Reason));
        admin.Find("#DayText-error").TextContent.ShouldContain("Nhập ngày bằng số, ví dụ 07/12/2026.");
        await admin.SendAsync("#ghi-them", ("DayText", "6/12/2026"), ("KindText", "nghi"), ("Reason", Reason));
        admin.Find(".as-summary").TextContent.ShouldContain("Chủ Nhật, 06/12/2026 vốn đã là ngày nghỉ");
        admin.Find("#Reason").GetAttribute("value").ShouldBe(Reason);
        await admin.SendAsync("#ghi-them", ("DayText", "7/12/2026"), ("KindText", "nghi"), ("Reason", ""));
        admin.Find("#Reason-error").TextContent.ShouldContain("Ghi lý do và văn bản");
        await admin.SendAsync("#ghi-them", ("DayText", "8/12/2040"), ("KindText", "nghi"), ("Reason", Reason));
        admin.Find("#DayText-error").TextContent.ShouldContain("Ghi ngày từ năm 2019 đến năm 2028");
    }

    [Fact]
    public async Task Everybody_reads_but_staff_of_a_commune_does_not_change()
    {
        using var officer = await Visitor.SignedInAsync(site, "officer");
        (await officer.OpenAsync("/lich-nghi?nam=2025")).Text.ShouldContain("Thứ Bảy, 26/04/2025");
        officer.Page.QuerySelector("#ghi-them").ShouldBeNull();
        var token = (await officer.OpenAsync("/doi-mat-khau")).Find("input[name=__RequestVerificationToken]")
            .GetAttribute("value")!;
        var answer = await officer.PostRawAsync("/lich-nghi", ("DayText", "7/12/2026"), ("KindText", "nghi"),
            ("Reason", Reason), ("__RequestVerificationToken", token));
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("cán bộ cấp xã chỉ xem");
        await site.WithAsync<AppDb>(async db =>
            (await db.CalendarDays.CountAsync(day => day.Day == new DateOnly(2026, 12, 7))).ShouldBe(0));
        using var post = await Visitor.SignedInAsync(site, "post");
        (await post.OpenAsync("/lich-nghi")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Staff_of_the_province_changes_it()
    {
        await site.AddUserAsync("tinh", "OFFICER", "Người của tỉnh");
        await site.WithAsync<AppDb>(db =>
            db.Users.Where(user => user.UserName == "tinh")
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.AreaId, Province)));
        using var visitor = await Visitor.SignedInAsync(site, "tinh");
        await visitor.OpenAsync("/lich-nghi");
        await visitor.SendAsync("#ghi-them", ("DayText", "12/12/2026"), ("KindText", "lam"), ("Reason", Reason));
        (await visitor.OpenAsync(visitor.SentTo)).Text.ShouldContain("Thứ Bảy, 12/12/2026 là ngày làm việc");
    }
}
