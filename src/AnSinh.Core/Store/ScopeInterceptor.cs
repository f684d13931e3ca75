using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AnSinh.Core.Store;

/// <summary>
/// Says at each connection that opens whom it works for. The pool takes everything back when a connection returns to it
/// (DISCARD ALL), so the next one starts with nothing.
/// </summary>
internal sealed class ScopeInterceptor : DbConnectionInterceptor
{
    public static readonly ScopeInterceptor Shared = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        Say(connection, eventData.Context);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Say(connection, eventData.Context);
        return Task.CompletedTask;
    }

    internal static void Say(DbConnection connection, DataScope scope)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT set_config('ansinh.areas', @areas, false), set_config('ansinh.provider', @provider, false)";
        Add(command, "areas", scope.Areas);
        Add(command, "provider", scope.Provider);
        command.ExecuteNonQuery();
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
