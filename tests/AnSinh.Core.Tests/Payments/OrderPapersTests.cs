using System.Text;
using System.Xml.Linq;
using AnSinh.Core.Files.Documents;
using AnSinh.Core.Payments;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Payroll;

namespace AnSinh.Core.Tests.Payments;

/// <summary>Orders to the Treasury: what the accountant signs and what the Treasury's service imports.</summary>
public sealed class OrderPapersTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_sheet_says_the_sum_in_figures_and_words_with_the_list_and_its_fingerprint(Engine engine)
    {
        var (office, _) = await PaidOffice.OpenAsync(engine);
        await using var closed = office;

        var docx = Paper(office, PaperKind.Docx);
        var words = PaidOffice.Words(docx);

        PaidOffice.Faults(docx).ShouldBeEmpty();
        words.ShouldContain("C4-02a/KB");
        words.ShouldContain("Mẫu biểu chờ xác nhận");
        words.ShouldContain("1.750.000");
        words.ShouldContain("Một triệu bảy trăm năm mươi nghìn đồng");
        words.ShouldContain("Kèm danh sách số DS-202407-178");
        words.ShouldContain(office.List(PaidOffice.Text).Fingerprint!);
        words.ShouldContain("[chưa khai báo: tài khoản tại Kho bạc]");
        PaidOffice.Betrayals(PaidOffice.AllText(docx)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_unit_declares_is_printed_and_the_rest_stays_in_brackets()
    {
        var (office, _) = await PaidOffice.OpenAsync(Engine.Sqlite);
        await using var closed = office;
        office.Set("paying_unit.178.treasury_account", "9999.2.1999999");
        office.Set("paying_unit.chapter_code", "799");
        office.Set("paying_unit.179.treasury_account", "cua-don-vi-khac");

        var words = PaidOffice.Words(Paper(office, PaperKind.Docx));

        words.ShouldContain("9999.2.1999999");
        words.ShouldContain("799");
        words.ShouldNotContain("cua-don-vi-khac");
        words.ShouldContain("[chưa khai báo: mã ĐVQHNS]");
    }

    [Fact]
    public async Task The_treasury_file_carries_the_same_sum_line_by_line()
    {
        var (office, _) = await PaidOffice.OpenAsync(Engine.Sqlite);
        await using var closed = office;
        var order = office.Order(PaidOffice.Text).Single();

        var document = XDocument.Parse(Encoding.UTF8.GetString(Paper(office, PaperKind.Xml)));

        Values(document, "tongSoTien").ShouldBe([$"{order.AmountVnd}"]);
        Values(document, "soTien").Sum(value => long.Parse(value, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(order.AmountVnd);
        Values(document, "soChungTu").ShouldBe([order.Number]);
        Values(document, "par1").ShouldBe([VndText.InWords(order.AmountVnd)]);
        PaidOffice.Betrayals(document.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_unit_that_draws_on_its_estimate_gets_the_other_form()
    {
        await using var office = await Office.OpenAsync(Engine.Sqlite);
        office.Set(PayingUnits.OrderFormSetting, "estimate");
        office.Elder();
        office.Approved(PaidOffice.Text);

        var words = PaidOffice.Words(Paper(office, PaperKind.Docx));
        var document = XDocument.Parse(Encoding.UTF8.GetString(Paper(office, PaperKind.Xml)));

        words.ShouldContain("GIẤY RÚT DỰ TOÁN");
        words.ShouldContain("C2-02a/NS");
        document.Root!.Attribute("mauSo")!.Value.ShouldBe("C2-02a/NS");
    }

    [Fact]
    public async Task The_same_order_gives_the_same_papers()
    {
        var (office, _) = await PaidOffice.OpenAsync(Engine.Sqlite);
        await using var closed = office;
        foreach (var kind in (PaperKind[])[PaperKind.Docx, PaperKind.Xml])
        {
            var first = Paper(office, kind);
            office.Clock.Advance(TimeSpan.FromDays(1));
            Paper(office, kind).ShouldBe(first);
        }
    }

    [Fact]
    public async Task The_pdf_reads_as_the_sheet_and_comes_out_the_same_twice()
    {
        if (!PdfMaker.IsHere)
        {
            Assert.Skip("LibreOffice is not installed");
        }

        var (office, _) = await PaidOffice.OpenAsync(Engine.Sqlite);
        await using var closed = office;
        var folder = AnSinh.Tests.TestFolder.NewFolder();

        var written = office.Fresh(db => new OrderPapers(db).Write(office.Order(PaidOffice.Text), folder));
        var pdf = Path.Combine(folder, written.Names.Single(name => name.EndsWith(".pdf", StringComparison.Ordinal)));

        written.Note.ShouldBeNull();
        written.Names.Count.ShouldBe(3);
        Paper(office, PaperKind.Pdf).ShouldBe(await File.ReadAllBytesAsync(pdf, TestContext.Current.CancellationToken));
        if (PdfText.IsHere)
        {
            var text = PdfText.Of(pdf);
            text.ShouldContain("ỦY NHIỆM CHI");
            text.ShouldContain("1.750.000");
            PaidOffice.Betrayals(text).ShouldBeEmpty();
        }
    }

    private static byte[] Paper(Office office, PaperKind kind)
    {
        var order = office.Order(PaidOffice.Text).Single();
        return office.Fresh(db => new OrderPapers(db).Bytes(order, kind)).Content;
    }

    private static List<string> Values(XDocument document, string property) =>
        [.. document.Descendants("void").Where(element => element.Attribute("property")?.Value == property).Select(element => element.Value)];
}
