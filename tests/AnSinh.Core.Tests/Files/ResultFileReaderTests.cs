using System.Text;
using AnSinh.Core.Files;
using AnSinh.Core.Files.Results;
using AnSinh.Core.Shared;
using AnSinh.Core.Tests.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Files;

public class ResultFileReaderTests
{
    private static readonly ResultFile Good = Read("00_good.csv");

    [Fact]
    public void A_good_file_is_read_whole()
    {
        Good.Period.ShouldBe(new Month(2026, 7));
        Good.Batch.ShouldBe("L001");
        Good.DeclaredCount.ShouldBe(40);
        Good.DeclaredVnd.ShouldBe(37_250_000);
        var first = Good.Lines[0];
        first.Row.ShouldBe(2);
        first.Reference.ShouldBe("D00001");
        first.Name.ShouldBe("Trần Thị An");
        first.AccountNo.ShouldBe("000000000001");
        first.AmountVnd.ShouldBe(500_000);
        first.Status.ShouldBe("PAID");
        first.Reason.ShouldBeNull();
        first.At.ShouldBe(new DateTimeOffset(2026, 7, 5, 8, 1, 0, TimeSpan.FromHours(7)));
        first.ProviderTxId.ShouldBe("GD000001");
        Good.Lines.Count(line => line.Status == "RETURNED").ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("01_good_bom.csv")]
    [InlineData("02_utf16le.csv")]
    [InlineData("04_lf.csv")]
    public void Other_marks_encodings_and_line_ends_read_the_same(string name) => Read(name).Lines.ShouldBe(Good.Lines);

    [Fact]
    public void Another_order_is_the_same_set_of_results() =>
        Read("05_reordered.csv").Lines.Select(line => line with { Row = 0 })
            .OrderBy(line => line.Reference, StringComparer.Ordinal)
            .ShouldBe(Good.Lines.Select(line => line with { Row = 0 }));

    [Theory]
    [InlineData("06_duplicate_line_identical.csv", 41)]
    [InlineData("08_paid_twice_two_txids.csv", 41)]
    [InlineData("11_amount_off_by_one.csv", 40)]
    [InlineData("12_unknown_line.csv", 40)]
    [InlineData("14_wrong_period.csv", 40)]
    [InlineData("15_wrong_batch.csv", 40)]
    [InlineData("22_injection.csv", 40)]
    [InlineData("23_missing_one_line.csv", 39)]
    [InlineData("25_late_reversal_of_paid.csv", 1)]
    public void Faults_of_lines_are_left_to_reconciliation(string name, int lines) =>
        Read(name).Lines.Count.ShouldBe(lines);

    [Fact]
    public void Period_and_batch_are_told_as_written()
    {
        Read("14_wrong_period.csv").Period.ShouldBe(new Month(2026, 6));
        Read("15_wrong_batch.csv").Batch.ShouldBe("L002");
        Read("22_injection.csv").Lines[0].Name.ShouldBe("=cmd|' /C calc'!A0");
    }

    [Theory]
    [InlineData("09_truncated_midline.csv", "TRAILER_MISSING")]
    [InlineData("10_truncated_clean_no_trailer.csv", "TRAILER_MISSING")]
    [InlineData("17_empty_lines_only_header.csv", "RESULT_EMPTY")]
    [InlineData("18_zero_bytes.csv", "FILE_EMPTY")]
    [InlineData("21_semicolon.csv", "RESULT_HEADER")]
    public void A_file_that_is_not_whole_is_refused_whole(string name, string code)
    {
        var refusal = Refused(Samples.Bytes("corpora/bank_results/" + name));
        refusal.Code.ShouldBe(code);
        refusal.Message.ShouldNotContain("!");
    }

    [Theory]
    [InlineData("TONG,,40,,,37250000", "TONG,,40,,,37250001", "TRAILER_MISMATCH")]
    [InlineData("TONG,,40,,,37250000", "TONG,,41,,,37250000", "TRAILER_MISMATCH")]
    [InlineData("TONG,,40,,,37250000", "TONG,,,,,", "TRAILER_MISMATCH")]
    [InlineData("2026-07,L001,D00002", "2026-08,L001,D00002", "RESULT_MIXED")]
    [InlineData("2026-07,L001,D00002", "2026-07,L009,D00002", "RESULT_MIXED")]
    [InlineData("2026-07,", "202607,", "RESULT_LINE")]
    [InlineData("000000000001,500000,", "000000000001,500.00,", "RESULT_LINE")]
    [InlineData("2026-07-05T08:01:00+07:00", "07/05/26", "RESULT_LINE")]
    [InlineData(",GD000002\r", "\r", "RESULT_LINE")]
    [InlineData("ma_gd", "ma_gdx", "RESULT_HEADER")]
    [InlineData("ho_ten", "so_tk", "RESULT_HEADER")]
    public void A_small_change_that_breaks_the_file_refuses_it(string from, string to, string code) =>
        Refused(Encoding.UTF8.GetBytes(GoodText().Replace(from, to, StringComparison.Ordinal))).Code.ShouldBe(code);

    [Fact]
    public void Rows_behind_the_trailer_refuse_the_file() =>
        Refused(Encoding.UTF8.GetBytes(GoodText() + "TONG,,0,,,0,,,,\r\n")).Code.ShouldBe("RESULT_LINE");

    [Fact]
    public void An_unknown_status_is_kept_as_the_provider_wrote_it()
    {
        var text = GoodText().Replace(
            "500000,THANH_CONG,,2026-07-05T08:01", "500000,DANG_TREO,,2026-07-05T08:01", StringComparison.Ordinal);
        ResultFileReader.Read("x.csv", Encoding.UTF8.GetBytes(text)).Lines[0].Status.ShouldBe("DANG_TREO");
        text = text.Replace("DANG_TREO", "CHO_XU_LY", StringComparison.Ordinal);
        ResultFileReader.Read("x.csv", Encoding.UTF8.GetBytes(text)).Lines[0].Status.ShouldBe("PENDING");
    }

    [Fact]
    public void The_same_table_as_a_spreadsheet_reads_the_same()
    {
        using var stream = new MemoryStream();
        using (var writer = new XlsxWriter(stream, "ket_qua"))
        {
            writer.Header([.. ResultFileReader.Columns]);
            foreach (var line in GoodText().Split("\r\n").Skip(1).Where(line => line.Length > 0))
            {
                writer.Row([.. line.Split(',').Select((text, at) => at == 5
                    ? (XlsxCell)long.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
                    : text)]);
            }
        }

        ResultFileReader.Read("x.xlsx", stream.ToArray()).Lines.ShouldBe(Good.Lines);
    }

    [Fact]
    public void A_status_report_is_read()
    {
        var file = ResultFileReader.Read("x.xml", Encoding.UTF8.GetBytes(StatusReport(2)));
        file.Period.ShouldBe(new Month(2024, 8));
        file.Batch.ShouldBe("202408-agribank-1");
        file.Lines.Select(
            line => (line.Reference, line.Status, line.Reason, line.AmountVnd, line.ProviderTxId)).ShouldBe(
        [
            ("202408-05971-1-00001", "PAID", null, 500_000, "FT1"),
            ("202408-05971-1-00002", "RETURNED", "AC01", 0, null),
        ]);
        Refused(Encoding.UTF8.GetBytes(StatusReport(1))).Code.ShouldBe("TRAILER_MISMATCH");
        Refused(Encoding.UTF8.GetBytes(StatusReport(2)[..^20])).Code.ShouldBe("RESULT_MESSAGE");
        Refused(Encoding.UTF8.GetBytes(
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + StatusReport(2))).Code
            .ShouldBe("RESULT_MESSAGE");
        Refused(Encoding.UTF8.GetBytes("<Document>" + string.Concat(Enumerable.Repeat("<CstmrPmtStsRpt>", 100)))).Code
            .ShouldBe("FILE_OVER_LIMIT");
    }

    [Fact]
    public void A_debit_notification_is_read()
    {
        const string xml = """
            <?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08">
            <BkToCstmrDbtCdtNtfctn><Ntfctn>
            <Ntry><Amt Ccy="VND">500000</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
            <BookgDt><DtTm>2024-08-06T08:00:00+07:00</DtTm></BookgDt>
            <NtryDtls><TxDtls><Refs><AcctSvcrRef>FT1</AcctSvcrRef><EndToEndId>202408-05971-1-00001</EndToEndId></Refs>
            <RltdPties><Cdtr><Pty><Nm>Trần Thị An</Nm></Pty></Cdtr>
            <CdtrAcct><Id><Othr><Id>000001</Id></Othr></Id></CdtrAcct></RltdPties>
            </TxDtls></NtryDtls></Ntry>
            <Ntry><Amt Ccy="VND">750000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><RvslInd>true</RvslInd>
            <Sts><Cd>BOOK</Cd></Sts>
            <NtryDtls><TxDtls><Refs><EndToEndId>202408-05971-1-00002</EndToEndId></Refs>
            <RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls></NtryDtls></Ntry>
            </Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
            """;
        var file = ResultFileReader.Read("x.xml", Encoding.UTF8.GetBytes(xml));
        file.Lines.Select(line => (line.Reference, line.Status, line.Reason, line.AmountVnd)).ShouldBe(
        [
            ("202408-05971-1-00001", "PAID", null, 500_000),
            ("202408-05971-1-00002", "RETURNED", "AC04", 750_000),
        ]);
        file.Lines[0].Name.ShouldBe("Trần Thị An");
        file.Lines[0].AccountNo.ShouldBe("000001");
        file.Lines[0].ProviderTxId.ShouldBe("FT1");
    }

    private static string StatusReport(int count) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
        <GrpHdr><MsgId>R1</MsgId><CreDtTm>2024-08-06T16:00:00+07:00</CreDtTm></GrpHdr>
        <OrgnlGrpInfAndSts><OrgnlMsgId>202408-agribank-1</OrgnlMsgId>
        <OrgnlNbOfTxs>{count}</OrgnlNbOfTxs></OrgnlGrpInfAndSts>
        <OrgnlPmtInfAndSts><TxInfAndSts><OrgnlEndToEndId>202408-05971-1-00001</OrgnlEndToEndId><TxSts>ACSC</TxSts>
        <AcctSvcrRef>FT1</AcctSvcrRef>
        <OrgnlTxRef><Amt><InstdAmt Ccy="VND">500000</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>
        <TxInfAndSts><OrgnlEndToEndId>202408-05971-1-00002</OrgnlEndToEndId><TxSts>RJCT</TxSts>
        <StsRsnInf><Rsn><Cd>AC01</Cd></Rsn></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>
        """;

    private static string GoodText() => Encoding.UTF8.GetString(Samples.Bytes("corpora/bank_results/00_good.csv"));

    private static ResultFile Read(string name) =>
        ResultFileReader.Read(name, Samples.Bytes("corpora/bank_results/" + name));

    private static Refusal Refused(byte[] bytes) =>
        Should.Throw<RefusedException>(() => ResultFileReader.Read("x", bytes)).Refusal;
}
