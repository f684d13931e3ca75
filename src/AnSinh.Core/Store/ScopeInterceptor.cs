using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AnSinh.Core.Store;

/// <summary>
/// Says at each connection that opens whom it works for. The pool takes everything back when a connection returns to it
/// (DISCARD ALL), so the next one starts with nothing. Compiling a statement (jit) is off: the guards of rows make
/// statements look dear, and compiling then takes longer than all of the work.
/// </summary>
internal sealed class ScopeInterceptor : DbConnectionInterceptor
{
    public static readonly ScopeInterceptor Shared = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        Say(connection, eventData.Context);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        return eventData.Context is AppDb { IsPostgres: true } db && db.Scope != DataScope.Nothing
            ? SayAsync(connection, db.Scope, cancellationToken)
            : Task.CompletedTask;
    }

    internal static void Say(DbConnection connection, DataScope scope)
    {
        using var command = Command(connection, scope);
        command.ExecuteNonQuery();
    }

    private static async Task SayAsync(DbConnection connection, DataScope scope, CancellationToken stop)
    {
        await using var command = Command(connection, scope);
        await command.ExecuteNonQueryAsync(stop);
    }

    private static DbCommand Command(DbConnection connection, DataScope scope)
    {
        var command = connection.CreateCommand();
        command.CommandText =
            "SELECT set_config('ansinh.areas', @areas, false), set_config('ansinh.provider', @provider, false), "
            + "set_config('jit', 'off', false)";
        Add(command, "areas", scope.Areas);
        Add(command, "provider", scope.Provider);
        return command;
    }

    private static void Say(DbConnection connection, Microsoft.EntityFrameworkCore.DbContext? context)
    {
        if (context is AppDb { IsPostgres: true } db && db.Scope != DataScope.Nothing)
        {
            Say(connection, db.Scope);
        }
    }

    private static void Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
