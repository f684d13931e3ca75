using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>A father aged nine is named, not computed, and the list waits for the repair.</summary>
public class ImpossibleFactsTests
{
    private static readonly DateTimeOffset Known = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("1985-05-10", "1997-05-10", false)]
    [InlineData("1985-05-10", "1997-05-09", true)]
    [InlineData("1985", "1997", false)]
    [InlineData("1985", "1996", true)]
    [InlineData("1985-05", "1997-05;studying", false)]
    [InlineData("1985-05", "1997-04;studying", true)]
    [InlineData("1985-05-10", "unknown=2", false)]
    public void A_parent_is_at_least_twelve(string birth, string child, bool impossible) =>
        (ImpossibleFacts.First(
            BirthDate.Parse(birth), null,
            [new FactRow(FactKinds.Child, child, new DateOnly(2020, 1, 1), null, Known)]) is not null)
            .ShouldBe(impossible);

    [Theory]
    [InlineData("1985-05-10", "1985-05-10", false)]
    [InlineData("1985-05-10", "1985-05-09", true)]
    [InlineData("1985", "1985-01-01", false)]
    public void Nobody_dies_before_the_birth(string birth, string died, bool impossible) =>
        (ImpossibleFacts.First(BirthDate.Parse(birth), DateOnly.Parse(died, null), []) is not null)
            .ShouldBe(impossible);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_list_names_the_person_lists_nothing_for_them_and_is_not_submitted(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Disabled();
        var father = office.Person("Triệu Văn Páo", "2010-01-01");
        office.Fact(father, FactKinds.Poverty, "poor");
        office.Fact(father, FactKinds.SingleParent, FactKinds.Yes);
        office.Fact(father, FactKinds.Child, "2019-03-01");
        office.Grant(father, "2024-07", "5.4");

        office.Prepare("2024-07");

        office.Lines("2024-07").ShouldNotContain(line => line.PersonId == father.Id);
        office.Findings("2024-07").Single(sentence => sentence.Contains("2019")).ShouldContain("chưa đủ 12 tuổi");
        Should.Throw<RefusedException>(() => office.Submit("2024-07"));
        var why = office.Fresh(db => new WhyQueries(db, office.Law).For(father, new Month(2024, 7)));
        (why.DueVnd, why.Programmes.Single().WithoutDecision!.Contains("chưa đủ 12 tuổi", StringComparison.Ordinal))
            .ShouldBe((0, true));
    }

    [Theory]
    [InlineData("severe", "none", true)]
    [InlineData("extremely_severe", "none", true)]
    [InlineData("mild", "none", false)]
    [InlineData("severe", "12/GXN-UBND", false)]
    [InlineData("severe", null, false)]
    public void A_degree_is_impossible_only_where_its_certificate_is_said_to_be_missing(
        string degree, string? certificate, bool impossible)
    {
        var rows = new List<FactRow> { new(FactKinds.Disability, degree, new DateOnly(2020, 1, 1), null, Known) };
        if (certificate is not null)
        {
            rows.Add(new FactRow(FactKinds.DisabilityCertificate, certificate, new DateOnly(2024, 1, 1), null, Known));
        }

        (ImpossibleFacts.First(BirthDate.Parse("1985"), null, [.. rows]) is not null).ShouldBe(impossible);
    }

    [Theory]
    [InlineData("2024-01-01", 1, false)]
    [InlineData("2024-01-01", -1, true)]
    [InlineData("2024-01-02", -1, false)]
    [InlineData("2023-12-31", 1, true)]
    public void The_latest_that_is_known_of_the_certificate_counts(
        string from, int recordedDaysLater, bool impossible) =>
        (ImpossibleFacts.First(
            BirthDate.Parse("1985"), null,
            [
                new FactRow(FactKinds.Disability, "severe", new DateOnly(2020, 1, 1), null, Known),
                new FactRow(FactKinds.DisabilityCertificate, FactKinds.None, new DateOnly(2024, 1, 1), null, Known),
                new FactRow(
                    FactKinds.DisabilityCertificate, "12/GXN", DateOnly.Parse(from, null), null,
                    Known.AddDays(recordedDaysLater)),
            ]) is not null).ShouldBe(impossible);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Without_certificate_nothing_is_listed_until_an_officer_records_its_number(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Disabled();
        var disabled = office.Disabled("Triệu Thị Sính");
        Record(office, disabled, new CourseRequest(CourseChange.CertificateMissing, Day, "Kiểm tra hồ sơ giấy"))
            .ShouldBeNull();
        office.Prepare("2024-07");
        office.Lines("2024-07").ShouldNotContain(line => line.PersonId == disabled.Id);
        office.Findings("2024-07").Single(sentence => sentence.Contains("Sính")).ShouldContain("chưa có giấy xác nhận");
        Should.Throw<RefusedException>(() => office.Submit("2024-07"));

        Record(office, disabled, new CourseRequest(CourseChange.CertificateGiven, Day, "Giấy cấp lại"))!.Code
            .ShouldBe("CERTIFICATE_NO");
        Record(office, disabled, new CourseRequest(CourseChange.CertificateGiven, Day, "Giấy cấp lại")
        {
            CertificateNo = "12/GXN-UBND",
        }).ShouldBeNull();
        office.Prepare("2024-07");
        office.Lines("2024-07").ShouldContain(line => line.PersonId == disabled.Id);
        office.Fresh(db => db.Number("SELECT COUNT(*) FROM audit_events WHERE action LIKE 'COURSE_CERTIFICATE%'"))
            .ShouldBe(2);
    }

    [Fact]
    public async Task Of_somebody_without_a_degree_no_certificate_is_recorded()
    {
        await using var office = await Office.OpenAsync(Engine.Sqlite);
        var elder = office.Person("Nông Thị Mẩy", "1940-01-01");

        Record(office, elder, new CourseRequest(CourseChange.CertificateMissing, Day, "Kiểm tra hồ sơ giấy"))!.Code
            .ShouldBe("NO_DEGREE");
    }

    private static readonly DateOnly Day = new(2024, 5, 3);

    /// <summary>Recorded a day after what was recorded before.</summary>
    private static Refusal? Record(Office office, Person person, CourseRequest request)
    {
        office.At(office.Clock.Today().AddDays(1));
        return office.Record(person, request);
    }
}
