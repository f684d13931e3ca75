using System.Collections.Concurrent;
using System.Text.Json;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AnSinh.Core.LawFiles;

/// <summary>A text of the law that at least one list was made by, kept for ever.</summary>
public sealed class LawVersion
{
    public required string Sha256 { get; init; }

    /// <summary>File name → text, as JSON.</summary>
    public required string TextsJson { get; init; }

    public required DateTimeOffset FirstUsedAt { get; init; }

    /// <summary>
    /// Laws read before, by their text: a page that asks for the law of a list does not read it each time.
    /// </summary>
    private static readonly ConcurrentDictionary<string, LoadedLaw> Read = new(StringComparer.Ordinal);

    public LoadedLaw Load() => Read.GetOrAdd(
        TextsJson, json => LawFiles.Load(JsonSerializer.Deserialize<Dictionary<string, string>>(json)!));
}

/// <summary>Mapping of the kept texts, and keeping them.</summary>
public static class LawFilesTables
{
    extension(AppDb db)
    {
        public DbSet<LawVersion> LawVersions => db.Set<LawVersion>();

        /// <summary>The law with this SHA-256: the one at hand or a kept one; null when it is neither.</summary>
        public LoadedLaw? LawOf(string sha256, LoadedLaw atHand) => sha256 == atHand.Sha256
            ? atHand
            : db.LawVersions.AsNoTracking().SingleOrDefault(version => version.Sha256 == sha256)?.Load();

        /// <summary>Keeps the text of a law that is being used, once; in the transaction of the caller.</summary>
        public void KeepLaw(LoadedLaw law, DateTimeOffset at)
        {
            if (!db.LawVersions.Any(version => version.Sha256 == law.Sha256))
            {
                db.Execute(
                    "INSERT INTO law_versions (sha256, texts_json, first_used_at) VALUES (@p0, @p1, @p2) ON CONFLICT (sha256) DO NOTHING",
                    law.Sha256, JsonSerializer.Serialize(law.Texts), at);
            }
        }
    }

    internal sealed class LawVersionMap : IEntityTypeConfiguration<LawVersion>
    {
        public void Configure(EntityTypeBuilder<LawVersion> builder)
        {
            builder.ToTable("law_versions");
            builder.HasKey(version => version.Sha256);
        }
    }
}
