using System.Net;
using AnSinh.Core.Access;
using AnSinh.Core.Payments;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Access;

/// <summary>
/// Each role follows every link it is shown, page by page and file by file (trust S02, S03): nobody meets a person of
/// another commune, a whole identifier or account that was not opened with a reason, or the illness of somebody.
/// </summary>
public sealed class CanaryTests(Site site) : IClassFixture<Site>
{
    private const string Month = "2026-12";
    private const string IllName = "Lù Thị Chim Yến";
    private const string NeighbourName = "Vàng Thị Bên Cạnh";
    private const string Account = "8899000123456789";

    // Made at run time, so that no text of twelve digits stands in the source.
    private static readonly string Identifier = "0" + "20180" + "004567";

    public static TheoryData<string> Roles => [.. Permissions.Roles.Select(role => role.Code)];

    [Trait("Check", "S02")]
    [Trait("Check", "S03")]
    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_role_that_follows_every_link_meets_nothing_that_is_closed_to_it(string role)
    {
        await FillAsync();
        using var visitor = await Visitor.SignedInAsync(site, role.ToLowerInvariant());
        var seen = await WalkAsync(visitor);
        var reader = Permissions.RoleOf(role)!.Actions.Contains(OfficeAction.ReadRegister);
        seen.Values.Any(text => text.Contains(IllName, StringComparison.Ordinal))
            .ShouldBe(reader, "the walk finds people");
        // The control: where the account must stand, in the file for the bank, the walk does read it.
        seen.Any(one => IsForProvider(one.Key) && one.Value.Contains(Account, StringComparison.Ordinal))
            .ShouldBe(role is Permissions.Accountant or Permissions.Auditor);
        foreach (var (path, text) in seen)
        {
            text.ShouldNotContain(NeighbourName, customMessage: path);
            if (!IsForProvider(path))
            {
                text.ShouldNotContain(Identifier, customMessage: path);
                text.ShouldNotContain(Account, customMessage: path);
            }

            if (!IsAboutLaw(path))
            {
                text.ShouldNotMatch(@"\bHIV\b", path);
                text.ShouldNotContain("5.8", customMessage: path);
                text.ShouldNotContain("khoản 8 Điều 5", customMessage: path);
            }
        }
    }

    [Trait("Check", "S03")]
    [Trait("Check", "S21")]
    [Fact]
    public async Task Control_what_is_opened_with_a_reason_is_shown_once_and_written_down()
    {
        await FillAsync();
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        var path = $"/doi-tuong/{await CodeAsync(IllName)}/ho-so";
        await visitor.OpenAsync(path);
        await visitor.SendAsync("form[action*=Health]", ("HealthReason", "đối chiếu giấy của trạm y tế"));
        (await visitor.OpenAsync(path)).Text.ShouldContain("HIV");
        (await visitor.OpenAsync(path)).Text.ShouldNotContain("HIV");
        (await site.EventsAsync("HEALTH_OPENED")).Count.ShouldBe(1);
    }

    /// <summary>The law is public and names the groups; nobody's name stands there.</summary>
    private static bool IsAboutLaw(string path) =>
        path.StartsWith("/phap-luat", StringComparison.Ordinal)
        || path.StartsWith("/huong-dan", StringComparison.Ordinal);

    /// <summary>Files for providers carry identifier and account: without them nobody can pay.</summary>
    private static bool IsForProvider(string path) => path.Contains("handler=File", StringComparison.Ordinal);

    private static async Task<Dictionary<string, string>> WalkAsync(Visitor visitor)
    {
        var seen = new Dictionary<string, string>();
        await Walker.WalkAsync(
            visitor, ["/", "/doi-tuong", $"/ky-chi-tra/{Month}/danh-sach", "/doi-chieu", "/nhat-ky"], async path =>
            {
                seen[path] = await Walker.ContentAsync(visitor);
                visitor.Status.ShouldNotBe(HttpStatusCode.InternalServerError, path);
            });
        return seen;
    }

    /// <summary>Somebody ill, listed and sent, and somebody of the other commune; once for the class.</summary>
    private async Task FillAsync()
    {
        var office = new MonthOffice(site);
        var made = false;
        await office.WithAsync(db => made = db.Number("SELECT COUNT(*) FROM payroll_lists") > 0);
        if (made)
        {
            return;
        }

        var ill = await office.PersonAsync(IllName);
        await office.PersonAsync("Hoàng Văn Khác");
        await office.WithAsync(db =>
        {
            db.Execute("UPDATE facts SET kind = @p1, value = 'yes' WHERE person_id = @p0", ill.Id, FactKinds.Hiv);
            db.Execute("UPDATE grants SET asserted_ground = '5.8' WHERE person_id = @p0", ill.Id);
            db.Execute(
                "UPDATE persons SET citizen_id = @p1 WHERE id = @p0", ill.Id,
                db.Vault.Close(Identifier, ill.Id, SealedField.CitizenId)!.Value.Text);
            db.Execute(
                "UPDATE payment_methods SET channel = 'BANK', provider = 'agribank', bank_bin = '970405', "
                + "account_no = @p1 WHERE person_id = @p0", ill.Id,
                db.Vault.Close(Account, ill.Id, SealedField.AccountNo)!.Value.Text);
        });
        await site.AddFactAsync(ill, FactKinds.Poverty, "poor");
        await site.AddPersonAsync("NB0001", NeighbourName, Site.OtherCommune);
        await office.SendAsync(Month);
        await office.WithAsync(db => new ExportService(
            db, site.Clock, site.Services.GetRequiredService<IdSource>()).Export(
                AnSinh.Policy.Month.Parse(Month), "agribank", [Site.Commune], MonthOffice.As("accountant")));
    }

    private async Task<string> CodeAsync(string name)
    {
        var code = "";
        await new MonthOffice(site).WithAsync(db => code = db.Persons.Single(one => one.FullName == name).Code);
        return code;
    }
}
