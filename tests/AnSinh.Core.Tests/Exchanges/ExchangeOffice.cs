using System.Text;
using AnSinh.Core.Audit;
using AnSinh.Core.Exchanges;
using AnSinh.Core.Files;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Core.Tests.Payroll;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Tests.Exchanges;

/// <summary>An office on 24 November 2026 that asks outside offices, and what they answer.</summary>
internal sealed class ExchangeOffice : IAsyncDisposable
{
    public const string Agribank = "970405";

    private ExchangeOffice(Office office) => Office = office;

    public Office Office { get; }

    public static async Task<ExchangeOffice> OpenAsync(Engine engine, bool ownKeys = false)
    {
        var office = await Office.OpenAsync(engine, ownKeys);
        office.At(new DateOnly(2026, 11, 24));
        return new ExchangeOffice(office);
    }

    /// <summary>Somebody of 80 or more with a decision in force, an identifier that fits, sex and hamlet.</summary>
    public Person Elder(string name = "Nông Thị Mẩy", string number = "999140004417", string? channel = "CASH")
    {
        var person = Office.Elder(name, channel: channel);
        person.Sex = "F";
        person.Hamlet = "Nà Mon";
        person.SetCitizenId(Office.Db.Vault, number);
        Office.Db.SaveChanges();
        return person;
    }

    public Exchange Make(ExchangeKind kind, string? partner = null, params string[] codes) => Office.Fresh(db =>
        Maker(db).MakeAsync(
            new NewExchange(kind, db.Areas.Single(one => one.Id == Office.Commune))
            {
                Partner = partner,
                Codes = codes,
            },
            [.. Office.Areas], Who).GetAwaiter().GetResult());

    public byte[] File(Exchange exchange, string format = "csv") => Office.Fresh(db =>
        Maker(db).FileAsync(exchange, format, Who).GetAwaiter().GetResult());

    /// <summary>The rows of the file that was sent, by the names of its columns.</summary>
    public List<Dictionary<string, string>> Sent(Exchange exchange, string format = "csv")
    {
        var rows = SheetFile.Open(File(exchange, format), ReadLimits.Web).Sheets.Single().Rows;
        return [.. rows.Skip(1).Select(row => rows[0].Cells.Select((cell, at) => (cell.Text, row[at].Text))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2))];
    }

    /// <summary>The file that was sent with columns of a line filled in; other lines stay empty.</summary>
    public byte[] Answer(Exchange exchange, params (int Line, string Column, string Value)[] filled)
    {
        var rows = Sent(exchange);
        foreach (var (line, column, value) in filled)
        {
            rows[line - 1][column] = value;
        }

        return Csv(exchange.Kind, rows);
    }

    public static byte[] Csv(ExchangeKind kind, IEnumerable<Dictionary<string, string>> rows) =>
        Encoding.UTF8.GetBytes(string.Join(
            "\r\n",
            [
                string.Join(',', ExchangeFile.Columns(kind)),
                .. rows.Select(row => string.Join(',', ExchangeFile.Columns(kind).Select(name => row[name]))),
            ]));

    public AnswerTaken Take(byte[] bytes, bool dryRun = false, IReadOnlyCollection<int>? areas = null) =>
        Office.Fresh(db => new AnswerService(db, Office.Clock, Ids, Office.Law, Log(db)).TakeAsync(
            new AnswerService.Sent("tra-loi.csv", bytes, ReadLimits.Web), areas ?? [.. Office.Areas], Who, dryRun)
            .GetAwaiter().GetResult());

    public IReadOnlyList<DifferenceRow> Differences(Exchange exchange) => Office.Fresh(db =>
        ExchangeQueries.DifferencesAsync(db, exchange, [.. Office.Areas]).GetAwaiter().GetResult());

    public DifferenceRow Difference(Exchange exchange, DifferenceField field) =>
        Differences(exchange).Single(row => row.Difference.Field == field);

    public int Decide(Exchange exchange, bool accept, params DifferenceRow[] rows) =>
        Decide(exchange, new DifferenceDecision(accept, "đã đối chiếu thẻ căn cước"), rows);

    public int Decide(Exchange exchange, DifferenceDecision decision, params DifferenceRow[] rows) => Office.Fresh(db =>
        new DifferenceDesk(db, Office.Clock, Ids, Log(db)).DecideAsync(
            exchange, [.. rows.Select(row => row.Difference.Id)], decision, ([.. Office.Areas], Who))
            .GetAwaiter().GetResult());

    public string Refused(Action attempt) => Should.Throw<RefusedException>(attempt).Refusal.Code;

    public Person Now(Person person) =>
        Office.Fresh(db => db.Persons.AsNoTracking().Single(one => one.Id == person.Id));

    public List<WorkItem> Work() => Office.Fresh(db => db.WorkItems.AsNoTracking().ToList());

    public List<AuditEvent> Events(string action) => Office.Fresh(db =>
        db.AuditEvents.AsNoTracking().Where(one => one.Action == action).OrderBy(one => one.Id).ToList());

    public EntryState State(Exchange exchange, int line = 1) => Office.Fresh(db => db.ExchangeEntries.AsNoTracking()
        .Single(one => one.ExchangeId == exchange.Id && one.LineNo == line).State);

    public IdSource Ids => new(Office.Clock);

    public static Actor Who => Office.As(Office.Maker);

    public AuditLog Log(AppDb db) => new(db, Office.Clock, Ids);

    public ValueTask DisposeAsync() => Office.DisposeAsync();

    private ExchangeMaker Maker(AppDb db) => new(db, Office.Clock, Ids, Office.Law, Log(db));
}
