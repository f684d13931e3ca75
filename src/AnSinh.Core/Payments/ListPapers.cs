using AnSinh.Core.LawFiles;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Payments;

/// <summary>The papers of approved lists: the covering decision with its annexed list, and the list that payees sign.</summary>
public sealed class ListPapers(AppDb db, LoadedLaw law)
{
    /// <summary>The decision of a paying unit (area id as in <see cref="PaymentOrder.PayingUnitId"/>) for a month.</summary>
    public PaperFile Decision(int payingUnitId, Month month, PaperKind kind) =>
        new($"{payingUnitId}-{month}-{law.Sha256}.{kind}", PaperFile.Docx, [.. db.ContextId.InstanceId.ToByteArray()]);

    /// <summary>The list that the payees of one commune sign when the provider pays them.</summary>
    public PaperFile SignatureList(int areaId, Month month, string provider, PaperKind kind) =>
        new($"{areaId}-{month}-{provider}.{kind}", PaperFile.Docx, [.. db.ContextId.InstanceId.ToByteArray()]);
}
