using System.Net;
using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Core.Store;
using AnSinh.Web.Tests.Running;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Web.Tests.Access;

/// <summary>What an account is refused leaves one event that holds nothing of what was asked (trust S21).</summary>
[Trait("Check", "S21")]
public sealed class RefusalNotesTests : IAsyncLifetime
{
    private const string ByRole = "vai trò của tài khoản không có quyền này";
    private const string Unseen = "không có, hoặc không thuộc tài khoản này";

    private readonly Site site = new();

    public ValueTask InitializeAsync() => site.InitializeAsync();

    [Fact]
    public async Task A_page_refused_to_the_role_is_written_down_once_in_ten_minutes()
    {
        using var post = await Visitor.SignedInAsync(site, "post");
        (await post.OpenAsync("/doi-tuong?tim=Nông+Thị+Mẩy")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await post.OpenAsync("/doi-tuong?tim=Vi+Văn+Chài")).Status.ShouldBe(HttpStatusCode.Forbidden);

        var event1 = (await RefusedAsync()).ShouldHaveSingleItem();
        (event1.Login, event1.SubjectId, event1.AreaId).ShouldBe(("post", "Registry/Search/Index GET", Site.Commune));
        event1.Sentence.ShouldBe($"Từ chối ở trang /doi-tuong: {ByRole}");
        site.Clock.Forward(RefusalLog.Quiet - TimeSpan.FromSeconds(1));
        await post.OpenAsync("/doi-tuong");
        (await RefusedAsync()).Count.ShouldBe(1);
        site.Clock.Forward(TimeSpan.FromSeconds(2));
        await post.OpenAsync("/doi-tuong");
        (await RefusedAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_row_of_another_place_and_one_that_is_not_there_leave_the_same_event()
    {
        var person = await new MonthOffice(site).PersonAsync("Nông Thị Mẩy");
        await site.AsOwnerAsync($"UPDATE persons SET area_id = {Site.OtherCommune}");
        using var officer = await Visitor.SignedInAsync(site, "officer");
        (await officer.OpenAsync($"/doi-tuong/{person.Code}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var foreign = (await RefusedAsync()).ShouldHaveSingleItem();

        site.Clock.Forward(RefusalLog.Quiet);
        (await officer.OpenAsync("/doi-tuong/KHONG-CO")).Status.ShouldBe(HttpStatusCode.NotFound);

        var nobody = (await RefusedAsync())[^1];
        foreign.Sentence.ShouldBe($"Từ chối ở trang /doi-tuong/{{code}}: {Unseen}");
        (nobody.Sentence, nobody.SubjectId).ShouldBe((foreign.Sentence, foreign.SubjectId));
        nobody.Id.ShouldNotBe(foreign.Id);
        $"{foreign.Sentence}{foreign.SubjectId}{foreign.AfterJson}".ShouldNotContain(person.Code);
    }

    [Fact]
    public async Task The_list_of_another_provider_is_refused_with_an_event()
    {
        using var post = await Visitor.SignedInAsync(site, "post");
        await post.OpenAsync("/doi-chieu/2026-12/agribank");

        (await RefusedAsync()).ShouldHaveSingleItem().Sentence
            .ShouldBe($"Từ chối ở trang /doi-chieu/{{month}}/{{provider}}: {Unseen}");
    }

    [Trait("Check", "S05")]
    [Fact]
    public async Task Who_made_the_list_and_approves_it_under_another_account_is_refused_with_an_event()
    {
        var office = new MonthOffice(site);
        await office.PersonAsync("Nông Thị Mẩy");
        await office.SubmitAsync("2026-12");
        await site.AddUserAsync("hai", Permissions.Chair, "Nông Thị Hạnh", "person-officer");
        using var chair = await Visitor.SignedInAsync(site, "chair");
        await chair.OpenAsync("/ky-chi-tra/2026-12/chenh-lech");
        var page = chair.Find(".as-actions .btn-primary").GetAttribute("href")!;
        await chair.OpenAsync(page);
        var fingerprint = chair.Find("#duyet input[name=dau]").GetAttribute("value")!;
        using var twin = await Visitor.SignedInAsync(site, "hai");
        await twin.OpenAsync("/ky-chi-tra/2026-12/chenh-lech");
        var seen = twin.Find(".as-actions .btn-primary").GetAttribute("href")!;
        var token = twin.Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;

        var answer = await twin.PostRawAsync(
            seen + "&handler=Approve", ("dau", fingerprint), ("__RequestVerificationToken", token));

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var written = (await RefusedAsync()).ShouldHaveSingleItem();
        (written.Login, written.SubjectId).ShouldBe(("hai", "Payroll/Approve/Index POST Approve"));
        written.Sentence.ShouldEndWith("(việc Approve): người lập không được tự duyệt");
        using var reader = await Visitor.SignedInAsync(site, "auditor");
        (await reader.OpenAsync("/nhat-ky")).Text.ShouldContain(written.Sentence);
    }

    [Fact]
    public async Task Of_many_refused_at_once_one_is_written_down()
    {
        using var post = await Visitor.SignedInAsync(site, "post");
        await Task.WhenAll(Enumerable.Range(0, 30).Select(async _ =>
        {
            using var answer = await post.GetRawAsync("/doi-tuong");
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }));

        (await RefusedAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Where_the_log_cannot_be_written_the_answer_stays()
    {
        using var post = await Visitor.SignedInAsync(site, "post");
        await site.AsOwnerAsync("ALTER TABLE audit_links RENAME TO audit_links_gone");
        (await post.OpenAsync("/doi-tuong")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await RefusedAsync()).ShouldBeEmpty();

        await site.AsOwnerAsync("ALTER TABLE audit_links_gone RENAME TO audit_links");
        (await post.OpenAsync("/doi-tuong")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await RefusedAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Control_what_is_allowed_or_wrong_for_another_reason_leaves_none()
    {
        using var officer = await Visitor.SignedInAsync(site, "officer");
        (await officer.OpenAsync("/doi-tuong")).Status.ShouldBe(HttpStatusCode.OK);
        (await officer.OpenAsync("/khong-co-trang-nay")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var nobody = new Visitor(site);
        (await nobody.OpenAsync("/doi-tuong")).Status.ShouldBe(HttpStatusCode.Redirect);

        (await RefusedAsync()).ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private async Task<List<AuditEvent>> RefusedAsync()
    {
        List<AuditEvent> events = [];
        await site.WithAsync<AppDb>(async db => events = await db.AuditEvents.AsNoTracking()
            .Where(one => one.Action == RefusalLog.Action).OrderBy(one => one.At).ThenBy(one => one.Id).ToListAsync());
        return events;
    }
}
