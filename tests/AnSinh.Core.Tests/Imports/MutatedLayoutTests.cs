using AnSinh.Core.Imports;

namespace AnSinh.Core.Tests.Imports;

/// <summary>The same people, however an office lays out and saves its list.</summary>
public class MutatedLayoutTests(ITestOutputHelper output)
{
    private static readonly string[] Forms =
    [
        "xlsx", "docx", "html", "csv ; utf-8", "csv , utf-8-bom", "csv tab utf-16le", "csv ; nfd",
            "csv ; windows-1258", "csv ; tcvn3",
        "csv tab vni", "csv | utf-8", "csv tab nfd",
    ];

    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        foreach (var form in Forms)
        {
            cases.Add(form, 1);
            cases.Add(form, 2);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_form_of_a_file_gives_the_same_people(string form, int seed) => Same(form, new Random(seed));

    [Theory]
    [MemberData(nameof(Seeds.All), MemberType = typeof(Seeds))]
    public void Any_layout_gives_the_same_people(int seed)
    {
        var dice = new Random(seed);
        foreach (var form in Forms)
        {
            for (var time = 0; time < 3; time++)
            {
                Same(form, dice);
            }
        }
    }

    [Fact]
    public void Control_a_person_left_out_is_missed()
    {
        var grid = new MutatedList(new Random(3)).Make(oneSheet: true)[0];
        grid.Rows.RemoveAt(grid.Rows.FindIndex(row => row.Contains(MutatedList.People[2].Name)));
        Read(Layouts.Xlsx([grid])).Expected.Count.ShouldBe(MutatedList.People.Length - 1);
    }

    private void Same(string form, Random dice)
    {
        var list = new MutatedList(dice);
        var grids = list.Make(oneSheet: form.StartsWith("csv", StringComparison.Ordinal));
        var bytes = Bytes(form, grids);
        output.WriteLine($"{form}: {string.Join("; ", list.Choices)}");
        var report = Read(bytes);
        var told = $"{form}: {string.Join("; ", list.Choices)}\n{Layouts.Csv(grids[0], '|')}\n"
            + string.Join('\n', report.FileErrors.Select(error => error.Message))
            + string.Join('\n', report.Rejected.SelectMany(row => row.Sentences ?? []));
        report.Rejected.ShouldBeEmpty(told);
        report.FileErrors.ShouldBeEmpty(told);
        report.Expected.Select(Line).Order().ShouldBe(MutatedList.People.Select(Line).Order(), told);
    }

    private static ImportReport Read(byte[] bytes) => ImportReader.Read(bytes, "x", ReadingOptions.Of(null));

    private static byte[] Bytes(string form, IReadOnlyList<Grid> grids)
    {
        var parts = form.Split(' ');
        return parts[0] switch
        {
            "xlsx" => Layouts.Xlsx(grids),
            "docx" => Layouts.Docx(grids),
            "html" => Layouts.Html(grids),
            _ => Layouts.Coded(Layouts.Csv(grids[0], parts[1] == "tab" ? '\t' : parts[1][0]), parts[2]),
        };
    }

    private static string Line(Listed one) =>
        $"{one.Name}|{string.Join('-', one.Birth.Split('/').Reverse())}|{one.Sex}|{one.Identity}|"
        + $"{one.Hamlet}|{one.AmountVnd}";

    private static string Line(ImportRow row) =>
        $"{row.Text("full_name")}|{row.Text("dob")}|{row.Text("sex")}|{row.Text("id_no")}|"
        + $"{row.Text("hamlet")}|{row.Number("amount")}";
}
