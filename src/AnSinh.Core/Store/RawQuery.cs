using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AnSinh.Core.Store;

/// <summary>
/// Plain SQL on the connection and in the transaction of <see cref="AppDb"/>, for the set-based paths.
/// </summary>
public static class RawQuery
{
    /// <summary>Runs a query; the caller disposes the reader. Values come in as @p0, @p1 …</summary>
    public static DbDataReader Read(this AppDb db, string sql, params object?[] values)
    {
        // Not disposed here: SQLite's reader lives on the statement of its command.
        var command = Command(db, sql, values);
        return command.ExecuteReader();
    }

    public static int Execute(this AppDb db, string sql, params object?[] values)
    {
        using var command = Command(db, sql, values);
        return command.ExecuteNonQuery();
    }

    public static long Number(this AppDb db, string sql, params object?[] values)
    {
        using var command = Command(db, sql, values);
        return command.ExecuteScalar() is { } value and not DBNull
            ? Convert.ToInt64(value, CultureInfo.InvariantCulture)
            : 0;
    }

    public static string? TextOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column)
        ? null
        : reader.GetString(column);

    public static SealedText? SealedOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column)
        ? null
        : new SealedText(reader.GetString(column));

    public static int? IntOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column)
        ? null
        : reader.GetInt32(column);

    public static long? LongOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column)
        ? null
        : reader.GetInt64(column);

    public static Guid? GuidOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column)
        ? null
        : reader.GetGuid(column);

    public static DateOnly? DayOrNull(this DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);

    public static DateTimeOffset InstantAt(this DbDataReader reader, int column) =>
        new(DateTime.SpecifyKind(reader.GetDateTime(column), DateTimeKind.Utc));

    private static DbCommand Command(AppDb db, string sql, object?[] values)
    {
        var connection = db.Database.GetDbConnection();
        if (connection.State != System.Data.ConnectionState.Open)
        {
            db.Database.OpenConnection();
        }

        db.CountStatement();
        var command = connection.CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "p" + i.ToString(CultureInfo.InvariantCulture);
            parameter.Value = Stored(values[i]);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset at => DateTime.SpecifyKind(at.UtcDateTime, DateTimeKind.Unspecified),
        AnSinh.Policy.Month month => month.Code,
        _ => value,
    };
}
