using System.Text;
using AnSinh.Core.Audit;
using AnSinh.Core.Bookkeeping;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Payments;
using AnSinh.Core.Payroll;
using AnSinh.Core.Reconciliation;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>An office with one commune, its people and its month, for tests that read like its officer's day.</summary>
public sealed class Office : IAsyncDisposable
{
    public const string Maker = "canbo";
    public const string Checker = "chutich";

    private static readonly Lazy<LoadedLaw> EmbeddedLaw = new(LawFiles.LawFiles.Embedded);
    private readonly TestDatabase database;
    private int serial;

    private Office(TestDatabase database, int commune)
    {
        this.database = database;
        Commune = commune;
        Areas = [commune];
        Db = database.New();
        At(new DateOnly(2024, 6, 1));
    }

    public AppDb Db { get; private set; }

    /// <summary>The commune that new people live in.</summary>
    public int Commune { get; private set; }

    public FixedClock Clock => database.Clock;

    public DatabaseAddress Address => database.Address;

    /// <summary>The law that the office works by.</summary>
    public LoadedLaw Law { get; set; } = EmbeddedLaw.Value;

    /// <summary>The communes that the office makes lists for.</summary>
    public IReadOnlyList<int> Areas { get; set; }

    /// <summary>Xã Hoàng Đồng (05986) before the reorganisation of 2025.</summary>
    public static async Task<Office> OpenAsync(Engine engine, bool ownKeys = false)
    {
        var fresh = await TestDatabase.CreateWithAreasAsync(engine);
        if (ownKeys)
        {
            fresh.KeepKeysApart();
        }

        await using var db = fresh.New();
        var commune = await new AreaQueries(db).RequireAsync("05986", new DateOnly(2024, 8, 31));
        return new Office(fresh, commune.Id);
    }

    /// <summary>Moves to another commune; it is one of the office's from now on.</summary>
    public int MoveTo(string code, DateOnly on)
    {
        Commune = Fresh(db => new AreaQueries(db).RequireAsync(code, on).GetAwaiter().GetResult().Id);
        Areas = [.. Areas.Append(Commune).Distinct()];
        return Commune;
    }

    public void At(DateOnly day) => Clock.Set(day);

    /// <summary>A person of 80 or more without a pension, paid in cash by the Post, decided for a month.</summary>
    public Person Elder(string name = "Nông Thị Mẩy", string birth = "1940-03-05", string from = "2024-07", string? channel = "CASH")
    {
        var person = Person(name, birth, channel);
        Fact(person, FactKinds.Pension, "none");
        Grant(person, from, "5.5.c");
        return person;
    }

    public Person Disabled(string name = "Hứa Văn Páo", string birth = "1980-05-01", string degree = "severe", string from = "2024-07")
    {
        var person = Person(name, birth);
        Fact(person, FactKinds.Disability, degree);
        Grant(person, from, "5.6");
        return person;
    }

    public Person Person(string name, string birth, string? channel = "CASH")
    {
        var person = new Person
        {
            Id = database.Ids.Next(),
            Code = $"T{++serial:0000}",
            AreaId = Commune,
            FullName = name,
            SortKey = VietnameseText.SortKey(name),
            SearchKey = VietnameseText.SearchKey(name),
            Birth = BirthDate.Parse(birth),
            RecordedAt = Clock.GetUtcNow(),
        };
        Db.Persons.Add(person);
        if (channel is not null)
        {
            Db.PaymentMethods.Add(new PaymentMethod
            {
                Id = database.Ids.Next(),
                PersonId = person.Id,
                Channel = channel,
                Provider = channel == PaymentMethod.Cash ? PaymentMethod.Post : "agribank",
                BankBin = channel == PaymentMethod.Cash ? null : "970405",
                FromOn = new DateOnly(2020, 1, 1),
                RecordedAt = Clock.GetUtcNow(),
                RecordedBy = Maker,
            }.Into(Db.Vault, channel == PaymentMethod.Cash ? null : $"8899{serial:00000000}"));
        }

        Db.SaveChanges();
        return person;
    }

    public void Fact(Person person, string kind, string value, string from = "2020-01-01", string? until = null)
    {
        Db.Facts.Add(new Fact
        {
            Id = database.Ids.Next(),
            PersonId = person.Id,
            Kind = kind,
            Value = value,
            FromOn = DateOnly.ParseExact(from, "yyyy-MM-dd"),
            UntilOn = until is null ? null : DateOnly.ParseExact(until, "yyyy-MM-dd"),
            RecordedAt = Clock.GetUtcNow(),
            RecordedBy = Maker,
        });
        Db.SaveChanges();
    }

    public Grant Grant(Person person, string from, string? ground, long? fixedVnd = null, string programme = Registry.Grant.Allowance,
        string? careKind = null, Guid? cared = null)
    {
        var grant = new Grant
        {
            Id = database.Ids.Next(),
            PersonId = person.Id,
            Programme = programme,
            AssertedGround = ground,
            CareKind = careKind,
            CaredPersonId = cared,
            DecisionNo = "12/QĐ-UBND",
            FromMonth = Month.Parse(from),
            AccountableFromMonth = Month.Parse(from),
            FixedAmountVnd = fixedVnd,
            AssertedCoefficient = fixedVnd is null ? null : 100,
            RecordedAt = Clock.GetUtcNow(),
            RecordedBy = Maker,
        };
        Db.Grants.Add(grant);
        Db.SaveChanges();
        return grant;
    }

    /// <summary>The office learns today that the person died on a day.</summary>
    public void Death(Person person, string day)
    {
        person.DiedOn = DateOnly.ParseExact(day, "yyyy-MM-dd");
        Fact(person, FactKinds.Death, day, day);
    }

    /// <summary>What the provider knows a line of the first list of the office's commune by.</summary>
    public static string Reference(Month month, int lineNo) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{month.Code}-05986-1-{lineNo:00000}");

    public static Actor As(string login) => new(login, "person-" + login, "test");

    public PrepareResult Prepare(string month) => Fresh(db => new PayrollService(db, Clock, database.Ids, Law).Prepare(Month.Parse(month), Areas, As(Maker)));

    public StepResult Submit(string month) => Fresh(db => new ApprovalService(db, Clock, database.Ids).Submit(Month.Parse(month), Areas, As(Maker)));

    public StepResult Approve(string month, string login = Checker) =>
        Fresh(db => new ApprovalService(db, Clock, database.Ids).Approve(Month.Parse(month), Areas, As(login)));

    public StepResult Return(string month) =>
        Fresh(db => new ApprovalService(db, Clock, database.Ids).Return(Month.Parse(month), Areas, "thiếu giấy tờ", As(Checker)));

    public IReadOnlyList<PaymentOrder> Order(string month) =>
        Fresh(db => new OrderService(db, Clock, database.Ids, Law).Order(Month.Parse(month), Areas, As("ketoan")));

    public IReadOnlyList<PaymentBatch> Export(string month, string provider = PaymentMethod.Post) =>
        Fresh(db => new ExportService(db, Clock, database.Ids).Export(Month.Parse(month), provider, Areas, As("ketoan")));

    public ApplyResult Result(string content, string name = "ket-qua.csv", string provider = PaymentMethod.Post) =>
        Fresh(db => new ReconcileService(db, Clock, database.Ids).Apply(provider, name, Encoding.UTF8.GetBytes(content), As("buudien")));

    public int Overdue(string month, string provider = PaymentMethod.Post) => Fresh(db =>
        new OverdueService(db, Clock, database.Ids, Law).MarkUnknown(Month.Parse(month), provider, Areas, As("ketoan")));

    public SettleResult Settle(string month, string provider = PaymentMethod.Post) =>
        Fresh(db => new SettlementService(db, Clock, database.Ids).Settle(Month.Parse(month), provider, Areas, As("ketoan")));

    public Refusal? Record(Person person, CourseRequest request) =>
        Fresh(db => new CourseDesk(db, Clock, database.Ids).Record(person.Id, request, As(Maker)));

    /// <summary>Orders and sends an approved month; nobody comes for any of it.</summary>
    public void Returned(string month)
    {
        Order(month);
        var at = Month.Parse(month);
        var batch = Export(month).Single();
        var sent = Fresh(db => db.Instructions.Where(one => one.BatchId == batch.Id)
            .Select(one => new { one.Reference, one.AmountVnd }).ToList());
        var rows = sent.Select(one =>
            $"{at},{batch.Number},{one.Reference},,,{one.AmountVnd},TRA_LAI,,,GD{one.Reference}");
        Result("ma_ky,ma_lo,ma_dong,ho_ten,so_tk,so_tien,trang_thai,ma_loi,thoi_gian,ma_gd\r\n"
            + string.Concat(rows.Select(row => row + "\r\n"))
            + $"TONG,,{sent.Count},,,{sent.Sum(one => one.AmountVnd)},,,,\r\n", $"tra-lai-{month}.csv");
    }

    public Refusal? Decide(LawQuestion question, LawAnswer answer) =>
        Fresh(db => new LawDecisions(db, Clock, database.Ids).Decide(
            [new AskedQuestion(Commune, question)], answer, As(Maker)));

    /// <summary>Prepares, submits and approves.</summary>
    public void Approved(string month)
    {
        Prepare(month);
        Submit(month);
        Approve(month);
    }

    /// <summary>The whole way to the provider's hands.</summary>
    public PaymentBatch Sent(string month)
    {
        Approved(month);
        Order(month);
        return Export(month)[^1];
    }

    public IReadOnlyList<PayrollLine> Lines(string month) => Fresh<IReadOnlyList<PayrollLine>>(db =>
    {
        var at = Month.Parse(month);
        var lists = db.PayrollLists.Where(list => list.Month == at && list.State != ListState.Returned).Select(list => list.Id).ToList();
        return [.. db.PayrollLines.Where(line => lists.Contains(line.ListId)).OrderBy(line => line.LineNo)];
    });

    public MonthDiff Diff(string month) => Fresh(db => new PayrollQueries(db).Diff(Month.Parse(month), Areas)!);

    public PayrollList List(string month) => Fresh(db => new PayrollQueries(db).Lists(Month.Parse(month), Areas).Single());

    public IReadOnlyList<string> Findings(string month) => Fresh<IReadOnlyList<string>>(db =>
    {
        var list = List(month).Id;
        return [.. db.PayrollFindings.Where(finding => finding.ListId == list).Select(finding => finding.Sentence)];
    });

    public T Fresh<T>(Func<AppDb, T> read)
    {
        using var db = database.NewGuarded().Enter(DataScope.Of([.. Areas], null));
        return read(db);
    }

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        await database.DisposeAsync();
    }
}
