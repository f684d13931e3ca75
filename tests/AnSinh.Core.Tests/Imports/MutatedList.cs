using System.Globalization;

namespace AnSinh.Core.Tests.Imports;

/// <summary>An invented person of a list.</summary>
internal sealed record Listed(string Name, string Birth, string Sex, string Identity, string Hamlet, int Halves)
{
    public long AmountVnd => Halves * 250_000L;
}

/// <summary>
/// One small list in a layout drawn by dice: order and names of columns, one or two rows of headings, hamlets in a
/// column,
/// as lines, as tables or as sheets, sums, numbers of columns, headings of the next page, signatures.
/// </summary>
internal sealed class MutatedList(Random dice)
{
    public static readonly Listed[] People =
    [
        new("Nguyễn Văn Thử", "02/03/1941", "M", "999041900001", "Thôn Đông", 2),
        new("Trần Thị Bưởi", "15/11/1950", "F", "999150900002", "Thôn Đông", 3),
        new("Lê Hữu Phước", "01/07/1938", "M", "999038900003", "Thôn Tây", 4),
        new("Đặng Thị Ngọc Ánh", "30/09/2012", "F", "999312900004", "Thôn Tây", 5),
        new("Phạm Quốc Cường", "20/12/1966", "M", "999066900005", "Thôn Tây", 3),
        new("Hoàng Thị Mỹ Lệ", "09/01/1972", "F", "999172900006", "Tổ dân phố số 7", 2),
    ];

    private static readonly Dictionary<string, string[]> Headings = new()
    {
        ["number"] = ["STT", "TT", "Số TT", "Số thứ tự"],
        ["name"] = ["Họ và tên", "HỌ TÊN", "Ho va ten", "Họ và tên đối tượng", "Họ tên người hưởng (ghi chữ in hoa)",
            "Tên đối tượng"],
        ["birth"] = ["Ngày sinh", "Ngày, tháng, năm sinh", "NGAY SINH", "Năm sinh", "Ngày tháng năm sinh (*)"],
        ["sex"] = ["Giới tính", "Nam/Nữ", "GT", "Gioi tinh"],
        ["identity"] = ["Số CCCD", "CCCD/CMND", "Số định danh cá nhân", "So CCCD", "Số Căn cước công dân"],
        ["hamlet"] = ["Thôn", "Thôn/bản", "Tổ dân phố", "Thôn (tổ)"],
        ["coefficient"] = ["Hệ số", "HỆ SỐ", "Hệ số trợ cấp"],
        ["amount"] = ["Số tiền", "Mức trợ cấp", "Số tiền (đồng)", "Mức hưởng hằng tháng", "Tiền trợ cấp (ĐVT: đồng)"],
        ["signature"] = ["Ký nhận", "Ký tên"],
        ["extra"] = ["Nghề nghiệp", "Tình trạng hôn nhân", "Dân tộc"],
        ["blank"] = [""],
    };

    private static readonly string[] Personal = ["birth", "sex", "identity"];

    public List<string> Choices { get; } = [];

    private enum Hamlets
    {
        Column,
        Lines,
        RomanLines,
        Tables,
        Sheets,
    }

    public IReadOnlyList<Grid> Make(bool oneSheet)
    {
        var hamlets = (Hamlets)dice.Next(oneSheet ? 4 : 5);
        Choices.Add(hamlets.ToString());
        var columns = Columns(hamlets == Hamlets.Column);
        if (hamlets == Hamlets.Sheets)
        {
            return [.. People.GroupBy(person => person.Hamlet).Select(group =>
                Sheet(group.Key, columns, hamlets, [.. group], group.Key))];
        }

        return [Sheet("Danh sách", columns, hamlets, People, null)];
    }

    private List<string> Columns(bool withHamlet)
    {
        List<string> columns = [.. new[] { "name", "birth", "sex", "identity", "coefficient", "amount" }.OrderBy(_ =>
            dice.Next())];
        if (withHamlet)
        {
            columns.Insert(dice.Next(columns.Count + 1), "hamlet");
        }

        foreach (var more in new[] { "extra", "blank", "signature" }.Where(_ => Yes()))
        {
            columns.Insert(more == "signature" ? columns.Count : dice.Next(1, columns.Count + 1), more);
        }

        columns.Insert(0, "number");
        return columns;
    }

    private Grid Sheet(string name, List<string> columns, Hamlets hamlets, IReadOnlyList<Listed> people,
        string? ofHamlet)
    {
        var grid = new Grid(name, [], []);
        void Line(params string?[] cells) => grid.Rows.Add([.. cells, .. new string?[columns.Count - cells.Length]]);
        Line("UBND XÃ THỬ NGHIỆM");
        Line("DANH SÁCH CHI TRẢ TRỢ CẤP XÃ HỘI");
        Line("Tháng 8 năm 2024");
        if (ofHamlet is not null)
        {
            Line(ofHamlet);
        }

        var headings = columns.ToDictionary(column => column, column =>
            Headings[column][dice.Next(Headings[column].Length)]);
        var (two, numbered, number) = (Yes(), Yes(), 0);
        Choices.Add($"{string.Join(' ', columns)} two={two} numbered={numbered}");
        var sorted = hamlets == Hamlets.Column ? people.OrderBy(_ => dice.Next()).ToList() : [.. people];
        var first = true;
        foreach (var group in hamlets is Hamlets.Column or Hamlets.Sheets ? [.. sorted.GroupBy(_ => "")]
            : sorted.GroupBy(one => one.Hamlet).ToList())
        {
            if (hamlets == Hamlets.Tables)
            {
                Line(group.Key);
            }

            if (first || hamlets == Hamlets.Tables)
            {
                Head(grid, columns, headings, two, numbered);
            }

            if (hamlets is Hamlets.Lines)
            {
                Line(group.Key);
            }
            else if (hamlets is Hamlets.RomanLines)
            {
                var cells = new string?[columns.Count];
                (cells[0], cells[columns.IndexOf("name")]) = (first ? "I" : "II", group.Key);
                grid.Rows.Add(cells);
            }

            foreach (var person in group)
            {
                number++;
                grid.Rows.Add([.. columns.Select(column => Cell(person, column, number))]);
                if (number == 4 && hamlets is Hamlets.Column)
                {
                    Head(grid, columns, headings, two, numbered);
                }
            }

            if (Yes() && columns.IndexOf("amount") > 0)
            {
                grid.Rows.Add(Sum(columns, Yes() ? "Cộng" : "Cộng chuyển trang", group.Sum(one => one.AmountVnd)));
                if (Yes() && hamlets == Hamlets.Column)
                {
                    Head(grid, columns, headings, two, numbered);
                }
            }

            first = false;
        }

        grid.Rows.Add(Sum(columns, "Tổng cộng", people.Sum(one => one.AmountVnd)));
        Line(null, "Ngày 05 tháng 9 năm 2024");
        Line(null, "NGƯỜI LẬP BIỂU", null, "CHỦ TỊCH");
        return grid;
    }

    /// <summary>One row, or the personal columns under one merged heading where they stand together.</summary>
    private static void Head(Grid grid, List<string> columns, Dictionary<string, string> headings, bool two,
        bool numbered)
    {
        var top = columns.Select(column => (string?)headings[column]).ToArray();
        var from = columns.FindIndex(Personal.Contains);
        var until = from;
        while (two && until + 1 < columns.Count && Personal.Contains(columns[until + 1]))
        {
            until++;
        }

        if (two && until > from)
        {
            var below = new string?[columns.Count];
            for (var at = from; at <= until; at++)
            {
                (below[at], top[at]) = (top[at], null);
            }

            top[from] = "Thông tin cá nhân";
            grid.Merged.Add((grid.Rows.Count + 1, grid.Rows.Count + 1, from, until));
            grid.Rows.Add(top);
            grid.Rows.Add(below);
        }
        else
        {
            grid.Rows.Add(top);
        }

        if (numbered)
        {
            grid.Rows.Add([.. columns.Select((_, at) => (string?)$"({at + 1})")]);
        }
    }

    private static string?[] Sum(List<string> columns, string word, long vnd)
    {
        var cells = new string?[columns.Count];
        cells[columns.IndexOf("name")] = word;
        cells[columns.IndexOf("amount")] = Money(vnd);
        return cells;
    }

    private static string? Cell(Listed person, string column, int number) => column switch
    {
        "number" => number.ToString(CultureInfo.InvariantCulture),
        "name" => person.Name,
        "birth" => person.Birth,
        "sex" => person.Sex == "M" ? "Nam" : "Nữ",
        "identity" => person.Identity,
        "hamlet" => person.Hamlet,
        "coefficient" => $"{person.Halves / 2},{person.Halves % 2 * 5}",
        "amount" => Money(person.AmountVnd),
        "extra" => "Không",
        _ => null,
    };

    private static string Money(long vnd) => vnd.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.');

    private bool Yes() => dice.Next(2) == 0;
}
