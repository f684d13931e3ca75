using System.Globalization;

namespace AnSinh.Core.Store;

/// <summary>
/// Whose rows a connection works with: of which areas, and of which provider when a provider's account asks. On
/// PostgreSQL the database itself holds to it (schema/0016_row_security.postgres.sql); on SQLite the queries alone do.
/// </summary>
public sealed class DataScope
{
    private DataScope(string areas, string provider) => (Areas, Provider) = (areas, provider);

    /// <summary>The whole database: operators at the command line, jobs, work that must look everywhere.</summary>
    public static DataScope Everywhere { get; } = new("all", string.Empty);

    /// <summary>Nothing: what a connection sees before anybody said whom it works for.</summary>
    public static DataScope Nothing { get; } = new(string.Empty, string.Empty);

    /// <summary>The setting ansinh.areas: <c>all</c>, or the ids of areas, or nothing.</summary>
    public string Areas { get; }

    /// <summary>The setting ansinh.provider.</summary>
    public string Provider { get; }

    /// <summary>
    /// The areas given, null for all; of a provider its lines in every area, for a batch holds the lists of many.
    /// </summary>
    public static DataScope Of(IReadOnlyCollection<int>? areaIds, string? provider) => new(
        areaIds is null || provider is not null ? Everywhere.Areas
            : string.Join(',', areaIds.Select(id => id.ToString(CultureInfo.InvariantCulture))),
        provider ?? string.Empty);
}
