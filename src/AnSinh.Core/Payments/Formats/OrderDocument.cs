using AnSinh.Core.Files.Documents;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Payments.Formats;

/// <summary>
/// An order to the Treasury on one sheet. The fields are those of the Treasury's service; the printed form was not seen, so the
/// sheet says that its layout waits to be confirmed.
/// </summary>
public static class OrderDocument
{
    public const string Unconfirmed = "Mẫu biểu chờ xác nhận";

    private const int Size = 23, Small = 21;
    private static readonly DocxPage Sheet = new(false, 15, 12, 20, 25, null);

    public static byte[] Make(OrderContent content)
    {
        var order = content.Order;
        using var stream = new MemoryStream();
        var foot = $"{order.Number} · kỳ {MonthName.Short(content.Month)} · {Unconfirmed} · SHA-256 danh sách {content.Fingerprint}";
        using (var paper = new DocxWriter(stream, Sheet with { Foot = foot }))
        {
            Head(paper, content);
            Payer(paper, content);
            Items(paper, content);
            Payee(paper, content);
            Signatures(paper, content);
            Treasury(paper, content);
        }

        return stream.ToArray();
    }

    private static void Head(DocxWriter paper, OrderContent content)
    {
        Paragraph Right(string text, bool italic = false) => new(new Words(text, Italic: italic)) { Align = Align.Right };
        paper.Add(
            new DocxTable([70, 103], Ruled: false, HalfPoints: Small),
            new DocxRow("Không ghi vào khu vực này", new DocxCell(
                Right($"Mẫu số {content.Order.Form}"), Right($"Năm NS: {content.Month.Year}"), Right($"Số: {content.Order.Number}"),
                Right($"({Unconfirmed})", italic: true))));
        paper.Add(
            DecreeParts.Line(DecreeParts.Capitals(content.Title), 32, bold: true),
            DecreeParts.Line(content.FromEstimate ? "Thực chi, chuyển khoản" : "Chuyển khoản, chuyển tiền điện tử", Size, italic: true),
            DecreeParts.Line($"Lập {MonthName.Of(content.Day)}", Size),
            new Paragraph());
    }

    private static void Payer(DocxWriter paper, OrderContent content)
    {
        var unit = content.Unit;
        Box(
            paper, new Words($"{(content.FromEstimate ? "Đơn vị rút dự toán" : "Đơn vị trả tiền")}: {unit.Name}", Bold: true, HalfPoints: Size),
            $"Địa chỉ: {unit.Address}",
            $"Mã ĐVQHNS: {unit.BudgetCode}    Tài khoản: {unit.Account}",
            $"Tại Kho bạc Nhà nước: {unit.Treasury}    Mã CTMT: {unit.ProgrammeCode}");
    }

    private static void Items(DocxWriter paper, OrderContent content)
    {
        var codes = content.Codes;
        var budget = (string[])[codes.Economic, codes.Chapter, codes.Sector, codes.Source];
        var header = DocxKit.Header("Nội dung thanh toán", "Mã NDKT", "Mã chương", "Mã ngành KT", "Mã nguồn NS", "Số tiền (đồng)");
        var table = new DocxTable([62, 20, 20, 20, 20, 31], Ruled: true, header, Small);
        paper.Add(table,
        [
            .. content.Items.Select(item => new DocxRow(
                [item.Text, .. budget.Select(code => DocxKit.Middle(code)), DocxKit.Money(item.AmountVnd)])),
            new DocxRow(
                new DocxCell(Paragraph.Centered(new Words("Tổng cộng", Bold: true))) { Span = 5 }, DocxKit.Money(content.Order.AmountVnd, bold: true)),
        ]);
        paper.Add(
            new Paragraph(
                new Words("Tổng số tiền ghi bằng chữ: ", HalfPoints: Size),
                new Words(VndText.InWords(content.Order.AmountVnd), Bold: true, Italic: true, HalfPoints: Size),
                new Words("./.", HalfPoints: Size)) { Before = 5 },
            new Paragraph(new Words(
                $"Kèm danh sách số {content.ListNumber}, {VndText.Number(content.Order.Lines)} dòng, dấu vân tay SHA-256:", HalfPoints: Size)),
            new Paragraph(new Words(content.Fingerprint, HalfPoints: 20)) { After = 5 });
    }

    private static void Payee(DocxWriter paper, OrderContent content)
    {
        var payee = content.Payee;
        Box(
            paper, new Words($"Đơn vị nhận tiền: {payee.Name}", Bold: true, HalfPoints: Size),
            $"Địa chỉ: {payee.Address}",
            $"Mã ĐVQHNS: {payee.BudgetCode}    Tài khoản: {payee.Account}",
            $"Tại ngân hàng, Kho bạc: {payee.Bank}");
        Box(
            paper, new Words("Số đơn vị nhận tiền đang giữ của kỳ trước, không chuyển lại: "
                + $"{VndText.Format(content.Order.HeldVnd)}. Tổng danh sách: {VndText.Format(content.Order.ListVnd)}.", HalfPoints: Size));
    }

    private static void Signatures(DocxWriter paper, OrderContent content) => DecreeParts.Signatures(
        paper, Sheet.TextWidth,
        new Signer("Kế toán trưởng", "(Ký, ghi rõ họ tên)", content.Unit.ChiefAccountant),
        new Signer("Chủ tài khoản", "(Ký, đóng dấu)", content.Unit.AccountHolder));

    private static void Treasury(DocxWriter paper, OrderContent content) => Box(
        paper, new Words("Phần dành cho Kho bạc Nhà nước", Bold: true, HalfPoints: Size),
        "1. Nợ TK: …………… Có TK: ……………     2. Nợ TK: …………… Có TK: ……………",
        $"Ngày hạch toán: ………/………/{content.Day.Year}          Kế toán               Kế toán trưởng               Giám đốc", "", "");

    private static void Box(DocxWriter paper, Words first, params IReadOnlyList<string> lines)
    {
        paper.Add(
            new DocxTable([Sheet.TextWidth], Ruled: true, HalfPoints: Size),
            new DocxRow(new DocxCell([new Paragraph(first), .. lines.Select(line => new Paragraph(line))])));
        paper.Add(new Paragraph(new Words("", HalfPoints: 8)));
    }
}
