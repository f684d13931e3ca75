using AnSinh.Core.Bookkeeping;
using AnSinh.Core.Files.Documents;
using AnSinh.Core.Payments.Formats;

namespace AnSinh.Core.Reconciliation.Formats;

/// <summary>
/// The minutes that settle a provider's month (biên bản đối chiếu, quyết toán): what it held and got on one side, what it paid, gave
/// back and still holds on the other; both sides sign.
/// </summary>
public static class StatementDocument
{
    public static byte[] Make(StatementContent content)
    {
        var sums = content.Settlement;
        var page = DocxPage.Portrait($"Quyết toán {MonthName.Short(sums.Month)} · {content.ProviderName} · lô {string.Join(", ", content.Batches)}");
        using var stream = new MemoryStream();
        using (var paper = new DocxWriter(stream, page))
        {
            DecreeParts.Head(
                paper, page.TextWidth, content.Area.Name, "Số:          /BB-UBND",
                DecreeParts.PlaceAndDay(ListContent.PlaceOf(content.Area), content.Day));
            DecreeParts.Heading(paper, "BIÊN BẢN", $"Đối chiếu, quyết toán chi trả trợ giúp xã hội {MonthName.Long(sums.Month)}");
            paper.Add(DecreeParts.Text($"Bên giao: {IssuingBody.NameOf(content.Area.Name)}."));
            paper.Add(DecreeParts.Text($"Bên chi trả: {content.ProviderName}."));
            paper.Add(DecreeParts.Text(
                $"Hai bên đối chiếu lô chi trả {string.Join(", ", content.Batches)} với tệp kết quả {string.Join(", ", content.ResultFiles)} và thống nhất:"));
            Sums(paper, sums);
            paper.Add(DecreeParts.Text("Chi trả theo kết quả từng dòng:") with { Before = 8 });
            States(paper, content.LinesByState);
            paper.Add(DecreeParts.InWords("Số tiền chuyển kỳ sau bằng chữ: ", sums.CarriedForwardVnd));
            DecreeParts.Signatures(
                paper, page.TextWidth, new Signer("ĐẠI DIỆN BÊN CHI TRẢ", "(Ký, ghi rõ họ tên, đóng dấu)"),
                new Signer("ĐẠI DIỆN BÊN GIAO", "(Ký, ghi rõ họ tên, đóng dấu)"));
        }

        return stream.ToArray();
    }

    private static void Sums(DocxWriter paper, Settlement sums)
    {
        var receivedVnd = sums.BroughtForwardVnd + sums.TransferredVnd;
        var usedVnd = sums.PaidVnd + sums.ReturnedVnd + sums.CarriedForwardVnd;
        paper.Add(
            new DocxTable([15, 105, 45], Ruled: true, DocxKit.Header("STT", "Nội dung", "Số tiền (đồng)")),
            Row("1", "Kỳ trước chuyển sang", sums.BroughtForwardVnd), Row("2", "Chuyển trong kỳ", sums.TransferredVnd),
            Row("A", "Cộng số phải chi trả (1 + 2)", receivedVnd, bold: true),
            Row("3", "Đã chi trả", sums.PaidVnd), Row("4", "Trả lại Kho bạc", sums.ReturnedVnd), Row("5", "Chuyển kỳ sau", sums.CarriedForwardVnd),
            Row("B", "Cộng (3 + 4 + 5)", usedVnd, bold: true), Row("", "Chênh lệch (A − B)", receivedVnd - usedVnd, bold: true));
    }

    private static void States(DocxWriter paper, IReadOnlyList<StateCount> states) => paper.Add(
        new DocxTable([75, 45, 45], Ruled: true, DocxKit.Header("Kết quả", "Số dòng", "Số tiền (đồng)")),
        states.GroupBy(state => Name(state.State)).Select(group => new DocxRow(
            group.Key, DocxKit.Money(group.Sum(state => state.Lines)), DocxKit.Money(group.Sum(state => state.AmountVnd))))
            .Append(Total(states)));

    private static DocxRow Total(IReadOnlyList<StateCount> states) => new(
        DocxKit.Middle("Cộng", bold: true), DocxKit.Money(states.Sum(state => state.Lines), bold: true),
        DocxKit.Money(states.Sum(state => state.AmountVnd), bold: true))
    {
        KeepWithNext = true,
    };

    private static DocxRow Row(string number, string text, long amountVnd, bool bold = false) =>
        new(DocxKit.Middle(number, bold), new Paragraph(new Words(text, bold)), DocxKit.Money(amountVnd, bold));

    /// <summary>A returned line that stands on the next list says the same here as on the day of the settlement.</summary>
    private static string Name(string state) => state switch
    {
        "PAID" => "Đã chi trả",
        "RETURNED" or "RELISTED" => "Chưa nhận, chuyển kỳ sau",
        "UNKNOWN" => "Chưa rõ kết quả, đơn vị chi trả còn giữ",
        "REVERSED" => "Đã chi rồi trả lại",
        "TO_TREASURY" => "Đã nộp trả Kho bạc",
        "SENT" => "Chưa có kết quả",
        _ => state,
    };
}
