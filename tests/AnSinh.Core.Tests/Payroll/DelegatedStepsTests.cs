using AnSinh.Core.Audit;
using AnSinh.Core.Payroll;
using AnSinh.Core.Reporting;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>Steps of a list done in somebody's place: both names are kept, and neither checks the own work.</summary>
[Trait("Check", "S05")]
public sealed class DelegatedStepsTests
{
    private static readonly Month At = Month.Parse("2024-07");

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Neither_who_acted_nor_in_whose_place_approves_and_the_list_keeps_both(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Disabled();
        Approval(office, service => { }, For("thay", "canbo"));
        Refused(office, Office.As("thay")).ShouldBe("MAKER_IS_CHECKER");
        Refused(office, Office.As("canbo")).ShouldBe("MAKER_IS_CHECKER");
        Refused(office, For("khac", "canbo")).ShouldBe("MAKER_IS_CHECKER");
        Refused(office, For("khac", "thay")).ShouldBe("MAKER_IS_CHECKER");

        Approval(office, service => service.Approve(At, office.Areas, For("khac", "chutich")), null);
        var list = office.List("2024-07");
        (list.PreparedBy, list.PreparedFor, list.SubmittedFor, list.ApprovedBy, list.ApprovedFor)
            .ShouldBe(("thay", "canbo", "canbo", "khac", "chutich"));
        Broken(office).ShouldBeEmpty();
    }

    [Fact]
    public async Task Control_a_list_approved_in_the_place_of_its_maker_is_found_in_the_ledger()
    {
        await using var office = await Office.OpenAsync(Engine.Sqlite);
        office.Disabled();
        office.Approved("2024-07");
        Broken(office).ShouldBeEmpty();
        office.Db.Execute("UPDATE payroll_lists SET approved_for = prepared_by");
        Broken(office).ShouldBe(["I-10"]);
    }

    private static Actor For(string login, string giver) => Office.As(login) with
    {
        For = new ActedFor(giver, "person-" + giver, "Người " + giver, "UQ 03"),
    };

    /// <summary>Prepares and submits by the maker, where one is given; then does the rest.</summary>
    private static void Approval(Office office, Action<ApprovalService> rest, Actor? maker) => office.Fresh(db =>
    {
        var ids = new IdSource(office.Clock);
        var service = new ApprovalService(db, office.Clock, ids);
        if (maker is not null)
        {
            new PayrollService(db, office.Clock, ids, office.Law).Prepare(At, office.Areas, maker);
            service.Submit(At, office.Areas, maker);
        }

        rest(service);
        return 0;
    });

    private static string Refused(Office office, Actor checker) => Should.Throw<RefusedException>(() =>
        Approval(office, service => service.Approve(At, office.Areas, checker), null)).Refusal.Code;

    private static List<string> Broken(Office office) => office.Fresh(db =>
        new LedgerCheck(db, office.Law).Run().Where(one => one.Broken > 0).Select(one => one.Id).ToList());
}
