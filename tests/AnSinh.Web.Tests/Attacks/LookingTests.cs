using System.Net;
using System.Security.Cryptography;
using System.Text;
using AnSinh.Core.Access;
using AnSinh.Core.Backups;
using AnSinh.Core.Store;
using AnSinh.Web.Host;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Attacks;

/// <summary>A link that somebody is led to click changes nothing; a form needs the token of its own session.</summary>
[Trait("Check", "S14")]
public sealed class LookingTests(Site site) : IClassFixture<Site>
{
    /// <summary>Written by looking: when a session was last used, and that a file was taken.</summary>
    private static readonly string[] OfLooking =
        ["user_sessions", "audit_events", "audit_links", "audit_heads", "audit_roots"];

    private const int PagesMost = 60;

    [Fact]
    public async Task Following_every_link_and_opening_every_address_changes_no_row()
    {
        var office = new MonthOffice(site);
        await office.PersonAsync("Nông Thị Mẩy");
        await office.SendAsync("2026-12");
        var before = await ContentAsync();
        foreach (var role in Permissions.Roles)
        {
            using var visitor = await Visitor.SignedInAsync(site, role.Code.ToLowerInvariant());
            await Walker.WalkAsync(
                visitor, ["/", .. RouteRights.All.Where(one => one.Method == "GET").Select(site.AddressOf)],
                _ => Task.CompletedTask, PagesMost);
        }

        var after = await ContentAsync();
        after.Keys.Where(table => after[table] != before[table]).ShouldBeEmpty();
    }

    [Fact]
    public async Task Control_a_form_that_is_sent_does_change_rows()
    {
        await site.AddUserAsync("can.bo.khac", Permissions.Officer, "Cán bộ khác");
        var before = await ContentAsync();
        using var officer = await Visitor.SignedInAsync(site, "can.bo.khac");
        await officer.OpenAsync("/doi-mat-khau");
        await officer.SendAsync(
            "main form", ("Current", Site.Password), ("Chosen", "một câu khác hẳn"), ("Again", "một câu khác hẳn"));
        (await ContentAsync())["users"].ShouldNotBe(before["users"]);
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

    /// <summary>A fingerprint of every row of every table that looking leaves alone.</summary>
    private async Task<Dictionary<string, string>> ContentAsync()
    {
        var content = new Dictionary<string, string>();
        await new MonthOffice(site).WithAsync(db =>
        {
            foreach (var table in TableCounts.Names(db).Except(OfLooking))
            {
                var rows = new List<string>();
                using var reader = db.Read($"SELECT * FROM \"{table}\"");
                while (reader.Read())
                {
                    rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(at =>
                        reader.GetValue(at) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(at))));
                }

                rows.Sort(StringComparer.Ordinal);
                content[table] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))));
            }
        });
        content.Count.ShouldBeGreaterThan(20);
        return content;
    }
}
