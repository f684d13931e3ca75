using AnSinh.Core.Audit;
using AnSinh.Core.Imports;
using AnSinh.Core.Reporting;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Imports;

/// <summary>A register with the country's areas, on 2024-09-05, into which lists are taken.</summary>
internal sealed class RegisterOnDisk : IAsyncDisposable
{
    public static readonly Actor Officer = new("canbo", "person-1", "tester");

    private readonly TestDatabase database;

    private RegisterOnDisk(TestDatabase database)
    {
        this.database = database;
        database.Clock.Set(new DateOnly(2024, 9, 5));
        Db = database.New();
    }

    public AppDb Db { get; }

    public static async Task<RegisterOnDisk> OpenAsync(Engine engine) =>
        new(await TestDatabase.CreateWithAreasAsync(engine));

    public ImportReport Import(ImportRequest request) =>
        new ImportService(Db, database.Clock, database.Ids, Core.LawFiles.LawFiles.Embedded()).Run(request, Officer);

    public ImportReport Import(string sample, Month? month = null, params string[] accepted) =>
        Import(new ImportRequest(Samples.Bytes("lists/" + sample), sample) { Month = month, Accepted = accepted });

    public void Remember(ColumnMapping mapping, int? officeId) =>
        new ImportMappings(Db, database.Clock, database.Ids).Remember(mapping, officeId, Officer);

    public void Forget(Guid mapping, int? officeId) =>
        new ImportMappings(Db, database.Clock, database.Ids).Forget(mapping, officeId, Officer);

    public ImportUndo Undo(
        Guid file, string reason, IReadOnlyCollection<int>? allowed = null, Actor? actor = null) =>
        new ImportUndoService(Db, database.Clock, database.Ids).Undo(file, reason, allowed, actor ?? Officer);

    /// <summary>The imported file with these bytes, by its digest; also one that was taken back.</summary>
    public Guid Find(string sha) =>
        new ImportUndoService(Db, database.Clock, database.Ids).Find(sha, null, Officer);

    public Guid FileId(ImportRequest request) => Find(
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(request.Bytes)));

    /// <summary>A minute goes by.</summary>
    public void Pass() => database.Clock.Advance(TimeSpan.FromMinutes(1));

    /// <summary>Somebody writes an event about a person.</summary>
    public void Note(string action, Guid person, string sentence)
    {
        Pass();
        new AuditLog(Db, database.Clock, database.Ids).Add(
            Officer, action, ("person", person.ToString()), sentence, AreaId("06220"));
        using var transaction = Db.Database.BeginTransaction();
        Db.SaveChanges();
        transaction.Commit();
        Db.ChangeTracker.Clear();
    }

    /// <summary>A commune as of August 2024.</summary>
    public int AreaId(string code) => (int)Db.Number(
        "SELECT id FROM areas WHERE code = @p0 AND level = 'COMMUNE' AND valid_from <= @p1 AND valid_until >= @p1",
        code, new DateOnly(2024, 8, 31));

    public long Count(string table, string where = "1 = 1") => Db.Number($"SELECT COUNT(*) FROM {table} WHERE {where}");

    /// <summary>The invariants of the ledger that do not hold.</summary>
    public IReadOnlyList<string> Broken() =>
        [.. new LedgerCheck(Db, Core.LawFiles.LawFiles.Embedded()).Run().Where(result => result.Broken > 0)
            .Select(result => $"{result.Id} {string.Join("; ", result.Examples)}")];

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        await database.DisposeAsync();
    }
}
