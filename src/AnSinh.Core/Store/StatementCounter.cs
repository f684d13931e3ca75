using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AnSinh.Core.Store;

/// <summary>
/// Counts what EF sends, so that tests and benchmarks can show that statements do not grow with people.
/// </summary>
internal sealed class StatementCounter : DbCommandInterceptor
{
    public static readonly StatementCounter Shared = new();

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Count(eventData,
            result);

    public override InterceptionResult<object> ScalarExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => Count(eventData, result);

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Count(eventData, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default) =>
        new(Count(eventData, result));

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result,
            CancellationToken cancellationToken = default) =>
        new(Count(eventData, result));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
            CancellationToken cancellationToken = default) =>
        new(Count(eventData, result));

    private static T Count<T>(CommandEventData eventData, T result)
    {
        (eventData.Context as AppDb)?.CountStatement();
        return result;
    }
}
