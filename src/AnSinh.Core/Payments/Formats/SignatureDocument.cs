using AnSinh.Core.Files.Documents;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Payments.Formats;

/// <summary>
/// The list that payees sign (danh sách ký nhận). Rows have a fixed height, so pages are known beforehand and each can end with
/// its sum and begin with what is carried from the page before. Several places of payment have a part each.
/// </summary>
public static class SignatureDocument
{
    private const int RowHeight = 12, SumHeight = 7, FirstPage = 7, FurtherPage = 11, LastPage = 6;

    private static readonly int[] Widths = [24, 50, 29, 24, 24, 24, 25, 38, 24];

    public static byte[] Make(ListContent content, IReadOnlyList<SheetPart> parts)
    {
        var page = DocxPage.Wide($"Danh sách {content.Number} · {content.Shares[0].Name} · SHA-256 {content.Fingerprint}");
        using var stream = new MemoryStream();
        using (var paper = new DocxWriter(stream, page))
        {
            DecreeParts.Head(paper, page.TextWidth, content.Unit.Name, "Số:          /DS-UBND", DecreeParts.PlaceAndDay(content.Place, content.Day));
            DecreeParts.Heading(
                paper, "DANH SÁCH", $"Chi trả trợ giúp xã hội {MonthName.Long(content.Month)}",
                $"{content.Unit.Name}. Đơn vị chi trả: {content.Shares[0].Name}. Điểm chi trả: "
                    + (parts.Count > 1 ? "theo từng phần" : parts[0].Place ?? "……………… ngày …/…/……"));
            var before = 0;
            foreach (var part in parts)
            {
                Part(paper, part, before, parts);
                before += part.People.Count;
            }

            if (parts.Count > 1)
            {
                paper.Add(Total(content));
            }

            paper.Add(DecreeParts.InWords("Tổng số tiền bằng chữ: ", content.AmountVnd));
            DecreeParts.Signatures(
                paper, page.TextWidth, new Signer("NGƯỜI LẬP"), new Signer("NHÂN VIÊN CHI TRẢ"), new Signer("NGƯỜI GIÁM SÁT"),
                content.Chair.Signer);
        }

        return stream.ToArray();
    }

    /// <summary>How many rows stand on each page; the last has room for the signatures and at least one row above them.</summary>
    public static IReadOnlyList<int> Pages(int rows, int first = FirstPage)
    {
        var pages = new List<int>();
        var room = first;
        while (rows > (pages.Count == 0 ? Math.Min(first - 3, LastPage - 1) : LastPage))
        {
            var taken = Math.Min(room, rows - 1);
            pages.Add(taken);
            rows -= taken;
            room = FurtherPage;
        }

        pages.Add(rows);
        return pages;
    }

    /// <summary>People of one place; of several each begins a page, and who pays there signs below.</summary>
    private static void Part(DocxWriter paper, SheetPart part, int before, IReadOnlyList<SheetPart> parts)
    {
        if (parts.Count > 1)
        {
            var where = part.Place is null ? "" : $": {part.Place}";
            paper.Add(new Paragraph(new Words(part.Title + where, Bold: true))
            {
                OnNewPage = before > 0,
                After = 4,
                KeepWithNext = true,
            });
        }

        // Title and place of a part take the room of a row.
        var first = before > 0 ? FurtherPage - 1 : part.Place is null && parts.Count == 1 ? FirstPage : FirstPage - 1;
        var done = 0;
        foreach (var count in Pages(part.People.Count, first))
        {
            Page(paper, part.People, (before, done, count), parts.Count > 1 ? $"Cộng {part.Name}" : "Tổng cộng");
            done += count;
        }

        if (!ReferenceEquals(part, parts[^1]))
        {
            // Two tables without anything between them become one.
            paper.Add(new Paragraph { KeepWithNext = true });
            DecreeParts.Signatures(
                paper, DocxPage.Wide().TextWidth, new Signer("NHÂN VIÊN CHI TRẢ"), new Signer("NGƯỜI GIÁM SÁT"));
        }
    }

    private static Paragraph Total(ListContent content) => new(
        $"Tổng cộng các phần: {VndText.Number(content.People.Count)} người, {VndText.Format(content.AmountVnd)}.")
    {
        Before = 6,
        KeepWithNext = true,
    };

    private static void Page(
        DocxWriter paper, IReadOnlyList<PaidPerson> people, (int Before, int Done, int Count) at, string total)
    {
        var (before, done, count) = at;
        var rows = new List<DocxRow>();
        if (done > 0)
        {
            paper.Add(new Paragraph { OnNewPage = true });
            rows.Add(Sum("Mang sang", people.Take(done)));
        }

        rows.AddRange(people.Skip(done).Take(count).Select((person, index) => Row(person, before + done + index + 1)));
        var last = done + count == people.Count;
        rows.Add(last
            ? Sum($"{total} {VndText.Number(people.Count)} người", people) with { KeepWithNext = true }
            : Sum("Cộng", people.Take(done + count)));
        paper.Add(
            new DocxTable(
                Widths, Ruled: true, DocxKit.Header(
                    "TT, mã dòng", "Họ và tên", "Số định danh", "Trợ giúp hằng tháng", "Truy lĩnh, một lần", "Kỳ trước chuyển sang",
                    "Tổng được nhận", "Người nhận ký, ghi rõ họ tên", "Ngày nhận, ghi chú"), 22),
            rows);
    }

    private static DocxRow Row(PaidPerson person, int number) => new(
        new DocxCell(
            Paragraph.Centered(VndText.Number(number)), Paragraph.Centered(new Words(person.Mark, HalfPoints: 16))),
        Name(person), DocxKit.Middle(person.CitizenId ?? "–"), DocxKit.MoneyOrBlank(person.MonthlyVnd),
        DocxKit.MoneyOrBlank(person.ExtraVnd), DocxKit.MoneyOrBlank(person.CarriedVnd),
        DocxKit.Money(person.AmountVnd, bold: true), "", "")
    {
        Height = RowHeight,
    };

    private static DocxCell Name(PaidPerson person) => person.CollectorName is not { } collector ? person.Name
        : new DocxCell(
            new Paragraph(new Words(person.Name)),
            new Paragraph(new Words(
                $"Nhận thay: {collector}{(person.CollectorId is { } number ? ", " + number : "")}", HalfPoints: 16)));

    private static DocxRow Sum(string label, IEnumerable<PaidPerson> people)
    {
        long monthlyVnd = 0, extraVnd = 0, carriedVnd = 0;
        foreach (var person in people)
        {
            monthlyVnd += person.MonthlyVnd;
            extraVnd += person.ExtraVnd;
            carriedVnd += person.CarriedVnd;
        }

        return new DocxRow(
            new DocxCell(new Paragraph(new Words(label, Bold: true))) { Span = 3 }, DocxKit.MoneyOrBlank(monthlyVnd, bold: true),
            DocxKit.MoneyOrBlank(extraVnd, bold: true), DocxKit.MoneyOrBlank(carriedVnd, bold: true),
            DocxKit.Money(monthlyVnd + extraVnd + carriedVnd, bold: true), new DocxCell(new Paragraph()) { Span = 2 })
        {
            Height = SumHeight,
        };
    }
}
