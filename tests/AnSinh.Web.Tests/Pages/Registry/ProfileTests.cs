using System.Net;
using AnSinh.Core.Registry;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages.Registry;

/// <summary>The pages of one person.</summary>
public sealed class ProfileTests(Site site) : IClassFixture<Site>
{
    private static readonly string[] Tabs = ["", "/chi-tra", "/ho-so", "/ho-gia-dinh", "/nhat-ky"];
    private static readonly string[] Pages = [.. Tabs, "/phieu"];

    [Fact]
    public async Task A_role_that_may_not_read_the_register_is_told_so()
    {
        await site.AddPersonAsync("PF0001", "Nông Thị Mẩy");
        using var visitor = await Visitor.SignedInAsync(site, "administrator");
        foreach (var tab in Pages)
        {
            (await visitor.OpenAsync("/doi-tuong/PF0001" + tab)).Status.ShouldBe(HttpStatusCode.Forbidden, tab);
        }
    }

    [Trait("Check", "S02")]
    [Fact]
    public async Task An_unknown_code_and_a_person_of_another_place_are_the_same_nobody()
    {
        await site.AddPersonAsync("PF0002", "Vi Văn Chài", Site.OtherCommune);
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        foreach (var tab in Pages)
        {
            (await visitor.OpenAsync("/doi-tuong/KHONGCO" + tab)).Status.ShouldBe(HttpStatusCode.NotFound, tab);
            (await visitor.OpenAsync("/doi-tuong/PF0002" + tab)).Status.ShouldBe(HttpStatusCode.NotFound, tab);
            visitor.Text.ShouldNotContain("Vi Văn Chài");
        }
    }

    [Fact]
    public async Task An_officer_writes_down_how_somebody_chose_to_be_paid_and_keeps_what_was_typed_when_it_is_refused()
    {
        await site.AddPersonAsync("PF0021", "Nông Thị Sao");
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        await visitor.OpenAsync("/doi-tuong/PF0021/chi-tra");
        (string, string)[] typed = [("Channel", "BANK"), ("BankBin", "970405"), ("AccountNo", "8899 0001"),
            ("FromText", "01/12/2026"), ("Paper", "Giấy đăng ký ngày 20/11/2026")];
        await visitor.SendAsync("#hinh-thuc", [.. typed, ("AccountName", "LY VAN LA")]);
        visitor.Text.ShouldContain("Tài khoản đứng tên LY VAN LA, không phải người hưởng");
        visitor.Find("#AccountNo").GetAttribute("value").ShouldBe("8899 0001");
        visitor.Find("details:has(#hinh-thuc)").HasAttribute("open").ShouldBeTrue();

        await visitor.SendAsync("#hinh-thuc", [.. typed, ("AccountName", "NONG THI SAO")]);
        visitor.SentTo.ShouldBe("/doi-tuong/PF0021/chi-tra");
        await visitor.OpenAsync("/doi-tuong/PF0021/chi-tra");
        visitor.Text.ShouldContain("tài khoản, AGRIBANK");
        visitor.Text.ShouldContain("tên tài khoản NONG THI SAO");
        visitor.Text.ShouldContain("Giấy đăng ký ngày 20/11/2026");
        visitor.Text.ShouldNotContain("88990001");
        (await visitor.OpenAsync("/doi-tuong/PF0021/nhat-ky")).Text.ShouldContain("nhận tiền qua tài khoản agribank");

        using var chair = await Visitor.SignedInAsync(site, "chair");
        (await chair.OpenAsync("/doi-tuong/PF0021/chi-tra")).Page.QuerySelector("#hinh-thuc").ShouldBeNull();
    }

    [Fact]
    public async Task The_slip_tells_the_person_what_why_until_when_and_whom_to_ask()
    {
        await site.AddPersonAsync("PF0013", "Lành Văn Chinh", birth: "1967-05-20");
        using var visitor = await Visitor.SignedInAsync(site, "officer");

        await visitor.OpenAsync("/doi-tuong/PF0013/phieu?thang=12/2026");

        visitor.Text.ShouldContain("540.000 × 1,5 = 810.000");
        visitor.Text.ShouldContain("mức này đến hết tháng 04/2027, sau đó 1.080.000");
        visitor.Text.ShouldContain("tám trăm mười nghìn đồng", Case.Insensitive);
        visitor.Text.ShouldContain("Hỏi ai.");
    }

    [Trait("Check", "S03")]
    [Fact]
    public async Task The_slip_of_the_ill_tells_the_amount_and_neither_article_nor_coefficient()
    {
        var person = await site.AddPersonAsync("PF0014", "Lành Thị Vẻ", birth: "1990-01-01");
        await site.AddFactAsync(person, FactKinds.Disability, "mild");
        await site.AddFactAsync(person, FactKinds.Hiv, FactKinds.Yes);
        await site.AddFactAsync(person, FactKinds.Poverty, "poor");
        using var visitor = await Visitor.SignedInAsync(site, "officer");

        await visitor.OpenAsync("/doi-tuong/PF0014/phieu?thang=12/2026");

        visitor.Text.ShouldContain("810.000");
        visitor.Text.ShouldContain("hỏi riêng công chức phụ trách");
        foreach (var betraying in (string[])["hệ số", "1,5", "Điều 5", "HIV"])
        {
            visitor.Text.ShouldNotContain(betraying);
        }
    }

    [Fact]
    public async Task The_amount_of_a_month_is_told_with_facts_rule_citation_and_arithmetic()
    {
        await site.AddPersonAsync("PF0003", "Lý Thị Dén", citizenId: "999166004419");
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        await visitor.OpenAsync("/doi-tuong/PF0003?thang=2026-12");
        visitor.Find("h1").TextContent.ShouldBe("Lý Thị Dén");
        visitor.Find(".as-id").TextContent.ShouldContain("(60 tuổi)");
        visitor.Find(".as-id").TextContent.ShouldContain("··· 419");
        visitor.Find(".as-why summary").TextContent.ShouldContain("1.080.000");
        visitor.Page.QuerySelectorAll(".as-steps4 > li > b").Select(one => one.TextContent)
            .ShouldBe(["Dữ kiện đã dùng", "Quy tắc áp dụng", "Căn cứ", "Phép tính"]);
        visitor.Find(".as-sum").TextContent.ShouldBe("540.000 × 2,0 = 1.080.000\u00A0đ");
        visitor.Find(".as-steps4").TextContent.ShouldContain("335/2026/NĐ-CP");
        visitor.Find(".as-time").TextContent.ShouldContain("97/QĐ-UBND");
        visitor.Text.ShouldContain("điều khoản ghi trong hồ sơ: Điều 5 khoản 6");
        (await visitor.OpenAsync("/doi-tuong/PF0003?thang=12/2026")).Find("#thang").GetAttribute("value")
            .ShouldBe("12/2026");
        foreach (var tab in Tabs)
        {
            (await visitor.OpenAsync("/doi-tuong/PF0003" + tab)).Status.ShouldBe(HttpStatusCode.OK, tab);
            visitor.Find(".as-tabs a[aria-current=page]").GetAttribute("href").ShouldBe("/doi-tuong/PF0003" + tab);
            visitor.Text.ShouldNotContain("999166004419");
        }
    }

    [Trait("Check", "S03")]
    [Trait("Check", "S21")]
    [Fact]
    public async Task The_whole_identifier_opens_once_for_a_reason_that_the_log_keeps()
    {
        await site.AddPersonAsync("PF0004", "Hứa Thị Lình", citizenId: "999166004420");
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        await visitor.OpenAsync("/doi-tuong/PF0004/ho-so");
        await visitor.SendAsync("form[action*='Identifier']", ("IdentifierReason", "x"));
        visitor.Find(".as-summary").TextContent.ShouldContain("Ghi rõ hơn");
        await visitor.SendAsync("form[action*='Identifier']", ("IdentifierReason", "đối chiếu thẻ căn cước"));
        visitor.Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.OpenAsync("/doi-tuong/PF0004/ho-so")).Text.ShouldContain("999 166 004 420");
        (await visitor.OpenAsync("/doi-tuong/PF0004/ho-so")).Text.ShouldNotContain("999 166 004 420");
        (await visitor.OpenAsync("/doi-tuong/PF0004/nhat-ky")).Text.ShouldContain("đối chiếu thẻ căn cước");
        (await site.EventsAsync("IDENTIFIER_OPENED")).ShouldContain(one =>
            one.Login == "officer" && one.OsUser == "web");
    }

    [Trait("Check", "S03")]
    [Fact]
    public async Task The_article_that_only_the_ill_are_under_is_not_named_among_what_was_not_met()
    {
        var person = await site.AddPersonAsync("PF0006", "Triệu Gia Khánh", birth: "2025-03-01");
        await site.AddFactAsync(person, FactKinds.Hiv, FactKinds.Yes);
        await site.AddFactAsync(person, FactKinds.Poverty, "poor");
        await site.AddFactAsync(person, FactKinds.SpecialArea, FactKinds.Yes);
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        await visitor.OpenAsync("/doi-tuong/PF0006?thang=12/2026");
        visitor.Find(".as-why").TextContent.ShouldNotContain("Điều 5 khoản 3");
        visitor.Find(".as-why").TextContent.ShouldNotContain("Điều 5 khoản 8");
    }

    [Trait("Check", "S03")]
    [Fact]
    public async Task Health_stays_closed_on_every_page_until_a_reason_is_given()
    {
        var person = await site.AddPersonAsync("PF0005", "Triệu Thị Khánh", birth: "1990-01-01");
        await site.AddFactAsync(person, FactKinds.Hiv, FactKinds.Yes);
        await site.AddFactAsync(person, FactKinds.Poverty, "poor");
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        foreach (var tab in Pages.Append("?thang=2026-12"))
        {
            (await visitor.OpenAsync("/doi-tuong/PF0005" + tab)).Text.ShouldNotContain("HIV", Case.Insensitive, tab);
        }

        await visitor.OpenAsync("/doi-tuong/PF0005/ho-so");
        await visitor.SendAsync("form[action*='Health']", ("HealthReason", "giải quyết hồ sơ điều chỉnh"));
        (await visitor.OpenAsync("/doi-tuong/PF0005/ho-so")).Text.ShouldContain("Nhiễm HIV: có");
        (await visitor.OpenAsync("/doi-tuong/PF0005/ho-so")).Text.ShouldNotContain("HIV");
        (await site.EventsAsync("HEALTH_OPENED")).Count.ShouldBe(1);
    }
}
