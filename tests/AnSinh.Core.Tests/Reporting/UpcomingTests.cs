using AnSinh.Core.Registry;
using AnSinh.Core.Reporting.Upcoming;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Payroll;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Reporting;

/// <summary>Who is about to change, on both sides of each boundary, and who must not be told about.</summary>
public class UpcomingTests
{
    public static TheoryData<Engine> All => Engines.All;

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_birthday_counts_from_its_own_month_whatever_the_day(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        Orphan(office, "Đủ Tháng Trước", "2020-09-30"); // is already paid by the new coefficient in the month of asking
        Orphan(office, "Đủ Đầu Tháng", "2020-10-01");
        Orphan(office, "Đủ Cuối Tháng", "2020-10-31");
        Orphan(office, "Đủ Tháng Sau", "2020-11-01");

        var next = Read(office, "2024-09", 1);

        next.Select(change => change.FullName).ShouldBe(["Đủ Đầu Tháng", "Đủ Cuối Tháng"], ignoreOrder: true);
        var change = next[0];
        (change.Kind, change.Age, change.On, change.FromMonth).ShouldBe(
            (UpcomingKind.Age, (48, AgeOf.Payee), new DateOnly(2024, 10, 1), new Month(2024, 10)));
        (change.NowVnd, change.ThenVnd, change.NowCoefficient, change.ThenCoefficient)
            .ShouldBe((1_250_000, 750_000, 250, 150));
        UpcomingWords.What(change).ShouldBe("đủ 4 tuổi tháng 10/2024");
        UpcomingWords.Meaning(change).ShouldBe("hệ số 2,5 → 1,5 từ tháng 10/2024");
        Read(office, "2024-09", 3).Count.ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_age_left_behind_counts_from_the_month_after(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        Orphan(office, "Hết Tháng Trước", "2008-08-31");
        Orphan(office, "Hết Tháng Này", "2008-09-01");
        Orphan(office, "Hết Tháng Tới", "2008-10-31");
        Orphan(office, "Hết Tháng Sau", "2008-11-01");

        var next = Read(office, "2024-09", 1);

        next.Select(change => (change.FullName, change.On.Month, change.FromMonth.Number, change.ThenVnd))
            .ShouldBe([("Hết Tháng Này", 9, 10, 0), ("Hết Tháng Tới", 10, 11, 0)]);
        UpcomingWords.Meaning(next[1]).ShouldBe("thôi hưởng từ tháng 11/2024");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Who_has_no_decision_and_reaches_an_age_is_told_to_make_a_dossier(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var known = office.Person("Hỏi Rồi Không", "1944-10-31");
        office.Fact(known, FactKinds.Pension, "none");
        office.Person("Chưa Hỏi Lương", "1944-10-05");
        var retired = office.Person("Có Lương Hưu", "1944-10-05");
        office.Fact(retired, FactKinds.Pension, "receives");
        office.Person("Đủ Từ Trước", "1944-09-30");
        var suspended = office.Elder("Đang Tạm Dừng", "1944-10-05");
        office.Db.Grants.Single(grant => grant.PersonId == suspended.Id).SuspendedFromMonth = new Month(2024, 8);
        office.Db.SaveChanges();

        var next = Read(office, "2024-09", 1);

        next.Select(change => (change.FullName, change.Kind, change.ThenVnd, change.IfNoPension)).ShouldBe(
            [("Chưa Hỏi Lương", UpcomingKind.NewRight, 500_000, true),
                ("Hỏi Rồi Không", UpcomingKind.NewRight, 500_000, false)], ignoreOrder: true);
        UpcomingWords.Meaning(next.Single(change => !change.IfNoPension))
            .ShouldBe("được hưởng mới từ tháng 10/2024: lập hồ sơ");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task At_75_the_social_pension_comes_after_the_request_that_has_to_be_made(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Person("Sắp Bảy Lăm", "1950-10-20");

        var change = Read(office, "2025-09", 1).ShouldHaveSingleItem();

        (change.Kind, change.Age!.Value.Months, change.ThenVnd).ShouldBe((UpcomingKind.NewRight, 900, 500_000));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_paper_that_ends_is_told_unless_one_of_the_same_content_follows(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        Certified(office, "Hết Tháng Tám", "2024-08-31");
        Certified(office, "Hết Đầu Tháng Chín", "2024-09-01");
        Certified(office, "Hết Cuối Tháng Mười", "2024-10-31");
        Certified(office, "Hết Tháng Mười Một", "2024-11-01");
        Certified(office, "Không Ghi Hạn", null);
        office.Fact(Certified(office, "Có Giấy Mới", "2024-10-10"), FactKinds.Disability, "severe", "2024-10-11");
        var wrong = Certified(office, "Ghi Nhầm", "2024-10-10");
        office.Db.Facts.Single(fact => fact.PersonId == wrong.Id).SupersededAt = office.Clock.GetUtcNow();
        office.Db.SaveChanges();

        var next = Read(office, "2024-09", 1);

        next.Select(change => (change.FullName, change.On, change.FromMonth.Number, change.NowVnd, change.ThenVnd))
            .ShouldBe([
                ("Hết Đầu Tháng Chín", new DateOnly(2024, 9, 1), 10, 750_000, 0),
                ("Hết Cuối Tháng Mười", new DateOnly(2024, 10, 31), 11, 750_000, 0),
            ]);
        UpcomingWords.What(next[1]).ShouldBe("giấy xác nhận khuyết tật hết hạn 31/10/2024");
        UpcomingWords.Meaning(next[1]).ShouldBe("thôi hưởng từ tháng 11/2024, nếu không có giấy mới");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Guardians_identity_papers_decisions_and_household_classes_end_too(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var elder = office.Elder();
        office.Fact(elder, FactKinds.IdentityPaper, "identity_card", "2014-10-15", "2024-10-15");
        office.Fact(elder, FactKinds.Poverty, "poor", "2024-01-01", "2024-10-31");
        Represented(office, elder, Representative.AuthorisedRecipient, "2024-10-20");
        office.Db.Grants.Single().UntilMonth = new Month(2024, 10);
        office.Db.SaveChanges();

        var next = Read(office, "2024-09", 1);

        next.Select(change => change.Kind).ShouldBe([
            UpcomingKind.IdentityPaper, UpcomingKind.Representation, UpcomingKind.Poverty, UpcomingKind.Decision]);
        UpcomingWords.What(next[1]).ShouldBe("ủy quyền cho Lộc Văn Sáy nhận thay đến 20/10/2024");
        next.Select(change => (change.NowVnd, change.ThenVnd)).ShouldBe(
            [(500_000, 500_000), (500_000, 500_000), (500_000, 500_000), (500_000, 0)]);
    }

    [Trait("Check", "S03")]
    [Theory]
    [MemberData(nameof(All))]
    public async Task An_illness_is_not_told_by_ground_coefficient_or_the_name_of_a_fact(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var child = office.Person("Lành Thị Nhi", "2020-10-12");
        office.Fact(child, FactKinds.Hiv, FactKinds.Yes, "2021-01-01", "2024-10-31");
        office.Fact(child, FactKinds.Poverty, "poor");
        office.Grant(child, "2024-07", "5.3");

        var next = Read(office, "2024-09", 1);

        next.Select(change => change.Kind).ShouldBe([UpcomingKind.Age, UpcomingKind.OtherFact]);
        next.ShouldAllBe(change => change.IsConfidential);
        (next[1].What, next[1].Value).ShouldBe((null, null));
        var told = string.Join('|', next.Select(one => UpcomingWords.What(one) + UpcomingWords.Meaning(one)));
        told.ShouldNotContain("hệ số");
        told.ShouldNotContain("HIV", Case.Insensitive);
        told.ShouldNotContain("sức khỏe");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_new_rate_alone_the_dead_and_ages_without_effect_are_no_change(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder(from: "2024-05"); // 360.000 → 500.000 from July by the law alone
        office.Disabled(birth: "1949-08-05", from: "2024-05"); // 75 means nothing on this ground
        office.Death(Orphan(office, "Đã Chết", "2020-08-05"), "2024-06-20");

        Read(office, "2024-06", 3).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Children_cared_people_and_births_of_which_only_the_year_is_known_count(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var parent = office.Person("Mẹ Đơn Thân", "1985-01-05");
        office.Fact(parent, FactKinds.SingleParent, FactKinds.Yes);
        office.Fact(parent, FactKinds.Poverty, "poor");
        office.Fact(parent, FactKinds.Child, "2007-12-03");
        office.Grant(parent, "2023-07", "5.4");
        var cared = office.Person("Trẻ Nhận Nuôi", "2019-12-20");
        office.Grant(office.Person("Người Nhận Nuôi", "1970-02-02"), "2023-07", null,
            programme: Grant.Care, careKind: "foster_5_1", cared: cared.Id);
        Orphan(office, "Chỉ Có Năm", "2020", "2023-07");

        var next = Read(office, "2023-11", 2);

        next.Select(change => (change.FullName, change.Age!.Value.Of, change.On.Month, change.IsBirthYearOnly))
            .ShouldBe([
            ("Người Nhận Nuôi", AgeOf.CaredPerson, 12, false), ("Mẹ Đơn Thân", AgeOf.Child, 12, false),
            ("Chỉ Có Năm", AgeOf.Payee, 1, true)], ignoreOrder: true);
        UpcomingWords.Remark(next[^1]).ShouldNotBeNull();
        next.Single(change => change.FullName == "Người Nhận Nuôi").Programme.ShouldBe(Grant.Care);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Only_the_places_asked_for_and_no_more_statements_for_more_people(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        Orphan(office, "Một Mình", "2020-10-01");
        var (few, one) = Counted(office);
        for (var i = 0; i < 30; i++)
        {
            Orphan(office, "Thêm Người", "2020-10-01");
            Certified(office, "Thêm Giấy", "2024-10-31");
        }

        var (many, all) = Counted(office);
        (one, all).ShouldBe((1, 61));
        many.ShouldBe(few);
        office.Fresh(db => new UpcomingQueries(db, office.Law).Read(new UpcomingAsk(new Month(2024, 9), 1, [])))
            .ShouldBeEmpty();
        Should.Throw<RefusedException>(() => Read(office, "2024-09", 0)).Refusal.Code.ShouldBe("AHEAD");
        Should.Throw<RefusedException>(() => Read(office, "2001-01", 1)).Refusal.Code.ShouldBe("LAW_UNKNOWN");
    }

    private static (int Statements, int Changes) Counted(Office office) => office.Fresh(db =>
    {
        var changes = new UpcomingQueries(db, office.Law).Read(
            new UpcomingAsk(new Month(2024, 9), 1, [office.Commune])).Count;
        return (db.Statements, changes);
    });

    private static IReadOnlyList<UpcomingChange> Read(Office office, string now, int ahead) =>
        office.Fresh(db => new UpcomingQueries(db, office.Law).Read(new UpcomingAsk(Month.Parse(now), ahead, null)));

    private static Person Orphan(Office office, string name, string birth, string from = "2024-05")
    {
        var child = office.Person(name, birth);
        office.Fact(child, FactKinds.ChildSituation, "a");
        office.Grant(child, from, "5.1");
        return child;
    }

    private static Person Certified(Office office, string name, string? until)
    {
        var person = office.Person(name, "1980-05-01");
        office.Fact(person, FactKinds.Disability, "severe", until: until);
        office.Grant(person, "2024-05", "5.6");
        return person;
    }

    private static void Represented(Office office, Person person, string kind, string until)
    {
        office.Db.Representatives.Add(new Representative
        {
            Id = Guid.NewGuid(),
            PersonId = person.Id,
            Kind = kind,
            FullName = "Lộc Văn Sáy",
            FromOn = new DateOnly(2023, 10, 21),
            UntilOn = DateOnly.ParseExact(until, "yyyy-MM-dd"),
            RecordedAt = office.Clock.GetUtcNow(),
            RecordedBy = Office.Maker,
        });
        office.Db.SaveChanges();
    }
}
