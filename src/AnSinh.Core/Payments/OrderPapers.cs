using AnSinh.Core.Payments.Formats;
using AnSinh.Core.Store;

namespace AnSinh.Core.Payments;

/// <summary>The papers of payment orders (ủy nhiệm chi): DOCX and PDF for people, XML for the Treasury's service.</summary>
public sealed class OrderPapers(AppDb db)
{
    /// <summary>A packed list of about 1.000 people.</summary>
    private const int LongPaperBytes = 70_000;

    /// <summary>One paper of an order, for a download. PDF is refused where LibreOffice is missing.</summary>
    public PaperFile Bytes(PaymentOrder order, PaperKind kind)
    {
        var content = new OrderPaperQueries(db).Content(order);
        return kind == PaperKind.Xml ? Xml(content) : Docx(content).As(kind);
    }

    /// <summary>
    /// DOCX, XML and PDF of each order into a folder. Other .docx papers go along in the same LibreOffice, but for long lists:
    /// it takes minutes for thousands of rows, and nobody waits for that in order to order money.
    /// </summary>
    public PapersWritten Write(
        IReadOnlyList<PaymentOrder> orders, string folder, params IReadOnlyList<PaperFile> others)
    {
        var queries = new OrderPaperQueries(db);
        var contents = orders.Select(queries.Content).ToList();
        var (longOnes, shortOnes) = (others.Where(IsLong).ToList(), others.Where(paper => !IsLong(paper)));
        var written = PaperFolder.Write(
            folder, [.. contents.Select(Docx), .. shortOnes], [.. contents.Select(Xml), .. longOnes]);
        return longOnes.Count == 0 || written.Note is not null ? written : written with
        {
            Note = $"{longOnes.Count} danh sách dài chỉ có DOCX; mở bằng Word hoặc LibreOffice để in hay lưu PDF.",
        };
    }

    private static bool IsLong(PaperFile paper) => paper.Content.Length > LongPaperBytes;

    private static PaperFile Docx(OrderContent content) => new(Name(content) + ".docx", PaperFile.Docx, OrderDocument.Make(content));

    private static PaperFile Xml(OrderContent content) => new(Name(content) + ".xml", PaperFile.Xml, TreasuryXml.Make(content));

    private static string Name(OrderContent content) =>
        (content.FromEstimate ? "rut-du-toan-" : "uy-nhiem-chi-") + content.Order.Number;
}
