using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace AnSinh.Core.Store;

/// <summary>
/// Writes many rows of one table in one statement of the current transaction: binary COPY on PostgreSQL, one prepared
/// INSERT on SQLite. Values are written in the order of the columns: call <see cref="Write(Guid)"/> and its kin once
/// per column, then <see cref="EndRow"/>.
/// </summary>
public abstract class BulkWriter : IDisposable
{
    public static BulkWriter Open(AppDb db, string table, params string[] columns)
    {
        db.CountStatement();
        return db.Database.GetDbConnection() switch
        {
            NpgsqlConnection when db.GuardedTables.Contains(table) => RowSecurity.Writer(db, table, columns),
            NpgsqlConnection postgres => new PostgresBulkWriter(postgres, table, columns),
            SqliteConnection sqlite => new SqliteBulkWriter(
                sqlite, (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction(), table, columns),
            var other => throw new NotSupportedException(other.GetType().Name),
        };
    }

    public abstract void Write(Guid value);

    public abstract void Write(Guid? value);

    public abstract void Write(int value);

    public abstract void Write(int? value);

    public abstract void Write(long value);

    public abstract void Write(bool value);

    public abstract void Write(string? value);

    public abstract void Write(DateOnly? value);

    public abstract void Write(DateTimeOffset? value);

    public abstract void EndRow();

    /// <summary>Sends what is left; without it nothing is written.</summary>
    public abstract void Complete();

    public abstract void Dispose();

    internal sealed class PostgresBulkWriter : BulkWriter
    {
        private readonly CopySink sink;
        private readonly Action? then;
        private readonly int fields;
        private bool inRow;

        /// <summary><paramref name="then"/> is done once all rows are there.</summary>
        public PostgresBulkWriter(NpgsqlConnection connection, string table, string[] columns, Action? then = null)
        {
            this.then = then;
            fields = columns.Length;
            var names = string.Join(", ", columns);
            sink = new CopySink(connection.BeginRawBinaryCopy($"COPY {table} ({names}) FROM STDIN (FORMAT BINARY)"));
        }

        public override void Write(Guid value)
        {
            StartRow();
            sink.Put(value);
        }

        public override void Write(Guid? value)
        {
            if (!IsNull(value is null))
            {
                sink.Put(value!.Value);
            }
        }

        public override void Write(int value)
        {
            StartRow();
            sink.Put(value);
        }

        public override void Write(int? value)
        {
            if (!IsNull(value is null))
            {
                sink.Put(value!.Value);
            }
        }

        public override void Write(long value)
        {
            StartRow();
            sink.Put(value);
        }

        public override void Write(bool value)
        {
            StartRow();
            sink.Put(value);
        }

        public override void Write(string? value)
        {
            if (!IsNull(value is null))
            {
                sink.Put(value!);
            }
        }

        public override void Write(DateOnly? value)
        {
            if (!IsNull(value is null))
            {
                sink.Put(CopyTime.Days(value!.Value));
            }
        }

        public override void Write(DateTimeOffset? value)
        {
            if (!IsNull(value is null))
            {
                sink.Put(CopyTime.Microseconds(value!.Value));
            }
        }

        public override void EndRow() => inRow = false;

        public override void Complete()
        {
            sink.Complete();
            then?.Invoke();
        }

        public override void Dispose() => sink.Dispose();

        private bool IsNull(bool missing)
        {
            StartRow();
            if (missing)
            {
                sink.Null();
            }

            return missing;
        }

        private void StartRow()
        {
            if (!inRow)
            {
                sink.StartRow(fields);
                inRow = true;
            }
        }
    }

    private sealed class SqliteBulkWriter : BulkWriter
    {
        private readonly DbCommand command;
        private int column;

        public SqliteBulkWriter(
            SqliteConnection connection, SqliteTransaction? transaction, string table, string[] columns)
        {
            command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText =
                $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES "
                    + $"({string.Join(", ", columns.Select(name => "@" + name))})";
            foreach (var name in columns)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = "@" + name;
                command.Parameters.Add(parameter);
            }

            command.Prepare();
        }

        public override void Write(Guid value) => Put(value);

        public override void Write(Guid? value) => Put(value);

        public override void Write(int value) => Put(value);

        public override void Write(int? value) => Put(value);

        public override void Write(long value) => Put(value);

        public override void Write(bool value) => Put(value);

        public override void Write(string? value) => Put(value);

        public override void Write(DateOnly? value) => Put(value);

        public override void Write(DateTimeOffset? value) => Put(value?.UtcDateTime);

        public override void EndRow()
        {
            column = 0;
            command.ExecuteNonQuery();
        }

        public override void Complete()
        {
        }

        public override void Dispose() => command.Dispose();

        private void Put(object? value) => command.Parameters[column++].Value = value ?? DBNull.Value;
    }
}
