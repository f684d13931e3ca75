using System.Net;
using System.Security.Cryptography;
using System.Text;
using AnSinh.Core.Files;
using AnSinh.Core.Imports;
using AnSinh.Core.Reconciliation;
using AnSinh.Core.Store;
using AnSinh.Web.Tests.Running;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Web.Tests.Attacks;

/// <summary>
/// Files that are sent: judged by their bytes, bounded, kept in the database under a number, named by a text.
/// </summary>
[Trait("Check", "S17")]
public sealed class UploadTests(Site site) : IClassFixture<Site>
{
    private const string Provider = "/doi-chieu/2026-12/vnpost";

    // The test file of the makers of virus scanners, in two halves, so that a scanner lets this source alone.
    private const string Eicar = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    public static TheoryData<string, string> Foreign => new()
    {
        { "eicar", "mẫu thử vi-rút" }, { "program of Windows", "một chương trình máy tính" },
        { "program of Linux", "một chương trình máy tính" }, { "script", "một chương trình máy tính" },
        { "pdf", "tài liệu PDF" }, { "html", "trang HTML hoặc XML" }, { "rar", "tệp nén" }, { "gzip", "tệp nén" },
        { "cut zip", "tệp nén bị cắt ngang" },
    };

    public static TheoryData<string> Names =>
    [
        "../../../etc/passwd.csv", @"..\..\web.config.csv", "/dev/null.csv", "ds.exe\0.csv", "ds\u202Evsc.csv",
        "<script>alert(1)</script>.csv", "\" onmouseover=\"alert(1).csv", "'; DROP TABLE persons; --.csv", "CON.csv",
        "ds%2e%2e%2f.csv", "ds\r\nSet-Cookie: a=b.csv", "{{7*7}}${7*7}.csv", "=cmd|' /C calc'!A0.csv",
        new string('a', 4000) + ".csv",
    ];

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task What_is_no_list_is_refused_whatever_its_name_and_nothing_of_it_is_kept(string kind, string said)
    {
        using var officer = await Visitor.SignedInAsync(site, "officer");
        foreach (var name in (string[])["danh-sach.xlsx", "danh-sach.csv"])
        {
            await officer.OpenAsync("/nhap-tep");
            await officer.SendFileAsync("main form[enctype]", "Upload", name, Bytes(kind));
            officer.Status.ShouldBe(HttpStatusCode.OK);
            officer.Find("#Upload-error").TextContent.ShouldContain(said);
        }

        (await StagedAsync(Bytes(kind))).ShouldBeNull();
    }

    [Fact]
    public async Task A_file_of_another_ending_or_of_too_many_bytes_is_refused_before_it_is_read()
    {
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await officer.OpenAsync("/nhap-tep");
        await officer.SendFileAsync("main form[enctype]", "Upload", "ds.csv.exe", List("Vi Thị Đuôi"));
        officer.Find("#Upload-error").TextContent.ShouldContain("Tên tệp cần kết thúc bằng .xlsx");
        await officer.SendFileAsync("main form[enctype]", "Upload", "ds.csv", new byte[ReadLimits.Web.FileBytes + 1]);
        officer.Find("#Upload-error").TextContent.ShouldContain("10 MB");
        (await StagedAsync(List("Vi Thị Đuôi"))).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_name_of_an_attack_is_a_text_and_the_file_a_row_under_a_number(string name)
    {
        using var officer = await Visitor.SignedInAsync(site, "officer");
        var bytes = List("Lò Văn " + Names.ToList().FindIndex(one => one.Data == name));
        await officer.OpenAsync("/nhap-tep");
        await officer.SendFileAsync("main form[enctype]", "Upload", name, bytes);
        officer.Status.ShouldBe(HttpStatusCode.Redirect);
        var staged = (await StagedAsync(bytes)).ShouldNotBeNull();
        staged.Name.ShouldBe(SentName.Of(name));
        officer.SentTo.ShouldBe($"/nhap-tep/kiem-tra/{staged.Id}");
        await officer.OpenAsync(officer.SentTo);
        officer.Text.ShouldContain(
            string.Join(' ', staged.Name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        officer.Page.QuerySelectorAll("script:not([src]), [onmouseover]").ShouldBeEmpty();
        officer.Last.Headers.Contains("Set-Cookie").ShouldBeFalse();
        Directory.GetFiles(AppContext.BaseDirectory, "*" + Path.GetFileNameWithoutExtension(staged.Name)[..1] + "*.csv")
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Control_an_ordinary_list_is_kept_and_shown_under_its_name()
    {
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await officer.OpenAsync("/nhap-tep");
        await officer.SendFileAsync("main form[enctype]", "Upload", "danh sách 12.csv", List("Vi Thị Thường"));
        (await StagedAsync(List("Vi Thị Thường"))).ShouldNotBeNull().Name.ShouldBe("danh sách 12.csv");
    }

    [Fact]
    public async Task The_file_of_a_provider_is_judged_the_same_way_and_its_name_too()
    {
        var office = new MonthOffice(site);
        await office.PersonAsync("Nông Thị Mẩy");
        await office.SendAsync("2026-12");
        using var post = await Visitor.SignedInAsync(site, "post");
        await post.OpenAsync(Provider + "/tep");
        await post.SendFileAsync("#xem-truoc", "Upload", "ket-qua.exe", await office.AllPaidAsync("2026-12"));
        post.Find("#Upload-error").TextContent.ShouldContain("Tên tệp cần kết thúc bằng");
        await post.SendFileAsync("#xem-truoc", "Upload", "ket-qua.csv", Bytes("eicar"));
        post.Status.ShouldBe(HttpStatusCode.Conflict);
        post.Text.ShouldContain("mẫu thử vi-rút");
        await post.OpenAsync(Provider + "/tep");
        await post.SendFileAsync("#xem-truoc", "Upload", "../ket\u202Equa.csv", await office.AllPaidAsync("2026-12"));
        await post.SendAsync("#ghi", ("FileName", "../../khac\u202E.csv"));
        post.SentTo.ShouldBe(Provider, post.Text);
        await office.WithAsync(db => db.ResultFiles.Single().Name.ShouldBe("khac.csv"));
    }

    private static byte[] Bytes(string kind) => kind switch
    {
        "eicar" => Encoding.ASCII.GetBytes(Eicar),
        "program of Windows" => [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0],
        "program of Linux" => [0x7F, .. "ELF"u8, 2, 1, 1, 0],
        "script" => "#!/bin/sh\necho 1\n"u8.ToArray(),
        "pdf" => "%PDF-1.7\n"u8.ToArray(),
        "html" => "<!doctype html><p>STT</p>"u8.ToArray(),
        "rar" => [.. "Rar!"u8, 0x1A, 7, 1, 0],
        "gzip" => [0x1F, 0x8B, 8, 0, 0, 0, 0, 0],
        _ => "PK\u0005\u0006"u8.ToArray(),
    };

    private static byte[] List(string person) => Encoding.UTF8.GetBytes(
        "UBND XÃ CAO LỘC,,,,,,\nDANH SÁCH CHI TRẢ TRỢ CẤP XÃ HỘI THÁNG 12/2026,,,,,,\n"
        + $"STT,Họ và tên,Ngày sinh,Thôn,Hệ số,Số tiền,Ký nhận\n1,{person},12/08/1966,Nà Mon,\"1,5\",810000,\n");

    private async Task<StagedFile?> StagedAsync(byte[] bytes)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        StagedFile? found = null;
        await site.WithAsync<AppDb>(async db =>
            found = await db.StagedFiles.AsNoTracking().SingleOrDefaultAsync(file => file.Sha256 == sha256));
        return found;
    }
}
