using AnSinh.Core.Registry;
using AnSinh.Policy;
using static AnSinh.Core.Registry.QualityMeasure;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>Each measure of data quality on both sides of its boundary, and what it asks nothing of.</summary>
public sealed class QualityRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 18);

    /// <summary>Nothing is wrong: the control of every other row.</summary>
    private static readonly QualityPerson Good = new()
    {
        Id = Guid.Empty,
        Code = "Q1",
        FullName = "Nông Thị Mẩy",
        AreaId = 1,
        AreaName = "Xã Cao Lộc",
        Birth = new BirthDate(1966, 8, 12),
        Sex = "F",
        CitizenId = "999166004420",
        Hamlet = "Nà Mon",
        Phone = "0910000123",
        Channel = PaymentMethod.Bank,
        HasAccount = true,
        HouseholdsOnAccount = 1,
        SeenOn = Today,
    };

    public static TheoryData<QualityMeasure, string, bool?> Sides => new()
    {
        { IdentifierFitsSex, "sex F, digit 1", true },
        { IdentifierFitsSex, "sex M, digit 1", false },
        { IdentifierFitsSex, "no sex", null },
        { IdentifierFitsSex, "no identifier", null },
        { IdentifierFitsBirth, "born 1966", true },
        { IdentifierFitsBirth, "born 1967", false },
        { IdentifierFitsBirth, "born 1966, year only", true },
        { IdentifierFitsBirth, "no identifier", null },
        { BirthNotAhead, "born today", true },
        { BirthNotAhead, "born tomorrow", false },
        { BirthNotAhead, "born this year, year only", true },
        { PhoneFits, "phone 0910000123", true },
        { PhoneFits, "phone 02050000123", true },
        { PhoneFits, "phone 091000012", false },
        { PhoneFits, "phone 09100001234", false },
        { PhoneFits, "phone 0110000123", false },
        { PhoneFits, "phone 091 0000 123", false },
        { PhoneFits, "no phone", null },
        { HasIdentifier, "identifier of 12", true },
        { HasIdentifier, "identifier of 11", false },
        { HasIdentifier, "no identifier", false },
        { HasWholeBirth, "born 1966-08-12", true },
        { HasWholeBirth, "born 1966-08", false },
        { HasWholeBirth, "born 1966, year only", false },
        { HasSex, "sex M, digit 1", true },
        { HasSex, "no sex", false },
        { HasHamlet, "hamlet", true },
        { HasHamlet, "blank hamlet", false },
        { HasHamlet, "no hamlet", false },
        { HasMethod, "cash", true },
        { HasMethod, "no method", false },
        { HasAccount, "bank with account", true },
        { HasAccount, "bank without account", false },
        { HasAccount, "wallet without account", false },
        { HasAccount, "cash", null },
        { HasAccount, "no method", null },
        { NoNamesake, "no namesake", true },
        { NoNamesake, "one namesake", false },
        { AccountNotShared, "two households", true },
        { AccountNotShared, "three households", false },
        { AccountNotShared, "cash", null },
        { NotDead, "alive", true },
        { NotDead, "died on the first of this month", true },
        { NotDead, "died on the last of the month before", false },
        { CommuneInForce, "commune without end", true },
        { CommuneInForce, "commune until today", true },
        { CommuneInForce, "commune until yesterday", false },
        { SeenWithinYear, "seen 12 months ago", true },
        { SeenWithinYear, "seen 12 months and a day ago", false },
    };

    [Theory]
    [MemberData(nameof(Sides))]
    public void A_measure_holds_on_one_side_and_not_on_the_other(QualityMeasure measure, string what, bool? holds)
    {
        var person = Of(what);

        QualityRules.Holds(measure, person, Today).ShouldBe(holds);
        QualityRules.Faults(person, Today).Contains(measure).ShouldBe(holds == false);
    }

    [Fact]
    public void Every_measure_is_tried_on_both_sides_and_has_its_words()
    {
        foreach (var measure in Enum.GetValues<QualityMeasure>())
        {
            Sides.Where(row => row.Data.Item1 == measure).Select(row => row.Data.Item3).ShouldContain(true);
            Sides.Where(row => row.Data.Item1 == measure).Select(row => row.Data.Item3).ShouldContain(false);
        }

        QualityTerms.All.Select(term => term.Measure).ShouldBe(Enum.GetValues<QualityMeasure>());
        QualityTerms.Groups.Select(one => one.Group).ShouldBe(Enum.GetValues<QualityGroup>());
        QualityTerms.All.SelectMany(term => new[] { term.Name, term.Fault, term.Todo }).Distinct().Count()
            .ShouldBe(3 * QualityTerms.All.Count);
    }

    [Fact]
    public void Control_a_good_record_has_no_fault_and_a_bare_one_every_fault_it_can_have()
    {
        QualityRules.Faults(Good, Today).ShouldBeEmpty();
        QualityRules.Faults(
            Good with { CitizenId = null, Sex = null, Hamlet = null, Channel = null, HasAccount = false }, Today)
            .ShouldBe([HasIdentifier, HasSex, HasHamlet, HasMethod]);
    }

    [Fact]
    public void Of_the_dead_only_the_decision_is_asked()
    {
        var dead = Good with { DiedOn = new DateOnly(2026, 10, 1), CitizenId = null, Sex = null, Namesakes = 3 };

        QualityRules.Faults(dead, Today).ShouldBe([NotDead]);
        Enum.GetValues<QualityMeasure>().Where(one => QualityRules.Holds(one, dead, Today) is not null)
            .ShouldBe([NotDead]);
        QualityRules.Faults(dead with { DiedOn = null }, Today).ShouldBe([HasIdentifier, HasSex, NoNamesake]);
    }

    private static QualityPerson Of(string what) => what switch
    {
        "sex M, digit 1" => Good with { Sex = "M" },
        "no sex" => Good with { Sex = null },
        "no identifier" => Good with { CitizenId = null },
        "identifier of 11" => Good with { CitizenId = "99916600442" },
        "born 1967" => Good with { Birth = new BirthDate(1967, 8, 12) },
        "born 1966-08" => Good with { Birth = new BirthDate(1966, 8, 0) },
        "born 1966, year only" => Good with { Birth = new BirthDate(1966, 0, 0) },
        "born today" => Good with { Birth = BirthDate.Of(Today) },
        "born tomorrow" => Good with { Birth = BirthDate.Of(Today.AddDays(1)) },
        "born this year, year only" => Good with { Birth = new BirthDate(Today.Year, 0, 0) },
        "no phone" => Good with { Phone = null },
        "blank hamlet" => Good with { Hamlet = " " },
        "no hamlet" => Good with { Hamlet = null },
        "cash" => Good with { Channel = PaymentMethod.Cash, HasAccount = false, HouseholdsOnAccount = 0 },
        "no method" => Good with { Channel = null, HasAccount = false, HouseholdsOnAccount = 0 },
        "bank without account" => Good with { HasAccount = false, HouseholdsOnAccount = 0 },
        "wallet without account" => Good with { Channel = PaymentMethod.Digital, HasAccount = false },
        "one namesake" => Good with { Namesakes = 1 },
        "two households" => Good with { HouseholdsOnAccount = 2 },
        "three households" => Good with { HouseholdsOnAccount = 3 },
        "died on the first of this month" => Good with { DiedOn = new DateOnly(2026, 11, 1) },
        "died on the last of the month before" => Good with { DiedOn = new DateOnly(2026, 10, 31) },
        "commune until today" => Good with { AreaUntil = Today },
        "commune until yesterday" => Good with { AreaUntil = Today.AddDays(-1) },
        "seen 12 months ago" => Good with { SeenOn = new DateOnly(2025, 11, 18) },
        "seen 12 months and a day ago" => Good with { SeenOn = new DateOnly(2025, 11, 17) },
        _ when what.StartsWith("phone ", StringComparison.Ordinal) => Good with { Phone = what["phone ".Length..] },
        "sex F, digit 1" or "born 1966" or "identifier of 12" or "born 1966-08-12" or "hamlet" or "bank with account"
            or "no namesake" or "alive" or "commune without end" => Good,
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "no such side"),
    };
}
