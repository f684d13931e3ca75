using System.Net;
using System.Text.RegularExpressions;
using AnSinh.Core.Access;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages;

/// <summary>Setting up the second factor, signing in with it, losing the telephone.</summary>
public sealed class SecondFactorPageTests(Site site) : IClassFixture<Site>
{
    private const string Mine = "/tai-khoan-cua-toi";

    [Trait("Check", "S12")]
    [Fact]
    public async Task Where_the_role_needs_one_only_the_page_that_sets_it_up_opens()
    {
        await site.AddUserAsync("auditor2", Permissions.Auditor, "Đàm Thị Soát");
        using var before = await Visitor.SignedInAsync(site, "auditor2");
        (await before.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        await site.RequireFactorAsync(Permissions.Auditor, required: true);
        (await before.OpenAsync("/nhat-ky")).SentTo.ShouldBe(Mine);
        (await before.OpenAsync("/")).SentTo.ShouldBe(Mine);
        (await before.OpenAsync(Mine)).Text.ShouldContain("phải có lớp xác thực thứ hai");

        await EnrolAsync(before);
        (await before.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        (await before.OpenAsync("/nhat-ky")).Status.ShouldBe(HttpStatusCode.OK);
        await site.RequireFactorAsync(Permissions.Auditor, required: false);
    }

    [Fact]
    public async Task It_is_set_up_with_a_square_a_key_in_groups_and_a_first_code_and_gives_ten_codes_once()
    {
        await site.AddUserAsync("enrol", Permissions.Officer, "Nông Thị Mã");
        using var visitor = await Visitor.SignedInAsync(site, "enrol");
        await visitor.OpenAsync(Mine + "/ung-dung");
        await visitor.SendAsync("#bat-dau");
        visitor.Find("svg.as-qr path").GetAttribute("d")!.Length.ShouldBeGreaterThan(1000);
        visitor.Page.QuerySelectorAll("main [style]").ShouldBeEmpty();
        var key = visitor.Find("#khoa").TextContent;
        Regex.IsMatch(key, "^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$").ShouldBeTrue(key);
        await visitor.SendAsync("#xac-nhan-ma", ("Code", "000000"));
        visitor.Find("#Code-error").TextContent.ShouldContain("Mã chưa đúng");
        visitor.Find("#khoa").TextContent.ShouldBe(key);
        (await site.AccountAsync("enrol")).TwoFactorEnabled.ShouldBeFalse();

        await visitor.SendAsync("#xac-nhan-ma", ("Code", CodeOf(key)));
        visitor.SentTo.ShouldBe(Mine + "/ma-du-phong");
        await visitor.OpenAsync(visitor.SentTo);
        visitor.Page.QuerySelectorAll(".as-codes li").Length.ShouldBe(10);
        (await visitor.OpenAsync(Mine + "/ma-du-phong")).Page.QuerySelectorAll(".as-codes li").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_secret_of_somebody_else_or_of_yesterday_is_not_taken()
    {
        await site.AddUserAsync("mine", Permissions.Officer, "Nông Thị Mã");
        await site.AddUserAsync("yours", Permissions.Officer, "Hứa Văn Khác");
        using var mine = await Visitor.SignedInAsync(site, "mine");
        await mine.OpenAsync(Mine + "/ung-dung");
        await mine.SendAsync("#bat-dau");
        var key = mine.Find("#khoa").TextContent;
        var secret = mine.Find("input[name=Sealed]").GetAttribute("value")!;
        using var yours = await Visitor.SignedInAsync(site, "yours");
        await yours.OpenAsync(Mine + "/ung-dung");
        await yours.SendAsync("#bat-dau");
        await yours.SendAsync("#xac-nhan-ma", ("Sealed", secret), ("Code", CodeOf(key)));
        yours.Text.ShouldContain("Bắt đầu lại để có khóa mới");
        (await site.AccountAsync("yours")).TwoFactorEnabled.ShouldBeFalse();
    }

    [Trait("Check", "S12")]
    [Fact]
    public async Task The_password_alone_opens_nothing_and_the_code_opens_what_was_asked_for()
    {
        var phone = await site.AddUserWithPhoneAsync("two");
        using var visitor = new Visitor(site);
        await visitor.OpenAsync("/dang-nhap?den=/doi-tuong");
        await visitor.SendAsync("main form", ("Login", "two"), ("Password", Site.Password));
        visitor.SentTo.ShouldBe("/dang-nhap/ma?den=%2Fdoi-tuong");
        (await visitor.OpenAsync("/doi-tuong")).SentTo.ShouldContain("/dang-nhap?den");
        (await visitor.OpenAsync(Mine)).SentTo.ShouldContain("/dang-nhap?den");
        await visitor.OpenAsync("/dang-nhap/ma?den=/doi-tuong");
        await visitor.SendAsync("#nhap-ma", ("Code", ""));
        visitor.Find("#Code-error").TextContent.ShouldContain("Nhập mã");
        await visitor.SendAsync("#nhap-ma", ("Code", "000000"));
        visitor.Find("#Code-error").TextContent.ShouldContain("Mã chưa đúng");
        await visitor.SendAsync("#nhap-ma", ("Code", phone.Next()));
        visitor.SentTo.ShouldBe("/doi-tuong");
        (await visitor.OpenAsync("/doi-tuong")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Trait("Check", "S12")]
    [Fact]
    public async Task The_page_of_the_code_waits_five_minutes_and_opens_to_nobody_without_the_password()
    {
        var phone = await site.AddUserWithPhoneAsync("slow");
        using var stranger = new Visitor(site);
        (await stranger.OpenAsync("/dang-nhap/ma")).SentTo.ShouldBe("/dang-nhap");
        using var visitor = new Visitor(site);
        await visitor.SignInAsync("slow");
        site.Clock.Forward(FactorRules.CodePageLasts);
        (await visitor.OpenAsync("/dang-nhap/ma")).Status.ShouldBe(HttpStatusCode.OK);
        site.Clock.Forward(TimeSpan.FromSeconds(1));
        await visitor.SendAsync("#nhap-ma", ("Code", phone.Code));
        visitor.SentTo.ShouldBe("/dang-nhap");
        (await visitor.OpenAsync("/")).SentTo.ShouldContain("/dang-nhap");
    }

    [Trait("Check", "S12")]
    [Fact]
    public async Task A_recovery_code_lets_in_says_so_and_moves_no_money()
    {
        var phone = await site.AddUserWithPhoneAsync("lostphone", Permissions.Chair);
        using var visitor = new Visitor(site);
        await visitor.SignInAsync("lostphone");
        await visitor.OpenAsync(visitor.SentTo);
        await visitor.SendAsync("#nhap-ma", ("Code", phone.RecoveryCodes[0]));
        visitor.SentTo.ShouldStartWith(Mine);
        (await visitor.OpenAsync(visitor.SentTo)).Text.ShouldContain("còn 9 mã");
        await visitor.OpenAsync("/xac-nhan?den=/");
        await visitor.SendAsync("#xac-nhan", ("Proof", phone.RecoveryCodes[1]));
        visitor.Find("#Proof-error").TextContent.ShouldContain("Mã dự phòng chỉ mở trang");

        // But the lost telephone is replaced with it, and the new one proves again.
        var next = await EnrolAsync(visitor);
        await visitor.OpenAsync("/xac-nhan?den=/");
        await visitor.SendAsync("#xac-nhan", ("Proof", phone.Next()));
        visitor.Find("#Proof-error").TextContent.ShouldContain("Mã chưa đúng");
        await visitor.SendAsync("#xac-nhan", ("Proof", CodeOf(next)));
        visitor.SentTo.ShouldBe("/");
    }

    [Trait("Check", "S12")]
    [Trait("Check", "S13")]
    [Fact]
    public async Task An_administrator_resets_the_factor_of_another_whose_sessions_end()
    {
        var phone = await site.AddUserWithPhoneAsync("helpless");
        using var helpless = new Visitor(site);
        await helpless.SignInAsync("helpless");
        await helpless.OpenAsync(helpless.SentTo);
        await helpless.SendAsync("#nhap-ma", ("Code", phone.Next()));
        (await helpless.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);

        using var boss = await Visitor.SignedInAsync(site, "administrator");
        await boss.OpenAsync("/tai-khoan/helpless");
        await boss.SendAsync("#go-lop");
        (await boss.OpenAsync("/tai-khoan/helpless")).Text.ShouldContain("Đã gỡ lớp xác thực thứ hai");
        (await helpless.OpenAsync("/")).SentTo.ShouldContain("/dang-nhap");
        (await site.EventsAsync("FACTOR_RESET")).ShouldContain(one => one.Login == "administrator");
        (await boss.OpenAsync("/tai-khoan/administrator")).Page.QuerySelector("#go-lop").ShouldBeNull();
        (await boss.OpenAsync("/tai-khoan/khong-co")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_first_password_is_replaced_before_the_factor_is_set_up()
    {
        await site.RequireFactorAsync(Permissions.Bank, required: true);
        var added = await site.AddNewUserAsync("fresh", Permissions.Bank, "Lý Thị Mới");
        using var visitor = new Visitor(site);
        await visitor.SignInAsync("fresh", added.Password);
        (await visitor.OpenAsync(Mine)).SentTo.ShouldBe("/doi-mat-khau");
        await visitor.OpenAsync("/doi-mat-khau");
        await visitor.SendAsync(
            "main form", ("Current", added.Password), ("Chosen", "mùa gặt năm ngoái"), ("Again", "mùa gặt năm ngoái"));
        (await visitor.OpenAsync("/")).SentTo.ShouldBe(Mine);
        await site.RequireFactorAsync(Permissions.Bank, required: false);
    }

    /// <summary>Sets an application up on the page; gives the key that the page showed.</summary>
    private async Task<string> EnrolAsync(Visitor visitor)
    {
        await visitor.OpenAsync(Mine + "/ung-dung");
        await visitor.SendAsync("#bat-dau");
        var key = visitor.Find("#khoa").TextContent;
        await visitor.SendAsync("#xac-nhan-ma", ("Code", CodeOf(key)));
        visitor.SentTo.ShouldBe(Mine + "/ma-du-phong");
        return key;
    }

    /// <summary>What the telephone shows next that was given the key by hand.</summary>
    private string CodeOf(string key)
    {
        site.Clock.Forward(TimeCode.Step);
        return TimeCode.At(Base32.Bytes(key), TimeCode.StepAt(site.Clock.GetUtcNow()));
    }
}
