using System.Globalization;
using System.Text;
using System.Xml.Linq;
using System.Xml.Schema;
using AnSinh.Core.Files;
using AnSinh.Core.Files.Results;
using AnSinh.Core.Payments;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Shared;

namespace AnSinh.Core.Tests.Payments;

/// <summary>The provider's files: whole, the same each time, silent about why, harmless in a spreadsheet.</summary>
public sealed class ProviderPapersTests
{
    private const string Golden =
        "\uFEFFma_ky,ma_lo,ma_dong,ho_ten,so_dinh_danh,dia_ban,so_tien,hinh_thuc,ngan_hang,so_tk,trang_thai,ma_loi,thoi_gian,ma_gd\r\n"
        + "2024-07,202407-vnpost-1,202407-05986-1-00001,Nông Thị Mẩy,,Xã Hoàng Đồng,500000,Tiền mặt,,,,,,\r\n"
        + "2024-07,202407-vnpost-1,202407-05986-1-00002,Hứa Văn Páo,,Xã Hoàng Đồng,750000,Tiền mặt,,,,,,\r\n"
        + "2024-07,202407-vnpost-1,202407-05986-1-00003,'=HYPERLINK(1),,Xã Hoàng Đồng,500000,Tiền mặt,,,,,,\r\n"
        + "TONG,,3,,,,1750000,,,,,,,\r\n";

    private static readonly XNamespace Pain = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_csv_is_this_to_the_byte(Engine engine)
    {
        var (office, batch) = await PaidOffice.OpenAsync(engine);
        await using var _ = office;

        Encoding.UTF8.GetString(office.File(batch, "csv").Content).ShouldBe(Golden);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_file_made_again_has_the_same_bytes_and_its_fingerprint_is_kept(Engine engine)
    {
        var (office, batch) = await PaidOffice.OpenAsync(engine);
        await using var _ = office;
        foreach (var format in ProviderPapers.Formats)
        {
            var first = office.File(batch, format).Content;
            office.Clock.Advance(TimeSpan.FromDays(3));

            office.File(batch, format).Content.ShouldBe(first);
        }

        office.Fresh(db => db.Number("SELECT COUNT(*) FROM payment_files")).ShouldBe(3);
        office.Fresh(db => db.Execute("UPDATE payment_files SET sha256 = 'khac' WHERE format = 'csv'"));
        Should.Throw<InvalidOperationException>(() => office.File(batch, "csv"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_file_adds_up_to_the_batch(Engine engine)
    {
        var (office, batch) = await PaidOffice.OpenAsync(engine);
        await using var _ = office;

        var rows = SheetFile.Open(office.File(batch, "xlsx").Content, ReadLimits.Web).Sheets[0].Rows;
        var document = XDocument.Parse(Encoding.UTF8.GetString(office.File(batch, "pain.001").Content));

        rows[^1][0].Text.ShouldBe("TONG");
        rows[^1][6].Number.ShouldBe(batch.AmountVnd);
        rows.Skip(1).SkipLast(1).Sum(row => row[6].Number).ShouldBe(batch.AmountVnd);
        document.Descendants(Pain + "InstdAmt").Sum(amount => long.Parse(amount.Value, CultureInfo.InvariantCulture)).ShouldBe(batch.AmountVnd);
        document.Descendants(Pain + "CtrlSum").Select(sum => sum.Value).Distinct().ShouldBe([batch.AmountVnd.ToString(CultureInfo.InvariantCulture)]);
        document.Descendants(Pain + "NbOfTxs").Select(sum => sum.Value).Distinct().ShouldBe(["3"]);
    }

    [Fact]
    public async Task The_pain001_is_this()
    {
        var (office, batch) = await PaidOffice.OpenAsync(Engine.Sqlite);
        await using var _ = office;

        var document = XDocument.Parse(Encoding.UTF8.GetString(office.File(batch, "pain.001").Content));

        document.Descendants(Pain + "CreDtTm").Single().Value.ShouldBe("2024-06-20T09:00:00+07:00");
        document.Descendants(Pain + "BtchBookg").Single().Value.ShouldBe("true");
        document.Descendants(Pain + "Dbtr").Single().Element(Pain + "Nm")!.Value.ShouldBe("Ủy ban nhân dân thành phố Lạng Sơn");
        document.Descendants(Pain + "CdtrAcct").ShouldBeEmpty();
        document.Descendants(Pain + "CdtTrfTxInf").First().ToString(SaveOptions.DisableFormatting).ShouldBe(
            $"<CdtTrfTxInf xmlns=\"{Pain}\"><PmtId><InstrId>202407-05986-1-00001</InstrId><EndToEndId>202407-05986-1-00001</EndToEndId></PmtId>"
            + "<PmtTpInf><LclInstrm><Prtry>CASH</Prtry></LclInstrm><CtgyPurp><Cd>GOVT</Cd></CtgyPurp></PmtTpInf>"
            + "<Amt><InstdAmt Ccy=\"VND\">500000</InstdAmt></Amt><Cdtr><Nm>Nông Thị Mẩy</Nm><PstlAdr><TwnNm>Xã Hoàng Đồng</TwnNm>"
            + "<Ctry>VN</Ctry></PstlAdr></Cdtr><RmtInf><Ustrd>Tro giup xa hoi 07/2024</Ustrd></RmtInf></CdtTrfTxInf>");
    }

    [Fact]
    public async Task The_pain001_is_valid_by_its_schema()
    {
        if (SchemaFile() is not { } schema)
        {
            Assert.Skip("the ISO 20022 schemas are not beside this checkout (shared/data/iso20022)");
            return;
        }

        var (office, batch) = await PaidOffice.OpenAsync(Engine.Sqlite);
        await using var _ = office;
        var text = Encoding.UTF8.GetString(office.File(batch, "pain.001").Content);

        Invalid(schema, text).ShouldBeEmpty();
        Invalid(schema, text.Replace("<PmtMtd>TRF</PmtMtd>", "", StringComparison.Ordinal)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_account_goes_to_the_bank_with_its_number()
    {
        var (office, _) = await PaidOffice.OpenAsync(Engine.Sqlite);
        await using var closed = office;
        office.Elder("Chu Văn Ngân", from: "2024-08", channel: "BANK");
        office.At(new DateOnly(2024, 7, 20));
        office.Approved("2024-08");
        office.Order("2024-08");
        var batch = office.Export("2024-08", "agribank")[^1];

        var text = Encoding.UTF8.GetString(office.File(batch, "pain.001").Content);

        text.ShouldContain("<CdtrAgt><FinInstnId><ClrSysMmbId><MmbId>970405</MmbId></ClrSysMmbId></FinInstnId></CdtrAgt>");
        text.ShouldContain("<CdtrAcct><Id><Othr><Id>889900000004</Id></Othr></Id></CdtrAcct>");
        Encoding.UTF8.GetString(office.File(batch, "csv").Content).ShouldContain(",Tài khoản,970405,889900000004,");
        if (SchemaFile() is { } schema)
        {
            Invalid(schema, text).ShouldBeEmpty();
        }
    }

    [Trait("Check", "S03")]
    [Fact]
    public async Task No_file_tells_why_somebody_is_paid()
    {
        var (office, batch) = await PaidOffice.OpenAsync(Engine.Sqlite);
        await using var _ = office;

        foreach (var format in ProviderPapers.Formats)
        {
            PaidOffice.Betrayals(PaidOffice.AllText(office.File(batch, format).Content)).ShouldBeEmpty(format);
        }

        PaidOffice.Betrayals($"{office.Lines(PaidOffice.Text)[1].Ground}; hệ số 2,0; HIV").Count.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task A_format_that_does_not_exist_is_refused_with_the_three_that_do()
    {
        var (office, batch) = await PaidOffice.OpenAsync(Engine.Sqlite);
        await using var _ = office;

        var refusal = Should.Throw<RefusedException>(() => office.File(batch, "pdf")).Refusal;

        refusal.Code.ShouldBe("FORMAT_UNKNOWN");
        refusal.Message.ShouldContain("xlsx, csv, pain.001");
    }

    [Trait("Check", "S25")]
    [Fact]
    public void No_text_of_the_corpus_begins_a_formula_whatever_parts_the_cells()
    {
        var texts = Encoding.UTF8.GetString(Samples.Bytes("corpora/csv_injection.txt")).Split('\n')
            .Select(line => line.Replace("\\t", "\t", StringComparison.Ordinal).Replace("\\r", "\r", StringComparison.Ordinal)).ToList();
        using var stream = new MemoryStream();
        using (var csv = new CsvWriter(stream))
        {
            texts.ForEach(text => csv.Row(text, 1));
        }

        var written = Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        written.Length.ShouldBe(texts.Count);
        written.SelectMany(Cells).Where(XlsxWriter.Dangerous).ShouldBeEmpty();
        texts.SelectMany(Cells).Count(XlsxWriter.Dangerous).ShouldBeGreaterThan(15);
        CsvWriter.Neutral("Nguyễn Văn A-B").ShouldBe("Nguyễn Văn A-B");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_file_filled_in_comes_back_as_a_result(Engine engine)
    {
        var (office, batch) = await PaidOffice.OpenAsync(engine);
        await using var _ = office;
        var lines = Encoding.UTF8.GetString(office.File(batch, "csv").Content).Split("\r\n");
        var answer = string.Join("\r\n", lines.Select((line, row) => row is 1 or 2
            ? line[..^4] + $",THANH_CONG,,,GD{row}"
            : row == 3 ? line[..^4] + ",TRA_LAI,KHONG_DEN_NHAN,," : line));

        ResultFileReader.Read("tra-loi.csv", Encoding.UTF8.GetBytes(answer)).Lines.Count.ShouldBe(3);
        var result = office.Result(answer);

        result.Applied.ShouldBe(3);
        result.PaidVnd.ShouldBe(1_250_000);
        result.ReturnedVnd.ShouldBe(500_000);
    }

    /// <summary>Cells as a spreadsheet splits them whose list separator is a comma, a semicolon or a tab; quotes and spaces gone.</summary>
    private static IEnumerable<string> Cells(string line) => line.Split(',', ';', '\t').Select(cell => cell.Trim(' ', '"', '\uFEFF'));

    private static List<string> Invalid(string schema, string text)
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(Pain.NamespaceName, schema);
        var faults = new List<string>();
        XDocument.Parse(text).Validate(schemas, (_, fault) => faults.Add(fault.Message));
        return faults;
    }

    /// <summary>shared/data/iso20022 beside the checkout or above it, where somebody keeps it.</summary>
    private static string? SchemaFile()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "data", "iso20022", "pain.001.001.09.xsd");
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }
}
