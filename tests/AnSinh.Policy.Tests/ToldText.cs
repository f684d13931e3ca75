using AnSinh.Core.LawFiles;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Facts;
using AnSinh.Policy.Law;

namespace AnSinh.Policy.Tests;

/// <summary>Everything an officer or a citizen reads about the law, of a few people and months, as one text.</summary>
public static class ToldText
{
    private static readonly Month Now = new(2026, 11);

    public static string All()
    {
        var book = LawFiles.Embedded().Book;
        var text = new List<string>();
        AddWords(text);
        foreach (var (who, facts) in People())
        {
            Add(text, who, Explain.Person(book.For(Now), facts));
        }

        var parent = People()[0].Facts;
        Add(text, "đơn thân, 6/2024", Explain.Person(book.For(new Month(2024, 6)), parent));
        Add(text, "đơn thân, Hà Nội", Explain.Person(book.ForProvince("01", Now), parent));
        Add(text, "đơn thân, mức tỉnh thấp hơn", Explain.Person(
            book.For(Now, new LocalLaw(500_000, LocalScope.All, new Source("nghị quyết", Mark.Unknown))), parent));
        Add(text, "chăm sóc", Explain.Care(book.For(Now), Care()));
        AddDigest(text, LawDigest.Of(book, Now));
        AddDigest(text, LawDigest.Of(book, new Month(2025, 7), "22"));
        AddChanges(text, book);
        return string.Join('\n', text) + "\n";
    }

    private static List<(string Who, PersonFacts Facts)> People()
    {
        BirthDate Born(string birth) => BirthDate.Parse(birth);
        return
        [
            ("đơn thân", new PersonFacts
            {
                Birth = Born("1956-11-30"), SingleParent = true, Poverty = Poverty.NearPoor, Pension = Pension.Receives,
                Disability = Disability.Severe, ChildrenOfUnknownBirth = 1,
                Children = [new() { Birth = Born("2010-11"), Studying = true }, new() { Birth = Born("2010-10-01") }],
            }),
            ("trẻ em", new PersonFacts
            {
                Birth = Born("2023-12-01"), ChildSituation = 'a', Poverty = Poverty.Poor,
                EspeciallyDifficultArea = true, Hiv = true, Disability = Disability.Mild, StudyContinuous = false,
            }),
            ("người cao tuổi", new PersonFacts
            {
                Birth = Born("1955"), Poverty = Poverty.Poor, NoSupporter = true, FosterElder = true,
                SocialPensionRequested = true, Pension = Pension.None, WageIncome = true, RegularIncome = true,
            }),
            ("ở cơ sở", new PersonFacts { Birth = Born("1990-02-03"), InFacility = true }),
            ("chưa sinh", new PersonFacts { Birth = Born("2026-12-01"), ChildSituation = '?' }),
            ("chưa rõ ngày sinh", new PersonFacts { Disability = Disability.ExtremelySevere }),
            ("không thuộc diện nào", new PersonFacts { Birth = Born("1980-01-01"), Received51Before16 = true }),
        ];
    }

    private static CareFacts[] Care() =>
    [
        new() { Kind = CareKind.Foster51, CaredBirth = BirthDate.Parse("2022-11-30") },
        new() { Kind = CareKind.Foster51, CaredBirth = BirthDate.Parse("2010-10-31") },
        new() { Kind = CareKind.FosterElder },
        new() { Kind = CareKind.HouseholdDirectXsevere, Pregnant = true },
        new() { Kind = CareKind.DisabledParentOrPregnant, Pregnant = true, Children = [BirthDate.Parse("2023-11-30")] },
        new() { Kind = CareKind.DisabledParentOrPregnant, Children = [BirthDate.Parse("2023-10-31")] },
        new() { Kind = CareKind.DisabledParentOrPregnant },
    ];

    private static void AddWords(List<string> text)
    {
        text.Add("# Từ của tệp luật");
        foreach (var field in Vocabulary.Person.Concat(Vocabulary.Child))
        {
            text.Add($"{field.Name}: {field.Vietnamese}: "
                + string.Join(", ", field.Words.Select(word => $"{word.Word} {word.Vietnamese}")));
        }

        text.Add(string.Join(", ", CareKinds.All));
        foreach (var word in MarkWords.All.Append("không có"))
        {
            var known = MarkWords.TryParse(word, out var mark);
            text.Add($"{word}: {known} {mark} {mark.Word()} {mark.Vietnamese()} {mark.IsUncertain()}");
        }
    }

    private static void Add(List<string> text, string who, Explanation told)
    {
        text.Add($"\n# {who}: {PolicyText.MonthText(told.Month)}, {PolicyText.Vnd(told.TotalVnd)}");
        text.Add($"mức chuẩn {PolicyText.Vnd(told.BaseVnd)} ({told.BaseSource.Citation}); "
            + $"{told.OverlapSource?.Citation ?? "một quyền"}; {told.Doubts}");
        foreach (var ground in told.Grounds)
        {
            text.Add($"- {ground.Code} [{ground.Citation}; {ground.Mark.Vietnamese()}]"
                + $"{(ground.Met ? " thuộc" : " không")}{(ground.Given ? " hưởng" : string.Empty)}"
                + $" {ground.Coefficient} {ground.BaseVnd} {ground.AmountVnd} {ground.Arithmetic}"
                + $" ({ground.CoefficientSource?.Citation ?? "-"})");
            foreach (var condition in ground.Conditions)
            {
                text.Add($"  {(condition.Met ? "+" : "-")} {condition.Sentence}");
            }
        }
    }

    private static void AddDigest(List<string> text, LawDigest digest)
    {
        text.Add($"\n# Luật tháng {PolicyText.MonthText(digest.Month)}: {digest.BaseVnd} {digest.NationalBaseVnd} "
            + $"{digest.SocialPensionVnd}");
        foreach (var ground in digest.Grounds)
        {
            text.Add($"- {ground.Label.Code} [{ground.ConditionSource.Citation}] {string.Join("; ", ground.Asked)}");
            text.Add($"  {string.Join(" | ", ground.Bands)} [{ground.CoefficientSource?.Citation ?? "-"}]");
        }

        text.Add(string.Join(
            ", ", digest.Parameters.Where(item => ParameterIds.Needed.Contains(item.Parameter.Id))
                .Select(item => $"{item.Parameter.Id} {item.Value.Value}")));
    }

    private static void AddChanges(List<string> text, LawBook book)
    {
        foreach (var later in (Month[])[new(2025, 7), new(2026, 7)])
        {
            text.Add($"\n# Đổi từ tháng {PolicyText.MonthText(later)}");
            foreach (var change in LawChange.Between(LawDigest.Of(book, later.Plus(-1)), LawDigest.Of(book, later)))
            {
                text.Add($"- {change.Code} ({change.Title}) {change.Source.Citation}");
                text.Add($"  {change.Before ?? "chưa có"} >> {change.After ?? "không còn"}");
            }
        }

        var draft = ChangedLaw.Grounds(grounds => grounds.Where(ground => ground.Code != "ND335.5.8").Select(
            ground => ground.Code != "ND335.5.7" ? ground : ground with
            {
                Coefficients = new(
                    ground.Coefficients.All.Select(dated => dated with { Value = new([new Band(175)]) })),
            }));
        text.Add("\n# Bản thảo khác luật");
        var (law, other) = (LawDigest.Of(book, Now), LawDigest.Of(draft, Now));
        foreach (var sentence in law.DifferencesTo(other).Concat(other.DifferencesTo(law))
            .Concat(law.DifferencesTo(law)).Concat(law.DifferencesTo(LawDigest.Of(
                ChangedLaw.Choice(ParameterIds.OverlapExceptionReading, ParameterIds.Every), Now))))
        {
            text.Add(sentence);
        }
    }
}
