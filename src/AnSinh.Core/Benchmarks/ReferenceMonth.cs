using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Benchmarks;

/// <summary>
/// The same month as set-based SQL over flat tables of its own: what the product is measured against. It knows no
/// papers, no reasons, no approval.
/// </summary>
public sealed partial class ReferenceMonth(AppDb db)
{
    private static readonly Month Now = BenchPeople.Month;

    public void CreateTables() => db.Execute(Text("tables", Now));

    public void Write(IReadOnlyCollection<BenchPerson> chunk)
    {
        using (var rows = BulkWriter.Open(
            db, "ref_person", "id", "full_name", "birth", "citizen_id", "marks", "situation", "degree", "poverty",
                "commune_id", "method",
            "account_no", "from_on", "until_on"))
        {
            foreach (var one in chunk)
            {
                WriteOne(rows, one);
            }

            rows.Complete();
        }

        using var children = BulkWriter.Open(db, "ref_child", "person_id", "birth", "studying");
        foreach (var one in chunk)
        {
            foreach (var child in one.Children)
            {
                children.Write(one.Serial);
                children.Write((DateOnly?)child.Birth);
                children.Write(child.Studying);
                children.EndRow();
            }
        }

        children.Complete();
    }

    public void MonthBefore() => db.Execute(Text("lines", Now.Plus(-1)));

    public void Reset() => db.Execute("TRUNCATE ref_line_now, ref_change, ref_total");

    /// <summary>
    /// The timed month: lines, changes, totals, sorted file, each durable. Returns the seconds of each step.
    /// </summary>
    public IReadOnlyDictionary<string, double> Run(string file)
    {
        var seconds = new Dictionary<string, double>();
        var watch = Stopwatch.StartNew();
        Step("lines", () =>
        {
            db.Execute(Text("lines", Now));
            db.Execute("ANALYZE ref_line_now");
        });
        Step("changes", () => db.Execute(Text("changes", Now)));
        Step("totals", () => db.Execute(Text("totals", Now)));
        Step("export", () => Export(file));
        return seconds;

        void Step(string name, Action run)
        {
            var start = watch.Elapsed;
            run();
            seconds[name] = (watch.Elapsed - start).TotalSeconds;
        }
    }

    /// <summary>The server itself writes the file, without a client between: the shortest way there is.</summary>
    private void Export(string file)
    {
        db.Execute($"COPY ({Text("export", Now)}) TO '{file}' (FORMAT csv)");
        using var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    private static void WriteOne(BulkWriter rows, BenchPerson one)
    {
        rows.Write(one.Serial);
        rows.Write(one.Name);
        rows.Write((DateOnly?)one.Birth);
        rows.Write(one.CitizenId);
        rows.Write((int)one.Marks);
        rows.Write(one.Situation);
        rows.Write(one.Degree);
        rows.Write(one.Poverty);
        rows.Write(BenchRegister.FirstCommuneId + one.Commune);
        rows.Write(one.Method);
        rows.Write(one.AccountNo);
        rows.Write((DateOnly?)one.From);
        rows.Write(one.Until);
        rows.EndRow();
    }

    /// <summary>
    /// A text of this folder with its marks filled: {M} and {P} month and month before, {F16}, {L16} its days 16 years
    /// ago.
    /// </summary>
    private static string Text(string name, Month month)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"bench/reference-{name}.sql")!;
        using var reader = new StreamReader(stream);
        return Marks().Replace(reader.ReadToEnd(), mark => mark.Groups["edge"].Value switch
        {
            "M" => month.Code.ToString(CultureInfo.InvariantCulture),
            "P" => month.Plus(-1).Code.ToString(CultureInfo.InvariantCulture),
            var edge => Day(edge, month.Plus(-12 * Years(mark.Groups["years"].Value))),
        });
    }

    private static int Years(string text) => text.Length == 0 ? 0 : int.Parse(text, CultureInfo.InvariantCulture);

    private static string Day(string edge, Month month) =>
        (edge == "F" ? month.FirstDay : month.LastDay).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{(?<edge>[MPFL])(?<years>\d*)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marks();
}
