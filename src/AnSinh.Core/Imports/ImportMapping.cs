using System.Text.Json;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AnSinh.Core.Imports;

/// <summary>
/// What an office said the columns of one layout mean. Never changed: a later one takes its place, and one without
/// columns forgets.
/// </summary>
public sealed class ImportMapping
{
    public required Guid Id { get; init; }

    /// <summary>Of the headings; see <see cref="ColumnMapping.FingerprintOf"/>.</summary>
    public required string Fingerprint { get; init; }

    public required string Kind { get; init; }

    /// <summary>The place of the office; null for the whole country.</summary>
    public int? AreaId { get; init; }

    public required int Height { get; init; }

    /// <summary>Column, heading and field of each; null: forgotten.</summary>
    public string? ColumnsJson { get; init; }

    public required string MappedBy { get; init; }

    public required DateTimeOffset MappedAt { get; init; }

    public IReadOnlyList<MappedColumn> Columns => ColumnsJson is null ? []
        : JsonSerializer.Deserialize<List<MappedColumn>>(ColumnsJson) ?? [];
}

/// <summary>Mapping of what is remembered of columns.</summary>
public static class ImportMappingTables
{
    extension(AppDb db)
    {
        public DbSet<ImportMapping> ImportMappings => db.Set<ImportMapping>();
    }

    internal sealed class ImportMappingMap : IEntityTypeConfiguration<ImportMapping>
    {
        public void Configure(EntityTypeBuilder<ImportMapping> builder)
        {
            builder.ToTable("import_mappings");
            builder.Ignore(mapping => mapping.Columns);
        }
    }
}
