using System.Net;
using AnSinh.Core.Access;
using AnSinh.Web.Host;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Attacks;

/// <summary>A link that somebody is led to click changes nothing; a form needs the token of its own session.</summary>
[Trait("Check", "S14")]
public sealed class LookingTests(Site site) : IClassFixture<Site>
{
    private const int PagesMost = 60;

    [Fact]
    public async Task Following_every_link_and_opening_every_address_changes_no_row()
    {
        var office = new MonthOffice(site);
        await office.PersonAsync("Nông Thị Mẩy");
        await office.SendAsync("2026-12");
        var before = await site.ContentAsync();
        foreach (var role in Permissions.Roles)
        {
            using var visitor = await Visitor.SignedInAsync(site, role.Code.ToLowerInvariant());
            await Walker.WalkAsync(
                visitor, ["/", .. RouteRights.All.Where(one => one.Method == "GET").Select(site.AddressOf)],
                _ => Task.CompletedTask, PagesMost);
        }

        var after = await site.ContentAsync();
        TableContent.Changed(before, after).ShouldBeEmpty();
    }

    [Fact]
    public async Task Control_a_form_that_is_sent_does_change_rows()
    {
        await site.AddUserAsync("can.bo.khac", Permissions.Officer, "Cán bộ khác");
        var before = await site.ContentAsync();
        using var officer = await Visitor.SignedInAsync(site, "can.bo.khac");
        await officer.OpenAsync("/doi-mat-khau");
        await officer.SendAsync(
            "main form", ("Current", Site.Password), ("Chosen", "một câu khác hẳn"), ("Again", "một câu khác hẳn"));
        (await site.ContentAsync())["users"].ShouldNotBe(before["users"]);
    }

    [Fact]
    public async Task A_token_of_another_session_is_worth_nothing()
    {
        using var thief = await Visitor.SignedInAsync(site, "chair");
        var token = (await thief.OpenAsync("/")).Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        using var victim = await Visitor.SignedInAsync(site, "administrator");
        await victim.OpenAsync("/tai-khoan");
        var answer = await victim.PostRawAsync(
            "/tai-khoan?handler=Disable", ("Login", "chair"), ("__RequestVerificationToken", token));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await site.AccountAsync("chair")).DisabledAt.ShouldBeNull();
    }
}
