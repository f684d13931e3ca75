using AnSinh.Core.Privacy;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Payroll;

namespace AnSinh.Core.Tests.Privacy;

/// <summary>What is past the time it is kept for is listed with its source, and stays.</summary>
[Trait("Check", "S30")]
public class RetentionTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_dossier_is_listed_the_day_after_its_years_are_over_and_nothing_is_deleted(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder().DiedOn = new DateOnly(2006, 11, 24);
        office.Elder("Nông Thị Lả").DiedOn = new DateOnly(2006, 11, 25);
        office.Elder("Nông Thị Sống");
        await office.Db.SaveChangesAsync();

        Past(office, new DateOnly(2026, 11, 24)).ShouldBe(0);
        Past(office, new DateOnly(2026, 11, 25)).ShouldBe(1);
        Past(office, new DateOnly(2026, 11, 26)).ShouldBe(2);

        var all = office.Fresh(db => Retention.Look(db, new DateOnly(2026, 11, 26)));
        all.ShouldAllBe(one => one.Cite.Length > 0 && one.Years > 0);
        Retention.Line(all.Single(one => one.Table == "persons")).ShouldBe(
            "hồ sơ của người đã chết: 2 trong 3 đã quá 20 năm (trước 26/11/2006; không tìm thấy văn bản, chưa rõ)");
    }

    private static long Past(Office office, DateOnly today) =>
        office.Fresh(db => Retention.Look(db, today)).Single(one => one.Table == "persons").Past;
}
