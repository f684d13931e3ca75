using AnSinh.Core.LawFiles;
using AnSinh.Core.Payments.Formats;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Payments;

/// <summary>The papers of approved lists: the covering decision with its annexed list, and the list that payees sign.</summary>
public sealed class ListPapers(AppDb db, LoadedLaw law)
{
    private readonly ListPaperQueries queries = new(db, law);

    /// <summary>The decision of a paying unit (area id as in <see cref="PaymentOrder.PayingUnitId"/>) for a month.</summary>
    public PaperFile Decision(int payingUnitId, Month month, PaperKind kind = PaperKind.Docx)
    {
        var content = queries.ForUnit(payingUnitId, month);
        return new PaperFile($"quyet-dinh-{content.Number}.docx", PaperFile.Docx, DecisionDocument.Make(content)).As(kind);
    }

    /// <summary>The list that the payees of one commune sign when the provider pays them.</summary>
    public PaperFile SignatureList(int areaId, Month month, string provider, PaperKind kind = PaperKind.Docx)
    {
        var content = queries.ForCommune(areaId, month, provider);
        var bytes = SignatureDocument.Make(content, SheetParts.Of(db, content));
        return new PaperFile($"ky-nhan-{content.Number}-{provider}.docx", PaperFile.Docx, bytes).As(kind);
    }
}
