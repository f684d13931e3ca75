using AnSinh.Core.LawFiles;
using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages.Legislation;

/// <summary>
/// Chuyển mức: what Decree 335 changes is seen before it is signed, and what it leaves open is decided.
/// </summary>
public sealed class ChangeTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private static readonly LoadedLaw Before335 = LawAsKnown.On(LawFiles.Embedded(), new DateOnly(2026, 10, 4));
    private readonly MonthOffice office = new(site);

    /// <summary>
    /// July 2026 was listed by the old law: a disabled person, and an elder of 76 whose coefficient rises.
    /// </summary>
    public async ValueTask InitializeAsync()
    {
        var made = false;
        await office.WithAsync(db => made = db.Number("SELECT COUNT(*) FROM payroll_lists WHERE month = 202607") > 0);
        if (made)
        {
            return;
        }

        await office.PersonAsync("Hứa Văn Páo");
        var elder = await office.PersonAsync("Nông Thị Mẩy");
        await office.WithAsync(db =>
        {
            db.Execute("UPDATE grants SET from_month = 202607, accountable_from_month = 202607");
            db.Execute("UPDATE persons SET birth = '1949-01-01' WHERE id = @p0", elder.Id);
            db.Execute("DELETE FROM facts WHERE person_id = @p0", elder.Id);
            foreach (var (kind, value) in (ReadOnlySpan<(string, string)>)
                [(FactKinds.Poverty, "poor"), (FactKinds.NoSupporter, FactKinds.Yes)])
            {
                db.Facts.Add(new Fact
                {
                    Id = Guid.CreateVersion7(),
                    PersonId = elder.Id,
                    Kind = kind,
                    Value = value,
                    FromOn = new DateOnly(2020, 1, 1),
                    RecordedAt = site.Clock.GetUtcNow(),
                    RecordedBy = "officer",
                });
            }

            db.SaveChanges();
            var ids = site.Services.GetRequiredService<IdSource>();
            var month = new Month(2026, 7);
            new PayrollService(db, site.Clock, ids, Before335)
                .Prepare(month, [Site.Commune], MonthOffice.As("officer"));
            var approval = new ApprovalService(db, site.Clock, ids);
            approval.Submit(month, [Site.Commune], MonthOffice.As("officer"));
            approval.Approve(month, [Site.Commune], MonthOffice.As("chair"));
        });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_change_is_previewed_decided_and_followed_by_the_list()
    {
        using var officer = await Visitor.SignedInAsync(site, "officer");
        (await officer.OpenAsync("/phap-luat/chuyen-muc")).SentTo.ShouldBe("/phap-luat/chuyen-muc/2026-08");
        await officer.OpenAsync(officer.SentTo);
        officer.Find("h1").TextContent.ShouldContain("08/2026");
        officer.Find(".as-facts").TextContent.ShouldContain("390.000");
        officer.Text.ShouldContain("500.000");
        officer.Text.ShouldContain("335/2026/NĐ-CP");

        await officer.OpenAsync("/phap-luat/chuyen-muc/2026-08/phai-quyet?loai=Coefficient");
        officer.Text.ShouldContain("Nông Thị Mẩy");
        officer.Text.ShouldContain("hệ số 1,5 → 2,0");
        await officer.SendAsync("td form", ("Choice", "Old"), ("Reason", " "));
        officer.Find(".as-summary").TextContent.ShouldContain("Công văn");
        await officer.SendAsync("td form", ("Choice", "Old"), ("Reason", "Công văn 12/SYT"));

        await officer.OpenAsync(officer.SentTo);
        officer.Text.ShouldContain("Lập lại danh sách tháng 08/2026");
        officer.Text.ShouldContain("Công văn 12/SYT");
        (await office.EventsAsync("LAW_DECIDED")).ShouldBe(1);
        await officer.OpenAsync("/phap-luat/chuyen-muc/2026-08");
        officer.Find(".as-facts").TextContent.ShouldContain("120.000");
        await office.PrepareAsync("2026-08");
        await office.WithAsync(db => db.Number("SELECT SUM(amount_vnd) FROM payroll_lines WHERE kind = 'ARREARS'")
            .ShouldBe(120_000));
    }

    [Fact]
    public async Task Who_does_not_make_lists_reads_and_does_not_decide()
    {
        using var chair = await Visitor.SignedInAsync(site, "chair");
        await chair.OpenAsync("/phap-luat/chuyen-muc/2026-08/phai-quyet?loai=Coefficient");
        chair.Page.QuerySelector("td form").ShouldBeNull();
        chair.Text.ShouldContain("ghi quyết định");
    }

    [Fact]
    public async Task A_month_that_no_law_reaches_says_so()
    {
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await officer.OpenAsync("/phap-luat/chuyen-muc/2026-07");
        officer.Text.ShouldContain("Không có luật nào tính lại");
    }
}
