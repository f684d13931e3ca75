using System.Text;
using AnSinh.Core.Files;
using AnSinh.Core.Tests.Shared;

namespace AnSinh.Core.Tests.Files;

public class XlsxWriterTests
{
    [Fact]
    public void What_is_written_is_read_back()
    {
        var rows = Written(writer =>
        {
            writer.Layout([20, 10], frozenRows: 1);
            writer.Header("Họ và tên", "Số tiền");
            writer.Row("Đặng & <Bé>", 500_000);
            writer.Row(default, (long?)null);
            writer.Row("a_x0041_b \uD800\u0001", -1);
        });
        rows[0].Cells.Select(cell => cell.Text).ShouldBe(["Họ và tên", "Số tiền"]);
        rows[1][0].Text.ShouldBe("Đặng & <Bé>");
        rows[1][1].Number.ShouldBe(500_000);
        rows[2].IsEmpty.ShouldBeTrue();
        rows[3][0].Text.ShouldBe("a_x0041_b \uFFFD\u0001");
    }

    [Trait("Check", "S25")]
    [Fact]
    public void Texts_that_look_like_formulas_stay_texts()
    {
        var texts = Encoding.UTF8.GetString(Samples.Bytes("corpora/csv_injection.txt")).Split('\n')
            .Select(line => line.Replace("\\t", "\t", StringComparison.Ordinal)
                .Replace("\\r", "\r", StringComparison.Ordinal))
            .Where(line => line.Length > 0).ToList();
        texts.Count.ShouldBeGreaterThan(15);
        var rows = Written(writer => texts.ForEach(text => writer.Row(text)));
        rows.Select(row => row[0].Text).ShouldBe(texts);
        rows.ShouldAllBe(row => row[0].Kind == CellKind.Text && row[0].Formula == null);
        XlsxWriter.Dangerous("=1+1").ShouldBeTrue();
        XlsxWriter.Dangerous("Nguyễn").ShouldBeFalse();
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes()
    {
        static byte[] Once() => Bytes(writer => writer.Row("a", 1));
        Once().ShouldBe(Once());
    }

    private static IReadOnlyList<SheetRow> Written(Action<XlsxWriter> write) =>
        SheetFile.Open(Bytes(write), ReadLimits.Web).Sheets[0].Rows;

    private static byte[] Bytes(Action<XlsxWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new XlsxWriter(stream, "Danh sách 8/2024"))
        {
            write(writer);
        }

        return stream.ToArray();
    }
}
