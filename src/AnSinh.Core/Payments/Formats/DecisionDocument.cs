using AnSinh.Core.Files.Documents;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Payments.Formats;

/// <summary>The decision that approves a paying unit's lists of a month, with the annexed list (Decree 30/2020, Annex I).</summary>
public static class DecisionDocument
{
    private static readonly int[] Widths = [11, 43, 27, 44, 22, 18];

    public static byte[] Make(ListContent content)
    {
        var page = DocxPage.Portrait($"Danh sách {content.Number} · SHA-256 {content.Fingerprint}");
        using var stream = new MemoryStream();
        using (var paper = new DocxWriter(stream, page))
        {
            Decision(paper, page.TextWidth, content);
            Annex(paper, page.TextWidth, content);
        }

        return stream.ToArray();
    }

    private static void Decision(DocxWriter paper, int width, ListContent content)
    {
        var body = IssuingBody.NameOf(content.Unit.Name);
        DecreeParts.Head(paper, width, content.Unit.Name, "Số:          /QĐ-UBND", DecreeParts.PlaceAndDay(content.Place, content.Day));
        DecreeParts.Heading(paper, "QUYẾT ĐỊNH", $"Phê duyệt danh sách chi trả trợ giúp xã hội {MonthName.Long(content.Month)}");
        paper.Add(DecreeParts.Line(DecreeParts.Capitals(body), bold: true) with { After = 6 });
        foreach (var text in content.Basis)
        {
            paper.Add(DecreeParts.Text(new Words($"Căn cứ {text};", Italic: true)));
        }

        paper.Add(DecreeParts.Text(new Words($"Theo đề nghị của {content.Proposer}.", Italic: true)));
        paper.Add(DecreeParts.Line("QUYẾT ĐỊNH:", 28, bold: true) with { Before = 6, After = 6 });
        Articles(paper, content, body);
        Close(paper, width, content);
    }

    private static void Articles(DocxWriter paper, ListContent content, string body)
    {
        paper.Add(Article(
            1, $"Phê duyệt danh sách chi trả trợ giúp xã hội tháng {MonthName.Short(content.Month)} của "
            + $"{VndText.Number(content.Communes)} xã, phường, thị trấn: {VndText.Number(content.People.Count)} người nhận, "
            + $"{VndText.Number(content.Lines)} dòng chi trả, tổng số tiền {VndText.Format(content.AmountVnd)} "
            + $"({VndText.InWords(content.AmountVnd)}). Danh sách kèm theo số {content.Number}, dấu vân tay SHA-256:"));
        paper.Add(new Paragraph(new Words(content.Fingerprint, HalfPoints: 22)));
        paper.Add(Article(2, "Kinh phí chuyển qua đơn vị chi trả như sau:"));
        foreach (var share in content.Shares)
        {
            paper.Add(DecreeParts.Text(
                $"- {share.Name}: chi trả {VndText.Number(share.Lines)} dòng, {VndText.Format(share.ListVnd)}; đang giữ của kỳ trước "
                + $"{VndText.Format(share.HeldVnd)}; chuyển {VndText.Format(share.ListVnd - share.HeldVnd)}."));
        }

        paper.Add(Article(
            3, $"Quyết định có hiệu lực từ ngày ký. Văn phòng {body}, kế toán đơn vị, đơn vị chi trả và các cá nhân có liên quan "
            + "chịu trách nhiệm thi hành Quyết định này./."));
    }

    private static Paragraph Article(int number, string text) =>
        DecreeParts.Text(new Words($"Điều {number}. ", Bold: true), new Words(text));

    private static void Close(DocxWriter paper, int width, ListContent content)
    {
        Paragraph Line(string text, bool head = false) => new(new Words(text, head, head, head ? 24 : 22));
        paper.Add(new Paragraph { KeepWithNext = true });
        paper.Add(
            new DocxTable([width / 2, width / 2], Ruled: false),
            new DocxRow(
                new DocxCell(
                    Line("Nơi nhận:", head: true), Line("- Như Điều 3;"), Line($"- Kho bạc Nhà nước: {content.Treasury};"), Line("- Lưu: VT.")),
                new DocxCell(
                [
                    .. content.Chair.Title.Split('\n').Select(line => DecreeParts.Line(line, bold: true)),
                    new Paragraph(), new Paragraph(), new Paragraph(), new Paragraph(),
                    DecreeParts.Line(content.Chair.Name ?? "", bold: true),
                ])));
    }

    private static void Annex(DocxWriter paper, int width, ListContent content)
    {
        paper.Add(DecreeParts.Line("DANH SÁCH", 28, bold: true) with { OnNewPage = true });
        paper.Add(
            DecreeParts.Line($"Chi trả trợ giúp xã hội {MonthName.Long(content.Month)}", 28, bold: true),
            DecreeParts.Line(
                $"(Kèm theo Quyết định số          /QĐ-UBND {MonthName.Of(content.Day)} của {IssuingBody.NameOf(content.Unit.Name)})", italic: true),
            DecreeParts.Line($"Số danh sách: {content.Number}") with { After = 6 });
        paper.Add(
            new DocxTable(Widths, Ruled: true, DocxKit.Header("STT", "Họ và tên", "Số định danh", "Xã, phường", "Số tiền (đồng)", "Hình thức"), 22),
            content.People.Select((person, index) => new DocxRow(
                DocxKit.Middle(VndText.Number(index + 1)), person.Name, DocxKit.Middle(person.CitizenId ?? "–"), person.AreaName,
                DocxKit.Money(person.AmountVnd), ChannelName.Of(person.Channel)))
            .Append(Total(content)));
        paper.Add(DecreeParts.InWords("Tổng số tiền bằng chữ: ", content.AmountVnd));
        DecreeParts.Signatures(
            paper, width, new Signer("NGƯỜI LẬP"), new Signer("KẾ TOÁN"), content.Chair.Signer);
    }

    private static DocxRow Total(ListContent content)
    {
        var label = Paragraph.Centered(new Words($"Tổng cộng {VndText.Number(content.People.Count)} người", Bold: true));
        return new DocxRow(new DocxCell(label) { Span = 4 }, DocxKit.Money(content.AmountVnd, bold: true), "")
        {
            KeepWithNext = true,
        };
    }
}
