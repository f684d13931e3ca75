using System.Net;
using System.Text;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages.Registry;

/// <summary>The search of the register.</summary>
public sealed class SearchTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_role_that_may_not_read_the_register_is_told_so()
    {
        using var visitor = await Visitor.SignedInAsync(site, "post");
        (await visitor.OpenAsync("/doi-tuong")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Trait("Check", "S02")]
    [Fact]
    public async Task People_of_the_own_places_are_found_by_name_without_accents_identifier_code_and_telephone()
    {
        await site.AddPersonAsync("TK0001", "Nông Thị Mẩy", citizenId: "999166004417", phone: "0999000417");
        await site.AddPersonAsync("TK0002", "Nông Văn Máy", citizenId: "999066004418", phone: "0999000417");
        await site.AddPersonAsync("TK0003", "Nông Thị Mẩy", Site.OtherCommune);
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        foreach (var asked in new[] { "nong thi may", "999 166 004 417", "tk0001" })
        {
            await visitor.OpenAsync("/doi-tuong?q=" + Uri.EscapeDataString(asked));
            visitor.Page.QuerySelectorAll("tbody th a").Select(one => one.GetAttribute("href"))
                .ShouldBe(["/doi-tuong/TK0001"], asked);
        }

        (await visitor.OpenAsync("/doi-tuong?q=0999000417")).Page.QuerySelectorAll("tbody th").Length.ShouldBe(2);
        visitor.Text.ShouldContain("··· 417");
        visitor.Text.ShouldNotContain("999166004417");
        visitor.Text.ShouldContain("Đang hưởng");
    }

    [Fact]
    public async Task Nobody_found_says_what_to_try_and_filters_narrow()
    {
        await site.AddPersonAsync("TL0001", "Lộc Thị Sai");
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        (await visitor.OpenAsync("/doi-tuong?q=khong-co-ai")).Text.ShouldContain("Không tìm thấy ai");
        visitor.Text.ShouldContain("Thử ít chữ hơn");
        (await visitor.OpenAsync("/doi-tuong?q=loc+thi+sai&tt=da-chet")).Text.ShouldContain("0 người");
        (await visitor.OpenAsync($"/doi-tuong?q=loc+thi+sai&tt=dang-huong&xa={Site.Commune}"))
            .Text.ShouldContain("1 người");
        (await visitor.OpenAsync("/doi-tuong?q=100%25_'")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task While_typing_only_the_results_come_back_and_are_told_aloud()
    {
        await site.AddPersonAsync("TM0001", "Phùng Thị Vẻ");
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        await visitor.OpenPartAsync("/doi-tuong?q=phung+thi");
        visitor.Page.QuerySelector("h1").ShouldBeNull();
        visitor.Find("#ket-qua tbody th a").TextContent.ShouldBe("Phùng Thị Vẻ");
        visitor.Find("#nghe[role=status]").TextContent.ShouldBe("1 người");
        (await visitor.OpenPartAsync("/doi-tuong?q=khong-co-ai")).Find("#nghe").TextContent
            .ShouldBe("Không tìm thấy ai");
        await visitor.OpenAsync("/doi-tuong?q=phung+thi");
        visitor.Find("h1").TextContent.ShouldBe("Đối tượng");
        visitor.Find("#nghe").TextContent.ShouldBeEmpty();
        visitor.Find("meta[name=htmx-config]").GetAttribute("content")!.ShouldContain("\"allowEval\":false");
    }

    [Fact]
    public async Task Fifty_people_stand_on_a_page_in_the_order_of_names_and_the_page_is_light()
    {
        foreach (var (name, at) in new[] { "Ân", "Ba", "Bà", "Oanh", "Đào", "Dũng" }.Select((name, at) => (name, at)))
        {
            await site.AddPersonAsync($"TS{at:0000}", "Hoàng Thử " + name);
        }

        for (var i = 0; i < 50; i++)
        {
            await site.AddPersonAsync($"TT{i:0000}", "Triệu Thử Y");
        }

        using var visitor = await Visitor.SignedInAsync(site, "officer");
        await visitor.OpenAsync("/doi-tuong?q=hoang+thu");
        visitor.Page.QuerySelectorAll("tbody th a").Select(one => one.TextContent.Split(' ')[^1])
            .ShouldBe(["Ân", "Ba", "Bà", "Dũng", "Đào", "Oanh"]);
        await visitor.OpenAsync("/doi-tuong?q=thu");
        visitor.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(50);
        visitor.Find(".as-pager a[rel=next]").GetAttribute("href").ShouldBe("/doi-tuong?q=thu&trang=2");
        Encoding.UTF8.GetByteCount(await visitor.Last.Content.ReadAsStringAsync()).ShouldBeLessThan(60_000);
        (await visitor.OpenAsync("/doi-tuong?q=thu&trang=2")).Page.QuerySelectorAll("tbody tr").Length.ShouldBe(6);
    }
}
