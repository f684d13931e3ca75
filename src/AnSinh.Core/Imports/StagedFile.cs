using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AnSinh.Core.Imports;

/// <summary>
/// A file that an officer sent and has not taken in yet. The id is the form's own: a form sent twice stages once.
/// </summary>
public sealed class StagedFile
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>The kind asked for, or auto.</summary>
    public required string Kind { get; set; }

    /// <summary>The bytes as they came, closed in the database; empty once the file is done with.</summary>
    public required byte[] Content { get; set; }

    public required string StagedBy { get; init; }

    public required DateTimeOffset StagedAt { get; init; }

    /// <summary>When it was taken in or dropped.</summary>
    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>Mapping of the staged files.</summary>
public static class StagingTables
{
    extension(AppDb db)
    {
        public DbSet<StagedFile> StagedFiles => db.Set<StagedFile>();
    }

    internal sealed class StagedFileMap : IEntityTypeConfiguration<StagedFile>
    {
        public void Configure(EntityTypeBuilder<StagedFile> builder)
        {
            builder.ToTable("import_staging");
            builder.Property(file => file.Sha256).HasColumnName("sha256");
        }
    }
}
