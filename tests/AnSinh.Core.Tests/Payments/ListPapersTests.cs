using System.IO.Compression;
using System.Text;
using AnSinh.Core.Files.Documents;
using AnSinh.Core.Payments;
using AnSinh.Core.Payments.Formats;
using AnSinh.Core.Reconciliation;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Payroll;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Tests.Payments;

/// <summary>The decision with its list, the list for signatures, the settlement statement.</summary>
public sealed class ListPapersTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_decision_names_the_law_the_sum_and_every_person(Engine engine)
    {
        var (office, _) = await PaidOffice.OpenAsync(engine);
        await using var closed = office;

        var docx = Decision(office);
        var words = PaidOffice.Words(docx);

        PaidOffice.Faults(docx).ShouldBeEmpty();
        words.ShouldContain("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        words.ShouldContain("QUYẾT ĐỊNH");
        words.ShouldContain("Căn cứ Nghị định số 20/2021/NĐ-CP ngày 15 tháng 3 năm 2021 của Chính phủ");
        words.ShouldContain("Điều 3. ");
        words.ShouldContain("Nông Thị Mẩy");
        words.ShouldContain("Tổng cộng 3 người");
        words.ShouldContain("Một triệu bảy trăm năm mươi nghìn đồng");
        PaidOffice.AllText(docx).ShouldContain("<w:tblHeader");
        PaidOffice.AllText(docx).ShouldContain("<w:titlePg");
        Decision(office).ShouldBe(docx);
    }

    [Fact]
    public async Task Who_approved_in_the_chairs_place_signs_so_and_the_chair_signs_alone_otherwise()
    {
        var (office, _) = await PaidOffice.OpenAsync(Engine.Sqlite);
        await using var closed = office;
        PaidOffice.Words(Decision(office)).ShouldNotContain("TUQ.");
        PaidOffice.Words(Decision(office)).ShouldContain("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH");

        office.Db.Execute("UPDATE payroll_lists SET approved_for = 'chutich'");

        PaidOffice.Words(Decision(office)).ShouldContain("TUQ. CHỦ TỊCH");
        PaidOffice.Words(Decision(office)).ShouldNotContain("TM. ỦY BAN NHÂN DÂN");
        PaidOffice.Words(Signatures(office)).ShouldContain("TUQ. CHỦ TỊCH");
        PaidOffice.Faults(Decision(office)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_unit_that_ordered_nothing_has_no_decision()
    {
        await using var office = await Office.OpenAsync(Engine.Sqlite);
        office.Elder();
        office.Approved(PaidOffice.Text);

        Should.Throw<RefusedException>(() => office.Fresh(db => new ListPapers(db, office.Law).Decision(office.Commune, PaidOffice.Month)))
            .Refusal.Code.ShouldBe("NOTHING_APPROVED");
    }

    [Trait("Check", "S03")]
    [Fact]
    public async Task Neither_list_tells_why_somebody_is_paid()
    {
        var (office, _) = await PaidOffice.OpenAsync(Engine.Sqlite);
        await using var closed = office;

        PaidOffice.Betrayals(PaidOffice.AllText(Decision(office))).ShouldBeEmpty();
        PaidOffice.Betrayals(PaidOffice.AllText(Signatures(office))).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_list_for_signatures_has_a_row_for_each_person_and_the_sum_in_words()
    {
        var (office, _) = await PaidOffice.OpenAsync(Engine.Sqlite);
        await using var closed = office;

        var docx = Signatures(office);
        var words = PaidOffice.Words(docx);

        PaidOffice.Faults(docx).ShouldBeEmpty();
        words.ShouldContain("05986-1-00002");
        words.ShouldContain("Tổng cộng 3 người");
        words.ShouldContain("NGƯỜI GIÁM SÁT");
    }

    [Fact]
    public void The_pages_of_signatures_hold_every_row_once_and_leave_room_for_the_signatures()
    {
        for (var rows = 1; rows < 400; rows++)
        {
            var pages = SignatureDocument.Pages(rows);

            pages.Sum().ShouldBe(rows);
            pages.ShouldAllBe(page => page > 0);
            pages[0].ShouldBeLessThanOrEqualTo(7);
            pages.Skip(1).ShouldAllBe(page => page <= 11);
            pages[^1].ShouldBeLessThanOrEqualTo(6);
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_statement_shows_both_sides_of_the_settlement(Engine engine)
    {
        var (office, batch) = await PaidOffice.OpenAsync(engine);
        await using var closed = office;
        var answer = "ma_ky,ma_lo,ma_dong,ho_ten,so_tk,so_tien,trang_thai,ma_loi,thoi_gian,ma_gd\r\n"
            + $"2024-07,{batch.Number},202407-05986-1-00001,,,500000,THANH_CONG,,,G1\r\n"
            + $"2024-07,{batch.Number},202407-05986-1-00002,,,750000,TRA_LAI,,,G2\r\n"
            + $"2024-07,{batch.Number},202407-05986-1-00003,,,500000,THANH_CONG,,,G3\r\nTONG,,3,,,1750000,,,,\r\n";
        office.Result(answer);
        var settlement = office.Settle(PaidOffice.Text).Settlements.Single();

        var docx = office.Fresh(db => new SettlementPapers(db).Bytes(settlement)).Content;
        var words = PaidOffice.Words(docx);

        PaidOffice.Faults(docx).ShouldBeEmpty();
        words.ShouldContain("Đã chi trả\n1.000.000");
        words.ShouldContain("Chuyển kỳ sau\n750.000");
        words.ShouldContain("Chênh lệch (A − B)\n0");
        words.ShouldContain("Chưa nhận, chuyển kỳ sau\n1\n750.000");
        words.ShouldContain("ĐẠI DIỆN BÊN CHI TRẢ");
        PaidOffice.Betrayals(PaidOffice.AllText(docx)).ShouldBeEmpty();
    }

    [Fact]
    public void A_paper_that_word_would_complain_about_is_noticed()
    {
        using var stream = new MemoryStream();
        using (var paper = new DocxWriter(stream, DocxPage.Portrait()))
        {
            paper.Add(new Paragraph("Xin chào"));
        }

        PaidOffice.Faults(stream.ToArray()).ShouldBeEmpty();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry("word/document.xml")!;
            string text;
            using (var reader = new StreamReader(entry.Open()))
            {
                text = reader.ReadToEnd();
            }

            using var part = entry.Open();
            part.SetLength(0);
            part.Write(Encoding.UTF8.GetBytes(text.Replace("<w:jc ", "<w:sai ", StringComparison.Ordinal)));
        }

        PaidOffice.Faults(stream.ToArray()).ShouldNotBeEmpty();
    }

    private static byte[] Decision(Office office) => office.Fresh(db =>
        new ListPapers(db, office.Law).Decision(db.PaymentOrders.AsNoTracking().Single().PayingUnitId, PaidOffice.Month)).Content;

    private static byte[] Signatures(Office office) => office.Fresh(db =>
        new ListPapers(db, office.Law).SignatureList(office.Commune, PaidOffice.Month, PaymentMethod.Post)).Content;
}
