using AnSinh.Core.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AnSinh.Core.Store;

/// <summary>
/// Tells a change by somebody else at the same moment from a broken database: a once-only rule of the schema refused the second
/// hand, and its whole transaction is undone.
/// </summary>
public static class Meanwhile
{
    private const int SqliteBusy = 5;
    private const int SqliteConstraint = 19;

    public static readonly Refusal Refusal = new(
        "CHANGED_MEANWHILE",
        "Người khác vừa thay đổi cùng dữ liệu này; bước này chưa ghi gì. Xem lại rồi làm lại nếu vẫn cần.");

    public static bool IsChange(Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => true,
        PostgresException
        {
            SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.DeadlockDetected
        } => true,
        SqliteException { SqliteErrorCode: SqliteBusy } => true,
        SqliteException { SqliteErrorCode: SqliteConstraint } constraint =>
            constraint.Message.Contains("UNIQUE", StringComparison.Ordinal),
        _ => exception.InnerException is { } inner && IsChange(inner),
    };
}
