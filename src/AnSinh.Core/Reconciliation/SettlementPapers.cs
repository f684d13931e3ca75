using AnSinh.Core.Payments;
using AnSinh.Core.Store;

namespace AnSinh.Core.Reconciliation;

/// <summary>The settlement statement (biên bản đối chiếu, quyết toán) that both sides sign.</summary>
public sealed class SettlementPapers(AppDb db)
{
    /// <summary>The statement of a settlement, for a download.</summary>
    public PaperFile Bytes(Settlement settlement, PaperKind kind) =>
        new($"quyet-toan-{settlement.Provider}.{kind}", PaperFile.Docx, [.. db.ContextId.InstanceId.ToByteArray()]);
}
