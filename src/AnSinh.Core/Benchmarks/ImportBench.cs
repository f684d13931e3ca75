using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Xml;
using AnSinh.Core.Audit;
using AnSinh.Core.Files;
using AnSinh.Core.Imports;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AnSinh.Core.Benchmarks;

/// <summary>
/// A list of beneficiaries as .xlsx taken into an empty register, with every check, decision, fact and event, beside
/// the shortest way from the same file into one flat table: an XML reader and COPY.
/// </summary>
internal sealed class ImportBench(BenchDatabases bases, LoadedLaw law, string folder, Action<string> say)
{
    private const int Communes = 200;
    private const double Limit = 1.5;
    private static readonly string[] Headings =
        ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số định danh", "Thôn", "Xã",
            "Nhóm đối tượng", "Hưởng từ tháng"];

    public RegisterBenchResult Run(int rows, int rounds)
    {
        var people = new BenchPeople(rows, Communes);
        var path = Path.Combine(folder, "list.xlsx");
        WriteFile(people, path);
        var measured = new List<(double Product, double Reference)>();
        var (differing, peak) = (0, 0);
        for (var round = 0; round <= rounds; round++)
        {
            MemoryWatch.Forget();
            using var memory = new MemoryWatch();
            var (product, taken) = Product(people, path, round);
            peak = Math.Max(peak, memory.PeakMegabytes);
            var (reference, copied) = Reference(path, round);
            differing = Math.Max(differing, Math.Abs(copied - taken));
            say(FormattableString.Invariant($"  import {product:0.000} s, {taken} people; raw {reference:0.000} s"));
            if (round > 0)
            {
                measured.Add((product, reference));
            }
        }

        var middle = measured.OrderBy(one => one.Product / one.Reference).ElementAt(measured.Count / 2);
        return new RegisterBenchResult(
            "import-xlsx", rows, RegisterBench.Rounded(middle.Product), RegisterBench.Rounded(middle.Reference),
            RegisterBench.Rounded(middle.Product / middle.Reference), Limit, differing)
        {
            Rounds = rounds,
            PeakMemoryMb = peak,
        };
    }

    private static void WriteFile(BenchPeople people, string path)
    {
        using var stream = File.Create(path);
        using var sheet = new XlsxWriter(stream, "Danh sách");
        sheet.Row("DANH SÁCH ĐỐI TƯỢNG HƯỞNG TRỢ CẤP BẢO TRỢ XÃ HỘI THÁNG 6/2025");
        sheet.Header(Headings);
        foreach (var one in people.All())
        {
            sheet.Row(
                one.Serial, one.Name, one.Birth.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
                one.Female ? "Nữ" : "Nam", one.CitizenId, $"Thôn {(one.Serial % 12) + 1}",
                string.Create(CultureInfo.InvariantCulture, $"Xã giả định {one.Commune + 1:00000}"),
                one.Birth.AddYears(80) <= new DateOnly(2025, 6, 1) ? "NCT80" : "NKTN",
                one.From.ToString("MM/yyyy", CultureInfo.InvariantCulture));
        }
    }

    private (double Seconds, int People) Product(BenchPeople people, string path, int round)
    {
        var address = bases.Create($"import_{round}");
        using var db = new AppDb(DatabaseSetup.Options(address));
        SchemaRunner.MigrateAsync(db, TimeProvider.System).GetAwaiter().GetResult();
        new BenchRegister(db, people).WriteAreas();
        db.Execute("CHECKPOINT");
        var watch = Stopwatch.StartNew();
        var report = new ImportService(db, TimeProvider.System, new IdSource(TimeProvider.System), law).Run(
            new ImportRequest(File.ReadAllBytes(path), "danh-sach.xlsx")
            {
                Kind = ImportKinds.RegistryList,
                Month = BenchPeople.Month,
            },
            new Actor("bench", "bench", "bench"));
        var seconds = watch.Elapsed.TotalSeconds;
        return (seconds, (int)db.Number("SELECT COUNT(*) FROM persons") + report.Counts.Rejected);
    }

    private (double Seconds, int Rows) Reference(string path, int round)
    {
        using var db = new AppDb(DatabaseSetup.Options(bases.Create($"import_raw_{round}")));
        db.Database.OpenConnection();
        db.Execute(
            """
            CREATE TABLE import_row (row_no INTEGER, full_name TEXT, birth DATE, sex TEXT, citizen_id TEXT, hamlet TEXT,
                commune TEXT, category TEXT, from_month INTEGER)
            """);
        db.Execute("CHECKPOINT");
        var watch = Stopwatch.StartNew();
        var rows = 0;
        using (var copy = ((NpgsqlConnection)db.Database.GetDbConnection())
            .BeginBinaryImport("COPY import_row FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var cells in RawRows(path).Skip(2))
            {
                copy.StartRow();
                copy.Write(int.Parse(cells[0], CultureInfo.InvariantCulture));
                copy.Write(cells[1]);
                copy.Write(DateOnly.ParseExact(cells[2], "dd/MM/yyyy", CultureInfo.InvariantCulture));
                for (var i = 3; i < 8; i++)
                {
                    copy.Write(cells[i]);
                }

                copy.Write((int.Parse(cells[8].AsSpan(3), CultureInfo.InvariantCulture) * 100)
                    + int.Parse(cells[8].AsSpan(0, 2), CultureInfo.InvariantCulture));
                rows++;
            }

            copy.Complete();
        }

        return (watch.Elapsed.TotalSeconds, rows);
    }

    private static IEnumerable<string[]> RawRows(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        using var xml = XmlReader.Create(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var cells = new string[Headings.Length];
        var at = -1;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "row")
            {
                at = -1;
                cells = new string[Headings.Length];
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c")
            {
                at++;
            }
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace)
            {
                cells[at] = xml.Value;
            }
            else if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "row")
            {
                yield return cells;
            }
        }
    }
}
