using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using AnSinh.Core.Files;
using AnSinh.Core.Imports;
using AnSinh.Core.Tests.Shared;

namespace AnSinh.Core.Tests.Imports;

/// <summary>
/// Every file of the collections of bad files is answered with rows or a sentence, within seconds and memory. What is
/// large is made here.
/// </summary>
public class BadFilesTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private const long BytesMost = 256L << 20;

    public static TheoryData<string> Files() => new(
        ((string[])["corpora/xlsx", "corpora/xml"])
            .SelectMany(folder => Directory.GetFiles(Samples.PathOf(folder)).Select(path =>
                folder + "/" + Path.GetFileName(path)))
            .Concat(Directory.GetFiles(Samples.PathOf("corpora"), "names_*").Select(path =>
                "corpora/" + Path.GetFileName(path)))
            .Where(name => !name.EndsWith(".txt", StringComparison.Ordinal) || name.Contains("names_")).Order());

    [Trait("Check", "S18")]
    [Theory]
    [MemberData(nameof(Files))]
    public void A_bad_file_is_answered_in_time_and_little_memory(string name) => Answered(Samples.Bytes(name), name);

    public static TheoryData<string> Made =>
        ["page of open tables", "page of open marks", "page of one cell", "document of nested tags", "document of rows",
            "workbook of merges", "deep tags", "text of quotes", "text of old letters"];

    [Trait("Check", "S18")]
    [Theory]
    [MemberData(nameof(Made))]
    public void A_large_file_made_to_hurt_is_answered_in_time_and_little_memory(string kind) =>
        Answered(Make(kind), kind);

    [Fact]
    public void Names_of_uploads_never_leave_their_folder()
    {
        foreach (var name in File.ReadAllLines(Samples.PathOf("corpora/upload_filenames.txt")))
        {
            var shown = SentName.Of(name);
            shown.Contains('/').ShouldBeFalse(name);
            shown.Contains('\\').ShouldBeFalse(name);
            shown.Length.ShouldBeInRange(1, SentName.LettersMost);
            ImportReader.Read("a;b\n"u8.ToArray(), shown, ReadingOptions.Of(null)).File.ShouldBe(shown);
        }
    }

    private void Answered(byte[] bytes, string name)
    {
        var (clock, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
        var report = ImportReader.Read(bytes, name, ReadingOptions.Of(null) with { Limits = ReadLimits.Web });
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var found = report.FileErrors.Count > 0 ? report.FileErrors[0].Message : $"{report.Expected.Count} rows";
        output.WriteLine($"{name}: {clock.ElapsedMilliseconds} ms, {allocated >> 20} MB, {found}");
        clock.Elapsed.ShouldBeLessThan(Longest);
        allocated.ShouldBeLessThan(BytesMost);
        (report.FileErrors.Count > 0 || report.Expected.Count + report.Rejected.Count > 0).ShouldBeTrue();
        report.FileErrors.ShouldAllBe(error => error.Message.Length > 20 && error.Message.EndsWith('.'));
        report.Message.ShouldBeNull();
    }

    private static byte[] Make(string kind) => kind switch
    {
        "page of open tables" => Text("<html>" + Many("<table><tr><td>", 600_000)),
        "page of open marks" => Text("<table><tr><td>" + Many("<b><i>x", 1_000_000)),
        "page of one cell" => Text("<table><tr><td>" + Many("chữ ", 2_000_000) + "</td></tr></table>"),
        "document of nested tags" => Docx(Many("<w:tbl><w:tr><w:tc>", 300_000)),
        "document of rows" => Docx("<w:tbl>" + Many("<w:tr><w:tc><w:p/></w:tc></w:tr>", 400_000) + "</w:tbl>"),
        "workbook of merges" => Zip("xl/worksheets/sheet1.xml",
            "<worksheet><sheetData><row r=\"1\"><c t=\"str\"><v>STT</v></c></row></sheetData><mergeCells>"
            + Many("<mergeCell ref=\"A1:XFD1\"/>", 200_000) + "</mergeCells></worksheet>"),
        "deep tags" => Text("<?xml version=\"1.0\"?>" + Many("<a>", 100_000)),
        "text of quotes" => Text(Many("\"\"", 4_000_000)),
        _ => Encoding.Latin1.GetBytes(Many("NguyÔn V¨n Thö;B×nh;\n", 200_000)),
    };

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static string Many(string text, int times) =>
        new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static byte[] Docx(string body) => Zip("word/document.xml",
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + body
            + "</w:body></w:document>");

    private static byte[] Zip(string part, string content)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, true))
        {
            foreach (var (name, text) in new[]
            {
                (part, content), ("xl/workbook.xml",
                    "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                    + "<sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>"),
                ("xl/_rels/workbook.xml.rels", "<Relationships>"
                    + "<Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
            }.Where(one => one.Item1 == part || part.StartsWith("xl/", StringComparison.Ordinal)))
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return stream.ToArray();
    }
}
