using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Core.Calendars;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Payments;
using AnSinh.Core.Payroll;
using AnSinh.Core.Reconciliation;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy.Calendar;
using Microsoft.Extensions.DependencyInjection;

namespace AnSinh.Web.Host;

/// <summary>What the pages of a month work with: the same services, rights and areas as the command line.</summary>
public sealed class MonthTools(
    AppDb db, CurrentUser me, MonthScopes scopes, TimeProvider clock, IdSource ids, LoadedLaw law)
{
    public AppDb Db => db;

    public CurrentUser Me => me;

    public MonthScopes Scopes => scopes;

    public LoadedLaw Law => law;

    /// <summary>The working days that deadlines are counted in; one statement each time.</summary>
    public WorkingCalendar Calendar => OfficeCalendar.Of(db, law.Holidays);

    public DateOnly Today => clock.Today();

    public DateTimeOffset Now => clock.GetUtcNow();

    public Actor Actor => me.Required.Actor("web");

    public PayrollService Payroll => new(db, clock, ids, law);

    public ApprovalService Approval => new(db, clock, ids);

    public OrderService Orders => new(db, clock, ids, law);

    public ExportService Exports => new(db, clock, ids);

    public ReconcileService Results => new(db, clock, ids);

    public OverdueService Overdue => new(db, clock, ids, law);

    public SettlementService Settlements => new(db, clock, ids);

    public ExceptionService Exceptions => new(db, clock, ids);

    public LawDecisions LawDecisions => new(db, clock, ids);

    public AuditLog Audit => new(db, clock, ids);

    public ProviderPapers ProviderPapers => new(db, clock);

    /// <summary>The full names behind logins; a login without an account is shown as it is.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(CancellationToken stop)
    {
        var users = await db.Users.AsNoTracking().Select(user => new { user.UserName, user.FullName })
            .ToListAsync(stop);
        return users.ToDictionary(user => user.UserName!, user => user.FullName, StringComparer.Ordinal);
    }

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton(_ => LawFiles.Embedded());
        services.AddSingleton<CommuneCache>();
        services.AddSingleton<LedgerLamp>();
        services.AddSingleton<SeenDifference>();
        services.AddScoped<MonthScopes>();
        services.AddScoped<MonthTools>();
        services.AddScoped<NextSteps>();
    }
}
