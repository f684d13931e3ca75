using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Imports;

/// <summary>Remembers and forgets what an office said its columns mean; each with an event.</summary>
public sealed class ImportMappings(AppDb db, TimeProvider clock, IdSource ids)
{
    private static readonly JsonSerializerOptions Json =
        new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>What the office remembers now, the last said first.</summary>
    public static IReadOnlyList<ColumnMapping> Current(AppDb db, int? areaId) =>
        [.. db.ImportMappings.AsNoTracking().Where(one => one.AreaId == areaId).ToList()
            .GroupBy(one => (one.Fingerprint, one.Kind)).Select(group => group.OrderBy(one => one.MappedAt)
                .ThenBy(one => one.Id).Last())
            .Where(one => one.ColumnsJson is not null).OrderByDescending(one => one.MappedAt)
            .ThenByDescending(one => one.Id)
            .Select(one => new ColumnMapping(one.Kind, one.Fingerprint, one.Height, one.Columns) { Remembered = one })];

    /// <summary>The same again is not written twice.</summary>
    public void Remember(ColumnMapping mapping, int? areaId, Actor actor)
    {
        using var wide = db.LookEverywhere();
        var columns = JsonSerializer.Serialize(mapping.Columns, Json);
        if (Current(db, areaId).FirstOrDefault(one => one.Fingerprint == mapping.Fingerprint) is { } held
            && held.Kind == mapping.Kind && held.Remembered!.ColumnsJson == columns)
        {
            return;
        }

        var words = mapping.Columns.Select(one => $"{ImportReasons.ColumnLetters(one.Column)} “{one.Heading}” là "
            + SourceProfile.NameOf(one.Field));
        Write(mapping, columns, areaId, actor, ("IMPORT_MAPPED",
            $"Ghép cột cho {SourceProfile.Of(mapping.Kind)!.Title}: {string.Join("; ", words)}"));
    }

    /// <summary>The next file with these headings is read as if nobody had said anything.</summary>
    public void Forget(Guid id, int? areaId, Actor actor)
    {
        using var wide = db.LookEverywhere();
        var held = Current(db, areaId).FirstOrDefault(one => one.Remembered!.Id == id)
            ?? throw new RefusedException(new Refusal(
                "MAPPING_UNKNOWN", "Cách ghép cột này không còn được nhớ. Mở lại trang.", id.ToString()));
        Write(held, null, areaId, actor, ("IMPORT_MAPPING_FORGOTTEN",
            $"Bỏ nhớ cách ghép cột cho {SourceProfile.Of(held.Kind)!.Title} do {held.Remembered!.MappedBy} ghép"));
    }

    private void Write(
        ColumnMapping mapping, string? columns, int? areaId, Actor actor, (string Action, string Sentence) said)
    {
        var id = ids.Next();
        db.ImportMappings.Add(new ImportMapping
        {
            Id = id,
            Fingerprint = mapping.Fingerprint,
            Kind = mapping.Kind,
            AreaId = areaId,
            Height = mapping.Height,
            ColumnsJson = columns,
            MappedBy = actor.Login,
            MappedAt = clock.GetUtcNow(),
        });
        new AuditLog(db, clock, ids).Add(
            actor, said.Action, ("import_mapping", id.ToString()), said.Sentence, areaId);
        using var transaction = db.Database.BeginTransaction();
        db.SaveChanges();
        transaction.Commit();
        db.ChangeTracker.Clear();
    }
}
