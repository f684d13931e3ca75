using AnSinh.Core.Payments.Formats;
using AnSinh.Core.Store;

namespace AnSinh.Core.Payments;

/// <summary>The papers of payment orders (ủy nhiệm chi): DOCX and PDF for people, XML for the Treasury's service.</summary>
public sealed class OrderPapers(AppDb db)
{
    /// <summary>One paper of an order, for a download. PDF is refused where LibreOffice is missing.</summary>
    public PaperFile Bytes(PaymentOrder order, PaperKind kind)
    {
        var content = new OrderPaperQueries(db).Content(order);
        return kind == PaperKind.Xml ? Xml(content) : Docx(content).As(kind);
    }

    /// <summary>DOCX, XML and PDF of each order into a folder; other .docx papers go along, in the same LibreOffice.</summary>
    public PapersWritten Write(IReadOnlyList<PaymentOrder> orders, string folder, params IReadOnlyList<PaperFile> others)
    {
        var queries = new OrderPaperQueries(db);
        var contents = orders.Select(queries.Content).ToList();
        return PaperFolder.Write(folder, [.. contents.Select(Docx), .. others], [.. contents.Select(Xml)]);
    }

    private static PaperFile Docx(OrderContent content) => new(Name(content) + ".docx", PaperFile.Docx, OrderDocument.Make(content));

    private static PaperFile Xml(OrderContent content) => new(Name(content) + ".xml", PaperFile.Xml, TreasuryXml.Make(content));

    private static string Name(OrderContent content) =>
        (content.FromEstimate ? "rut-du-toan-" : "uy-nhiem-chi-") + content.Order.Number;
}
