using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;

namespace AnSinh.Core.Reconciliation;

/// <summary>
/// Closes an exception with who, when and why. It never moves money: what the provider owes us is a further result
/// file, which alone can change a line's state.
/// </summary>
public sealed class ExceptionService(AppDb db, TimeProvider clock, IdSource ids)
{
    public const int ReasonLetters = 500;

    /// <summary>
    /// Decides one exception. Of two people who decide at once exactly one wins; the other reads who it was.
    /// </summary>
    public Refusal? Resolve(Guid fileId, int rowNo, string? reason, Actor actor)
    {
        var words = (reason ?? string.Empty).Trim().Normalize();
        if (words.Length is 0 or > ReasonLetters)
        {
            return new Refusal("REASON", words.Length == 0
                ? "Ghi lý do, ví dụ: đã đối chiếu phiếu chi có chữ ký người nhận."
                : $"Lý do dài nhất {ReasonLetters} chữ. Bạn đã ghi {words.Length}.", "reason");
        }

        using var transaction = db.Database.BeginTransaction();
        var closed = db.Execute(
            """
            UPDATE result_lines SET resolved_at = @p2, resolved_by = @p3, resolution = @p4
            WHERE file_id = @p0 AND row_no = @p1 AND outcome = 'EXCEPTION' AND resolved_at IS NULL
            """, fileId, rowNo, clock.GetUtcNow(), actor.Login, words);
        if (closed == 0)
        {
            return AlreadyDecided(fileId, rowNo);
        }

        new AuditLog(db, clock, ids).Add(
            actor, "RESULT_EXCEPTION_RESOLVED", ("result_line", $"{fileId}/{rowNo}"),
            $"Quyết định dòng {rowNo} của tệp kết quả: {words}. Không chuyển tiền.");
        db.SaveChanges();
        transaction.Commit();
        return null;
    }

    private Refusal AlreadyDecided(Guid fileId, int rowNo)
    {
        using var reader = db.Read(
            "SELECT resolved_by, resolved_at FROM result_lines "
            + "WHERE file_id = @p0 AND row_no = @p1 AND resolved_at IS NOT NULL",
            fileId, rowNo);
        return reader.Read()
            ? new Refusal(
                "ALREADY_RESOLVED",
                $"Dòng này đã được {reader.GetString(0)} quyết định lúc "
                    + $"{reader.InstantAt(1).ToOffset(VietnamClock.Offset):HH:mm 'ngày' dd/MM/yyyy}. Chưa ghi gì thêm.")
            : new Refusal("EXCEPTION_UNKNOWN", "Không có dòng cần xem này. Mở lại hàng đợi.");
    }
}
