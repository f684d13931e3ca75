using AnSinh.Core.Store;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AnSinh.Core.Imports;

/// <summary>A file that was taken in; the same bytes are taken once per kind.</summary>
public sealed class ImportFile
{
    public required Guid Id { get; init; }

    public required string Sha256 { get; init; }

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

    /// <summary>The report; good rows without their fields, which are in the register.</summary>
    public required SealedText ReportJson { get; init; }
}

/// <summary>Mapping of the imports.</summary>
public static class ImportTables
{
    extension(AppDb db)
    {
        public DbSet<ImportFile> ImportFiles => db.Set<ImportFile>();
    }

    internal sealed class ImportFileMap : IEntityTypeConfiguration<ImportFile>
    {
        public void Configure(EntityTypeBuilder<ImportFile> builder)
        {
            builder.ToTable("import_files");
            builder.Property(file => file.Sha256).HasColumnName("sha256");
        }
    }
}
