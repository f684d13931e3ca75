using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Payments;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>
/// Who collects for somebody: by a paper, for some days, for not too many people, and nothing is deleted.
/// </summary>
public sealed class RepresentativeTests
{
    private const string Number = "999086000777";
    private static readonly DateOnly Today = new(2024, 7, 10);

    private static readonly RepresentativeRequest Good = new(
        Representative.AuthorisedRecipient, "Nông Văn Thay", "999 086 000 777")
    {
        Paper = "Giấy ủy quyền số 12",
        FromOn = new DateOnly(2024, 7, 1),
        UntilOn = new DateOnly(2024, 12, 31),
    };

    public static TheoryData<string, RepresentativeRequest> Bad => new()
    {
        { "NAME", Good with { FullName = " 12 " } },
        { "CITIZEN_ID", Good with { CitizenId = "99908600077" } },
        { "CITIZEN_ID", Good with { CitizenId = null } },
        { "SELF", Good with { CitizenId = "999180000001" } },
        { "PAPER", Good with { Paper = "giấy" } },
        { "FROM", Good with { FromOn = null } },
        { "FROM", Good with { FromOn = new DateOnly(1980, 4, 30) } },
        { "UNTIL", Good with { UntilOn = new DateOnly(2024, 6, 30) } },
        { "UNTIL", Good with { FromOn = new DateOnly(2024, 1, 1), UntilOn = new DateOnly(2024, 7, 9) } },
        { "UNTIL_MISSING", Good with { UntilOn = null } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_the_paper_does_not_say_is_asked_for(string code, RepresentativeRequest asked)
    {
        RepresentativeRules.Fault(asked, Scene())!.Code.ShouldBe(code);
        RepresentativeRules.Fault(Good, Scene()).ShouldBeNull();
    }

    [Fact]
    public void A_guardian_needs_neither_number_nor_last_day()
    {
        var guardian = Good with { Kind = Representative.Guardian, CitizenId = null, UntilOn = null };
        RepresentativeRules.Fault(guardian, Scene()).ShouldBeNull();
        RepresentativeRules.Fault(guardian with { UntilOn = Today }, Scene()).ShouldBeNull();
        RepresentativeRules.Fault(Good with { UntilOn = Today }, Scene()).ShouldBeNull();
    }

    [Theory]
    [InlineData(2, null, null)]
    [InlineData(3, null, "MANY")]
    [InlineData(3, "mẹ của bốn con khuyết tật", null)]
    public void From_the_fourth_person_on_a_reason_is_asked_for(int others, string? reason, string? code) =>
        RepresentativeRules.Fault(Good with { ManyReason = reason }, Scene() with { Others = others })?.Code
            .ShouldBe(code);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_new_one_ends_the_one_before_and_both_stay_with_their_events(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.At(Today);
        var person = office.Disabled();
        Do(office, desk => desk.Give(person, Good, Office.As(Office.Maker))).ShouldBeNull();
        Do(office, desk => desk.Give(
            person, Good with { FullName = "Lý Thị Sau", FromOn = new DateOnly(2024, 7, 5) }, Office.As(Office.Maker)))
            .ShouldBeNull();

        Held(office).ShouldBe([
            ("Nông Văn Thay", new DateOnly(2024, 7, 4)), ("Lý Thị Sau", new DateOnly(2024, 12, 31))]);
        office.Db.Number("SELECT COUNT(*) FROM audit_events WHERE action = 'REPRESENTATIVE_GIVEN'").ShouldBe(2);
        office.Db.Number("SELECT COUNT(*) FROM audit_events WHERE sentence LIKE @p0", $"%{Number}%").ShouldBe(0);

        var last = office.Fresh(db => db.Representatives.Single(one => one.FullName == "Lý Thị Sau"));
        Do(office, desk => desk.End(person, last.Id, null, "tự", Office.As(Office.Maker)))!.Code
            .ShouldBe("REASON_SHORT");
        Do(office, desk => desk.End(person, last.Id, new DateOnly(2024, 7, 4), "tự nhận lại", Office.As(Office.Maker)))!
            .Code.ShouldBe("END_DAY");
        Do(office, desk => desk.End(person, last.Id, null, "tự nhận lại", Office.As(Office.Maker))).ShouldBeNull();
        Do(office, desk => desk.End(person, last.Id, null, "tự nhận lại", Office.As(Office.Maker))).ShouldBeNull();
        Held(office)[1].ShouldBe(("Lý Thị Sau", Today));
        office.Db.Number("SELECT COUNT(*) FROM audit_events WHERE action = 'REPRESENTATIVE_ENDED'").ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task People_of_other_communes_are_counted_and_the_dead_collect_for_nobody(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.At(Today);
        for (var i = 0; i < 3; i++)
        {
            var one = office.Disabled();
            Do(office, desk => desk.Give(one, Good, Office.As(Office.Maker))).ShouldBeNull();
        }

        office.MoveTo("05974", Today);
        var fourth = office.Disabled();
        Do(office, desk => desk.Give(fourth, Good, Office.As(Office.Maker)))!.Code.ShouldBe("MANY");
        office.Set(RepresentativeDesk.MostSetting, "4");
        Do(office, desk => desk.Give(fourth, Good, Office.As(Office.Maker))).ShouldBeNull();

        var dead = office.Person("Nông Văn Thay", "1986-01-01");
        dead.SetCitizenId(office.Db.Vault, Number);
        dead.DiedOn = new DateOnly(2024, 7, 3);
        office.Db.SaveChanges();
        Do(office, desk => desk.Give(office.Disabled(), Good, Office.As(Office.Maker)))!.Code.ShouldBe("DEAD");
    }

    private static RepresentativeScene Scene() =>
        new(Today, Policy.BirthDate.Parse("1980-05-01"), "999180000001", null, 0, 3);

    private static Refusal? Do(Office office, Func<RepresentativeDesk, Refusal?> act) =>
        office.Fresh(db => act(new RepresentativeDesk(db, office.Clock, new IdSource(office.Clock))));

    private static List<(string Name, DateOnly? Until)> Held(Office office) => office.Fresh(db =>
        db.Representatives.OrderBy(one => one.FromOn).ToList().Select(one => (one.FullName, one.UntilOn)).ToList());
}
