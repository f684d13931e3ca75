using System.Globalization;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;

namespace AnSinh.Core.Sealing;

/// <summary>
/// Closes the values of one column again with the current key: piece by piece in the order of the rows, each piece in
/// its own transaction, so that it may be killed and run again. A value that somebody changed meanwhile is left as it
/// is. Five statements a piece.
/// </summary>
internal sealed class Resealing(AppDb db, SealedColumn column)
{
    private const int Piece = 2_000;

    private readonly string number = column.Number ?? "0";
    private (Guid Key, int Number)? last;

    /// <summary>
    /// Values that were never closed are closed too; only while a database is brought to closing at all, else they are
    /// refused as somebody's hand.
    /// </summary>
    public bool TakesClear { get; init; }

    /// <summary>How many values were closed again.</summary>
    public int Run()
    {
        var done = 0;
        while (Read() is { Count: > 0 } rows)
        {
            done += Write(rows);
            last = (rows[^1].Key, rows[^1].Number);
            Crash.At(Crash.KeyPoints[1]);
        }

        return done;
    }

    /// <summary>How many values are not closed with the current key.</summary>
    public long Left() => db.Number($"SELECT COUNT(*) FROM {column.Table} WHERE {Open}");

    private string Open =>
        $"{column.Column} IS NOT NULL AND {column.Column} NOT LIKE '{db.Vault.CurrentKey}:%'";

    private List<Row> Read()
    {
        var rows = new List<Row>(Piece);
        var after = last is null ? "" : $" AND ({column.Key}, {number}) > (@p0, @p1)";
        var order = column.Number is null ? column.Key : $"{column.Key}, {number}";
        object?[] values = last is { } seen ? [seen.Key, seen.Number] : [];
        using var reader = db.Read(
            $"""
            SELECT {column.Key}, {number}, {column.Owner}, {column.Column} FROM {column.Table}
            WHERE {Open}{after} ORDER BY {order}
            LIMIT {Piece.ToString(CultureInfo.InvariantCulture)}
            """, values);
        while (reader.Read())
        {
            rows.Add(new Row(reader.GetGuid(0), reader.GetInt32(1), reader.GetGuid(2), reader.GetString(3)));
        }

        return rows;
    }

    private int Write(List<Row> rows)
    {
        using var transaction = db.Database.BeginTransaction();
        db.Execute("CREATE TEMPORARY TABLE resealed (key UUID, number INTEGER, before TEXT, after TEXT, mark TEXT)");
        using (var bulk = BulkWriter.Open(db, "resealed", "key", "number", "before", "after", "mark"))
        {
            foreach (var row in rows)
            {
                var bound = column.NumberIsBound ? row.Number : 0;
                var value = Clear(row, bound);
                bulk.Write(row.Key);
                bulk.Write(row.Number);
                bulk.Write(row.Stored);
                bulk.Write(db.Vault.Close(value, row.Owner, column.Field, bound)!.Value.Text);
                bulk.Write(column.MarkColumn is null ? null : db.Vault.Mark(value, column.Field));
                bulk.EndRow();
            }

            bulk.Complete();
        }

        var mark = column.MarkColumn is { } name ? $", {name} = n.mark" : "";
        var sameNumber = column.Number is { } no ? $" AND n.number = {column.Table}.{no}" : "";
        var changed = db.Execute(
            $"""
            UPDATE {column.Table} SET {column.Column} = n.after{mark} FROM resealed n
            WHERE n.key = {column.Table}.{column.Key}{sameNumber} AND n.before = {column.Table}.{column.Column}
            """);
        db.Execute("DROP TABLE resealed");
        transaction.Commit();
        return changed;
    }

    private string Clear(Row row, int bound) => TakesClear && !FieldVault.LooksClosed(row.Stored)
        ? row.Stored
        : db.Vault.Open(row.Stored, row.Owner, column.Field, bound)!;

    private readonly record struct Row(Guid Key, int Number, Guid Owner, string Stored);
}
