using System.Data.Common;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace AnSinh.Core.Territory;

/// <summary>
/// Puts the areas of <c>law/territories/areas.csv</c> into the database. Run again it adds only what is new, and closes
/// the interval of a unit that has ended since; a name or parent that was loaded once is never changed.
/// </summary>
public static class AreaSeed
{
    private const string Columns =
        "id, code, name, level, type, parent_id, province_id, search_key, valid_from, valid_until";

    /// <summary>Returns how many areas were added.</summary>
    public static async Task<int> LoadAsync(AppDb db, CancellationToken stop = default)
    {
        var known = await db.Areas.AsNoTracking()
            .Select(area => new { area.Id, area.ValidUntil })
            .ToDictionaryAsync(area => area.Id, area => area.ValidUntil, stop);
        var file = AreaFile.Read().ToList();
        var added = file.Where(area => !known.ContainsKey(area.Id)).ToList();
        var ended = file.Where(area => known.TryGetValue(area.Id, out var last) && last != area.ValidUntil).ToList();
        if (added.Count == 0 && ended.Count == 0)
        {
            return 0;
        }

        await using var transaction = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(stop)
            : null;
        foreach (var area in ended)
        {
            await db.Areas.Where(row => row.Id == area.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.ValidUntil, area.ValidUntil), stop);
        }

        await InsertAsync(db, added, stop);
        if (transaction is not null)
        {
            await transaction.CommitAsync(stop);
        }

        return added.Count;
    }

    private static Task InsertAsync(AppDb db, List<Area> areas, CancellationToken stop) =>
        db.Database.GetDbConnection() is NpgsqlConnection postgres
            ? CopyAsync(postgres, areas, stop)
            : PreparedAsync(db, areas, stop);

    private static async Task CopyAsync(NpgsqlConnection connection, List<Area> areas, CancellationToken stop)
    {
        await using var writer = await connection.BeginBinaryImportAsync(
            $"COPY areas ({Columns}) FROM STDIN (FORMAT BINARY)", stop);
        foreach (var area in areas)
        {
            await writer.StartRowAsync(stop);
            foreach (var value in Values(area))
            {
                await (value switch
                {
                    null => writer.WriteNullAsync(stop),
                    int number => writer.WriteAsync(number, NpgsqlDbType.Integer, stop),
                    DateOnly day => writer.WriteAsync(day, NpgsqlDbType.Date, stop),
                    _ => writer.WriteAsync((string)value, NpgsqlDbType.Text, stop),
                });
            }
        }

        await writer.CompleteAsync(stop);
    }

    private static async Task PreparedAsync(AppDb db, List<Area> areas, CancellationToken stop)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = $"INSERT INTO areas ({Columns}) VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9)";
        var parameters = new DbParameter[10];
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i] = command.CreateParameter();
            parameters[i].ParameterName = "@" + i;
            command.Parameters.Add(parameters[i]);
        }

        foreach (var area in areas)
        {
            var values = Values(area);
            for (var i = 0; i < values.Length; i++)
            {
                parameters[i].Value = values[i] ?? DBNull.Value;
            }

            await command.ExecuteNonQueryAsync(stop);
        }
    }

    private static object?[] Values(Area area) =>
    [
        area.Id, area.Code, area.Name, area.Level.ToString().ToUpperInvariant(), area.Type, area.ParentId,
        area.ProvinceId,
        area.SearchKey, area.ValidFrom, area.ValidUntil,
    ];
}
