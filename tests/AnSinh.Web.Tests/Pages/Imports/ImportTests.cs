using System.Net;
using System.Text;
using AnSinh.Core.Files;
using AnSinh.Core.Imports;
using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Web.Tests.Running;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Web.Tests.Pages.Imports;

/// <summary>Taking a file in, step by step, without script.</summary>
public sealed class ImportTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_role_that_may_not_import_is_told_so()
    {
        using var visitor = await Visitor.SignedInAsync(site, "chair");
        (await visitor.OpenAsync("/nhap-tep")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.OpenAsync($"/nhap-tep/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Unknown_files_are_not_found_and_nothing_chosen_is_said()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        (await visitor.OpenAsync($"/nhap-tep/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.OpenAsync($"/nhap-tep/kiem-tra/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
        await visitor.OpenAsync("/nhap-tep");
        await visitor.SendAsync("main form[enctype]");
        visitor.Find(".as-summary").TextContent.ShouldContain("Chọn tệp danh sách");
    }

    [Fact]
    public async Task A_list_is_staged_checked_taken_in_once_and_known_again()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        var check = await SendListAsync(visitor, "ds-thang-8.csv", "Nông Thị Mẩy", "Hứa Văn Páo");
        check.ShouldStartWith("/nhap-tep/kiem-tra/");
        await visitor.OpenAsync(check);
        visitor.Text.ShouldContain("chưa ghi gì vào sổ");
        visitor.Text.ShouldContain("Nông Thị Mẩy");
        visitor.Text.ShouldContain("Dòng 6");
        visitor.Text.ShouldContain("“1.7”");
        (await CountAsync(site, "Hứa Văn Páo")).ShouldBe(0);
        var back = SheetFile.Open(await visitor.DownloadAsync(check + "/errors"), ReadLimits.Web);
        back.Sheets[0].Rows.SelectMany(row => row.Cells).ShouldContain(cell => cell.Text == "Lỗi");

        await visitor.SendAsync("form:has(#ghi-so)");
        visitor.Status.ShouldBe(HttpStatusCode.Redirect);
        var result = visitor.SentTo;
        (await visitor.OpenAsync(result)).Text.ShouldContain("Đã nhập ds-thang-8.csv");
        visitor.Text.ShouldContain("“1.7”");
        (await CountAsync(site, "Hứa Văn Páo")).ShouldBe(1);
        (await visitor.OpenAsync(check)).SentTo.ShouldBe(result);
        (await site.EventsAsync("IMPORT_STORED")).ShouldContain(one => one.Sentence.Contains("ds-thang-8.csv"));

        await visitor.OpenAsync(await SendListAsync(visitor, "ten-khac.csv", "Nông Thị Mẩy", "Hứa Văn Páo"));
        visitor.Text.ShouldContain("Tệp này đã nhập ngày 18/11/2026");
        visitor.Page.QuerySelector("#ghi-so").ShouldBeNull();
    }

    [Fact]
    public async Task A_dropped_file_leaves_nothing_but_a_line_in_the_log()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        var check = await SendListAsync(visitor, "bo.csv", "Lộc Thị Sai", "Vi Văn Chài");
        using var other = await Visitor.SignedInAsync(site, "officer");
        await visitor.OpenAsync(check);
        await visitor.SendAsync("form[action$='/drop']");
        visitor.SentTo.ShouldBe("/nhap-tep");
        (await visitor.OpenAsync(check)).SentTo.ShouldBe("/nhap-tep");
        (await CountAsync(site, "Vi Văn Chài")).ShouldBe(0);
        (await site.EventsAsync("IMPORT_DROPPED")).ShouldContain(one => one.Sentence.Contains("bo.csv"));
        await site.WithAsync<AppDb>(async db =>
            (await db.StagedFiles.SingleAsync(file => file.Name == "bo.csv")).Content.ShouldBeEmpty());
    }

    [Fact]
    public async Task Nonsense_is_refused_with_what_would_be_read()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        await visitor.OpenAsync("/nhap-tep");
        await visitor.SendFileAsync("main form[enctype]", "Upload", "thu.csv", Encoding.UTF8.GetBytes("a,b\n1,2\n"));
        await visitor.OpenAsync(visitor.SentTo);
        visitor.Text.ShouldContain("Chưa nhận ra hàng tiêu đề của bảng");
        visitor.Page.QuerySelector("#ghi-so").ShouldBeNull();
    }

    [Fact]
    public async Task Columns_that_nobody_knows_are_said_once_and_remembered_until_forgotten()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        var check = await SendStrangeAsync(visitor, "la-11.csv", "11/2026");
        await visitor.OpenAsync(check);
        visitor.Page.QuerySelector("#ghi-so").ShouldBeNull();
        await visitor.OpenAsync(visitor.Find("#ghep-cot").GetAttribute("href")! + "?loai=registry-list");
        visitor.Find("#FirstRow").GetAttribute("value").ShouldBe("3");
        visitor.Text.ShouldContain("Lộc Thị La");

        await visitor.SendAsync(
            "#ghep", ("Fields[0]", "full_name"), ("Fields[1]", "full_name"), ("Fields[2]", "category"));
        visitor.Find(".as-summary").TextContent.ShouldContain("Cột A và B cùng chọn “Họ và tên”");
        visitor.Find(".as-summary").TextContent.ShouldContain("Chưa chọn cột nào là “Ngày hoặc năm sinh”");
        await visitor.SendAsync("#ghep", ("Fields[0]", "full_name"), ("Fields[1]", "dob"), ("Fields[2]", "category"));
        visitor.SentTo.ShouldBe(check);
        (await visitor.OpenAsync(check)).Text.ShouldContain("Đọc theo cách ghép cột đã nhớ");
        visitor.Page.QuerySelector("#ghi-so").ShouldNotBeNull();

        await visitor.OpenAsync(await SendStrangeAsync(visitor, "la-12.csv", "12/2026"));
        visitor.Page.QuerySelector("#ghi-so").ShouldNotBeNull();
        await visitor.SendAsync("#bo-nho");
        await visitor.OpenAsync(visitor.SentTo);
        visitor.Text.ShouldContain("Chưa nhận ra hàng tiêu đề");
    }

    [Fact]
    public async Task A_file_taken_back_says_so_and_may_come_again()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        await visitor.OpenAsync(await SendListAsync(visitor, "nham.csv", "Lường Thị Nhầm"));
        await visitor.SendAsync("form:has(#ghi-so)");
        var result = visitor.SentTo;
        await visitor.OpenAsync(result);
        await visitor.SendAsync("#rut-lai", ("Reason", ""));
        visitor.Find(".as-summary").TextContent.ShouldContain("Ghi lý do, ví dụ");
        await visitor.SendAsync("#rut-lai", ("Reason", "nhập nhầm tệp của xã khác"));
        visitor.SentTo.ShouldBe(result);
        await visitor.OpenAsync(result);
        visitor.Find("#da-rut").TextContent.ShouldContain("nhập nhầm tệp của xã khác");
        visitor.Page.QuerySelector("#rut-lai").ShouldBeNull();
        await visitor.PostAsync(result + "/undo", ("Reason", "rút lần nữa"));
        (await visitor.OpenAsync("/nhap-tep")).Text.ShouldContain("Đã rút lại");
        (await site.EventsAsync("IMPORT_UNDONE")).Count(one => one.Sentence.Contains("nham.csv")).ShouldBe(1);
        await visitor.OpenAsync(await SendListAsync(visitor, "nham-lai.csv", "Lường Thị Nhầm"));
        visitor.Page.QuerySelector("#ghi-so").ShouldNotBeNull();
    }

    private static async Task<string> SendStrangeAsync(Visitor visitor, string name, string month)
    {
        var text = "UBND XÃ CAO LỘC,,\nBẢNG KÊ THÁNG " + month + ",,\nQuý ông bà,Tuổi mụ,Thuộc loại\n"
            + "Lộc Thị La,1960,Người khuyết tật nặng\n";
        await visitor.OpenAsync("/nhap-tep");
        await visitor.SendFileAsync("main form[enctype]", "Upload", name, Encoding.UTF8.GetBytes(text));
        return visitor.SentTo;
    }

    private static async Task<string> SendListAsync(Visitor visitor, string name, params string[] people)
    {
        var rows = people.Select((person, at) => $"{at + 1},{person},12/08/1966,Nà Mon,\"1,5\",810000,");
        var text = "UBND XÃ CAO LỘC,,,,,,\nDANH SÁCH CHI TRẢ TRỢ CẤP XÃ HỘI THÁNG 12/2026,,,,,,\n"
            + "STT,Họ và tên,Ngày sinh,Thôn,Hệ số,Số tiền,Ký nhận\n" + string.Join('\n', rows)
            + "\n3,Hoàng Thị Nái,01/01/1950,Nà Mon,1.7,810000,\n";
        await visitor.OpenAsync("/nhap-tep");
        await visitor.SendFileAsync("main form[enctype]", "Upload", name, Encoding.UTF8.GetBytes(text));
        visitor.Status.ShouldBe(HttpStatusCode.Redirect);
        return visitor.SentTo;
    }

    private static async Task<int> CountAsync(Site site, string name)
    {
        var count = 0;
        await site.WithAsync<AppDb>(async db => count = await db.Persons.CountAsync(person => person.FullName == name));
        return count;
    }
}
