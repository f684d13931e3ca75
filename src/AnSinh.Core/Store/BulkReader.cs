using System.Data.Common;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AnSinh.Core.Store;

/// <summary>
/// Reads many rows of one query in the current transaction: binary COPY on PostgreSQL, a plain reader on SQLite.
/// Columns are taken strictly in their order, each once. The query takes no values; the caller writes numbers and days
/// into it (<c>Literal</c>).
/// </summary>
public abstract class BulkReader : IDisposable
{
    private readonly WordTable words = new();

    public static BulkReader Open(AppDb db, string sql)
    {
        if (db.Database.GetDbConnection() is not NpgsqlConnection postgres)
        {
            return new PlainBulkReader(db.Read(sql));
        }

        if (postgres.State != System.Data.ConnectionState.Open)
        {
            db.Database.OpenConnection();
        }

        db.CountStatement();
        return new CopyReader(postgres.BeginRawBinaryCopy($"COPY ({sql}) TO STDOUT (FORMAT BINARY)"));
    }

    /// <summary>A day as both engines read it in a query.</summary>
    public static string Literal(DateOnly day) => day.ToString("\\'yyyy-MM-dd\\'",
        System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>An identifier as both engines keep it: SQLite holds its text in capitals.</summary>
    public static string Literal(Guid id) => "'" + id.ToString().ToUpperInvariant() + "'";

    /// <summary>Goes to the next row; false after the last.</summary>
    public abstract bool Next();

    /// <summary>Passes over a column.</summary>
    public abstract void Skip();

    /// <summary>Passes over the columns that are left of the row.</summary>
    public void SkipRest(int columns)
    {
        for (var i = 0; i < columns; i++)
        {
            Skip();
        }
    }

    public abstract Guid Id();

    public abstract int Int();

    public abstract int? IntOrNull();

    public abstract long Long();

    public abstract long? LongOrNull();

    public abstract string? TextOrNull();

    public SealedText? SealedOrNull() => TextOrNull() is { } text ? new SealedText(text) : null;

    /// <summary>Two columns, whose row it is and a closed value of it: the value opened.</summary>
    public string? Opened(FieldVault vault, SealedField field)
    {
        var owner = Id();
        return vault.Open(TextOrNull(), owner, field);
    }

    public abstract DateOnly? DayOrNull();

    public abstract DateTimeOffset Instant();

    /// <summary>A birth date as it is stored: whole, or month and year, or only the year.</summary>
    public abstract BirthDate Birth();

    public string Text() => TextOrNull() ?? throw new InvalidDataException("a text that is never null is null");

    public DateOnly Day() => DayOrNull() ?? throw new InvalidDataException("a day that is never null is null");

    /// <summary>A text that repeats from row to row (a code): the same text is the same object.</summary>
    public string Word() => WordOrNull() ?? throw new InvalidDataException("a code that is never null is null");

    public abstract string? WordOrNull();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);

    protected string Known(ReadOnlySpan<byte> utf8) => words.Of(utf8);

    private sealed class PlainBulkReader(DbDataReader reader) : BulkReader
    {
        private int column;

        public override bool Next()
        {
            column = 0;
            return reader.Read();
        }

        public override void Skip() => column++;

        public override Guid Id() => reader.GetGuid(column++);

        public override int Int() => reader.GetInt32(column++);

        public override int? IntOrNull() => reader.IntOrNull(column++);

        public override long Long() => reader.GetInt64(column++);

        public override long? LongOrNull() => reader.LongOrNull(column++);

        public override string? TextOrNull() => reader.TextOrNull(column++);

        public override DateOnly? DayOrNull() => reader.DayOrNull(column++);

        public override DateTimeOffset Instant() => reader.InstantAt(column++);

        public override BirthDate Birth() => BirthDate.Parse(reader.GetString(column++));

        public override string? WordOrNull() => reader.TextOrNull(column++);

        protected override void Dispose(bool disposing) => reader.Dispose();
    }

    /// <summary>
    /// Binary COPY: a header of 19 bytes, then rows of (count, then length and bytes of each field), then −1.
    /// </summary>
    private sealed class CopyReader(Stream stream) : BulkReader
    {
        private const int LongestBirth = 10;

        private readonly CopySource source = new(stream);

        public override bool Next() => source.NextRow();

        public override void Skip() => source.TryField(out _);

        public override Guid Id() => new(source.Field(), bigEndian: true);

        public override int Int() => CopySource.Int(source.Field());

        public override int? IntOrNull() => source.TryField(out var bytes) ? CopySource.Int(bytes) : null;

        public override long Long() => CopySource.Long(source.Field());

        public override long? LongOrNull() => source.TryField(out var bytes) ? CopySource.Long(bytes) : null;

        public override string? TextOrNull() => source.TryField(out var bytes)
            ? System.Text.Encoding.UTF8.GetString(bytes) : null;

        public override DateOnly? DayOrNull() =>
            source.TryField(out var bytes) ? CopyTime.Day(CopySource.Int(bytes)) : null;

        public override DateTimeOffset Instant() => CopyTime.Instant(CopySource.Long(source.Field()));

        public override BirthDate Birth()
        {
            var bytes = source.Field();
            Span<char> letters = stackalloc char[LongestBirth];
            return bytes.Length <= LongestBirth
                ? BirthDate.Parse(letters[..System.Text.Encoding.UTF8.GetChars(bytes, letters)])
                : throw new InvalidDataException("a birth date is longer than a day");
        }

        public override string? WordOrNull() => source.TryField(out var bytes) ? Known(bytes) : null;

        protected override void Dispose(bool disposing) => stream.Dispose();
    }
}
