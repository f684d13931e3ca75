using AnSinh.Core.LawFiles;
using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Web.Tests.Running;

/// <summary>
/// July 2026 as it was listed before Decree 335 came: a disabled person, and an elder of 76 whose coefficient rises.
/// </summary>
public static class ReachedMonth
{
    private static readonly LoadedLaw Before335 = LawAsKnown.On(LawFiles.Embedded(), new DateOnly(2026, 10, 4));

    /// <summary>Makes it once for a site.</summary>
    public static async Task ListedBeforeDecree335Async(this MonthOffice office, Site site)
    {
        var made = false;
        await office.WithAsync(db => made = db.Number("SELECT COUNT(*) FROM payroll_lists WHERE month = 202607") > 0);
        if (made)
        {
            return;
        }

        var disabled = await office.PersonAsync("Hứa Văn Páo");
        var elder = await office.PersonAsync("Nông Thị Mẩy");
        await office.WithAsync(db =>
        {
            db.Execute(
                "UPDATE grants SET from_month = 202607, accountable_from_month = 202607 WHERE person_id IN (@p0, @p1)",
                disabled.Id, elder.Id);
            db.Execute("UPDATE persons SET birth = '1949-01-01' WHERE id = @p0", elder.Id);
            db.Execute("DELETE FROM facts WHERE person_id = @p0", elder.Id);
            AddFact(db, site, elder, FactKinds.Poverty, "poor");
            AddFact(db, site, elder, FactKinds.NoSupporter, FactKinds.Yes);
            db.SaveChanges();
            List(db, site, new Month(2026, 7));
        });
    }

    private static void AddFact(AppDb db, Site site, Person person, string kind, string value) => db.Facts.Add(new Fact
    {
        Id = Guid.CreateVersion7(),
        PersonId = person.Id,
        Kind = kind,
        Value = value,
        FromOn = new DateOnly(2020, 1, 1),
        RecordedAt = site.Clock.GetUtcNow(),
        RecordedBy = "officer",
    });

    private static void List(AppDb db, Site site, Month month)
    {
        var ids = site.Services.GetRequiredService<IdSource>();
        new PayrollService(db, site.Clock, ids, Before335).Prepare(month, [Site.Commune], MonthOffice.As("officer"));
        var approval = new ApprovalService(db, site.Clock, ids);
        approval.Submit(month, [Site.Commune], MonthOffice.As("officer"));
        approval.Approve(month, [Site.Commune], MonthOffice.As("chair"));
    }
}
