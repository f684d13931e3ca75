using AnSinh.Core.Store;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AnSinh.Core.Imports;

/// <summary>A file that was taken in; the same bytes are taken once per kind.</summary>
public sealed class ImportFile
{
    public required Guid Id { get; init; }

    /// <summary>Of the bytes; a file that was taken back gives the place to its bytes again.</summary>
    public required string Sha256 { get; set; }

    public required string Name { get; init; }

    public required string Kind { get; init; }

    public Month? Month { get; init; }

    public int? AreaId { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }

    public required string ImportedBy { get; init; }

    /// <summary>The file error an officer accepted by name.</summary>
    public string? AcceptedReason { get; init; }

    public required int ExpectedRows { get; init; }

    public required int RejectedRows { get; init; }

    public required int NewPeople { get; set; }

    public required int ChangedPeople { get; set; }

    public required int SamePeople { get; set; }

    /// <summary>What it did to each person was kept, so that it can be taken back.</summary>
    public bool KeepsChanges { get; init; }

    /// <summary>The report; good rows without their fields, which are in the register.</summary>
    public required SealedText ReportJson { get; init; }
}

/// <summary>Mapping of the imports.</summary>
public static class ImportTables
{
    extension(AppDb db)
    {
        public DbSet<ImportFile> ImportFiles => db.Set<ImportFile>();

        public DbSet<ImportChange> ImportChanges => db.Set<ImportChange>();

        public DbSet<ImportUndo> ImportUndos => db.Set<ImportUndo>();
    }

    internal sealed class ImportFileMap : IEntityTypeConfiguration<ImportFile>
    {
        public void Configure(EntityTypeBuilder<ImportFile> builder)
        {
            builder.ToTable("import_files");
            builder.Property(file => file.Sha256).HasColumnName("sha256");
        }
    }

    internal sealed class ImportChangeMap : IEntityTypeConfiguration<ImportChange>
    {
        public void Configure(EntityTypeBuilder<ImportChange> builder) => builder.ToTable("import_changes");
    }

    internal sealed class ImportUndoMap : IEntityTypeConfiguration<ImportUndo>
    {
        public void Configure(EntityTypeBuilder<ImportUndo> builder)
        {
            builder.ToTable("import_undos");
            builder.HasKey(undo => undo.FileId);
            builder.Property(undo => undo.Sha256).HasColumnName("sha256");
        }
    }
}
