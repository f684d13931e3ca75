using AnSinh.Core.LawFiles;
using AnSinh.Policy.Law;

namespace AnSinh.Policy.Tests;

/// <summary>Each slip of an author of law is found, named in Vietnamese and placed; nothing else is reported.</summary>
public class LawFaultTests
{
    private static readonly LawContent Content = LawFiles.Embedded().Book.Content;
    private static readonly Source Source = new("335/2026/NĐ-CP Điều 5", Mark.Confirmed, Where: "here:1");
    private static readonly DateOnly Later = new(2027, 1, 1);

    [Fact]
    public void The_law_of_the_repository_has_no_fault() => Faults(Content).ShouldBeEmpty();

    [Theory]
    [InlineData("", "Giá trị không ghi căn cứ (cite).")]
    [InlineData("335/2026/NĐ-CPX Điều 5",
        "Căn cứ \"335/2026/NĐ-CPX Điều 5\" không bắt đầu bằng số hiệu nào trong instruments.yaml.")]
    public void A_source_that_is_missing_or_not_in_the_register_is_found_wherever_it_stands(string cite, string told)
    {
        var wrong = Source with { Citation = cite };
        var ground = Content.Grounds[0];
        LawContent[] contents =
        [
            Content with { Parameters = [.. Content.Parameters, Number("fare", One(1, wrong))] },
            With(ground with { Source = wrong }),
            With(ground with { Conditions = new(ground.Conditions.All.Append(new(Later, null, wrong))) }),
            With(ground with { Coefficients = new(ground.Coefficients.All.Append(new(Later, null, wrong))) }),
            Content with
            {
                Overlaps = new(Content.Overlaps.All.Append(new(Later, Content.Overlaps.All[^1].Value, wrong))),
            },
            Content with { Local = [new("99", "Tỉnh", new([new(Later, new(1, LocalScope.All), wrong)]), new([]))] },
            Content with { Local = [new("99", "Tỉnh", new([]), new([new(Later, new(1), wrong)]))] },
        ];

        foreach (var content in contents)
        {
            Faults(content).ShouldBe([$"LAW_NO_SOURCE {told} here:1"]);
        }
    }

    [Fact]
    public void A_citation_may_be_the_number_of_an_instrument_alone() =>
        Faults(With(Content.Grounds[0] with { Source = Source with { Citation = "335/2026/NĐ-CP" } })).ShouldBeEmpty();

    [Fact]
    public void A_parameter_that_is_missing_twice_empty_or_with_a_gap_is_found()
    {
        var rate = Content.Parameters.Single(parameter => parameter.Id == ParameterIds.LeapDayBirthday);
        var others = Content.Parameters.Where(parameter => parameter != rate).ToList();

        Faults(Content with { Parameters = others })
            .ShouldBe(["LAW_INCOMPLETE Thiếu tham số \"leap-day-birthday\" mà phép tính cần. parameters"]);
        Faults(Content with { Parameters = [.. Content.Parameters, rate with { Where = "second:1" }] })
            .ShouldBe(["LAW_OVERLAP Tham số \"leap-day-birthday\" có hai tệp. second:1"]);
        Faults(Content with { Parameters = [.. Content.Parameters, Number("fare") with { Where = "fare:1" }] })
            .ShouldBe(["LAW_INCOMPLETE Tham số \"fare\" không có giá trị nào. fare:1"]);
        Faults(Content with
        {
            Parameters = [.. Content.Parameters, Number(
                "fare", new(new(2020, 1, 1), new(1, null), Source), new(new(2021, 1, 1), null, Source),
                new(Later, new(2, null), Source), new(Later.AddYears(1), null, Source))],
        }).ShouldBe(["LAW_GAP Tham số \"fare\" bị hở từ 01/01/2021 đến 31/12/2026. here:1"]);
    }

    [Fact]
    public void Values_that_do_not_ascend_are_found_wherever_they_stand()
    {
        var ground = Content.Grounds[0];
        var overlap = Content.Overlaps.All[^1];
        var again = new DateOnly(2000, 1, 1);
        (LawContent Content, string Name)[] contents =
        [
            (Content with
            {
                Parameters = [.. Content.Parameters, Number(
                    "fare", new(Later, new(1, null), Source), new(again, new(2, null), Source))],
            }, "fare"),
            (With(ground with
            {
                Conditions = new(ground.Conditions.All.Append(ground.Conditions.All[0] with
                {
                    From = again, Source = Source,
                })),
            }), ground.Code),
            (With(ground with
            {
                Coefficients = new(ground.Coefficients.All.Append(ground.Coefficients.All[0] with
                {
                    From = again, Source = Source,
                })),
            }), ground.Code),
            (Content with
            {
                Overlaps = new(Content.Overlaps.All.Append(overlap with { From = again, Source = Source })),
            }, "overlap"),
            (Content with
            {
                Local = [new("99", "Tỉnh", new([
                    new(Later, new(1, LocalScope.All), Source), new(again, new(2, LocalScope.All), Source)]), new([]))],
            }, "Tỉnh"),
            (Content with
            {
                Local = [new("99", "Tỉnh", new([]), new([new(Later, new(1), Source), new(again, new(2), Source)]))],
            }, "Tỉnh"),
        ];

        foreach (var (content, name) in contents)
        {
            Faults(content).ShouldBe([$"LAW_OVERLAP \"{name}\": ngày bắt đầu 01/01/2000 không sau ngày của dòng trước, "
                + "hai giá trị chồng nhau. here:1"]);
        }
    }

    [Fact]
    public void Two_values_of_one_day_are_two_at_once() => Faults(Content with
    {
        Parameters = [.. Content.Parameters, Number(
            "fare", new(Later, new(1, null), Source), new(Later, new(2, null), Source))],
    }).Single().ShouldContain("\"fare\": ngày bắt đầu 01/01/2027 không sau");

    [Fact]
    public void Names_that_are_used_twice_or_do_not_exist_are_found()
    {
        var first = Content.Grounds[0];
        Ground Last(Conditions conditions) => first with
        {
            Code = "NEW",
            Replaces = [],
            Source = Source,
            Conditions = new([new Dated<Conditions>(Later, conditions, Source)]),
        };

        Faults(Added(first with { Source = Source }))
            .ShouldBe([$"LAW_OVERLAP Mã \"{first.Code}\" được ghi hai lần. here:1"]);
        Faults(Added(Last(new() { Not = ["NEW", first.Code] })))
            .ShouldBe(["LAW_UNKNOWN_NAME \"NEW\" loại trừ \"NEW\", mã này phải đứng trước. here:1"]);
        Faults(Added(Last(new() { SameAs = "NONE" }))).ShouldBe([
            "LAW_UNKNOWN_NAME \"NEW\" lấy điều kiện của \"NONE\", mã này không có điều kiện trước 01/01/2027. here:1"]);
        Faults(Added(Last(new()) with { Replaces = ["NONE"] }))
            .ShouldBe(["LAW_UNKNOWN_NAME \"NEW\" thay cho \"NONE\", mã này không có. here:1"]);
    }

    [Theory]
    [InlineData("2026-12-31", null, true)]
    [InlineData("2027-01-01", null, false)]
    [InlineData("2026-12-31", "OTHER", false)]
    public void Conditions_are_taken_over_only_from_an_earlier_day_with_conditions_of_its_own(
        string from, string? sameAs, bool holds)
    {
        Ground Named(string code, DateOnly day, Conditions conditions) => Content.Grounds[0] with
        {
            Code = code,
            Replaces = [],
            Source = Source,
            Conditions = new([new Dated<Conditions>(day, conditions, Source)]),
        };
        var origin = Named("ORIGIN", DateOnly.Parse(from, null), new() { SameAs = sameAs, AgeFrom = 60 });
        var other = Named("OTHER", new DateOnly(2020, 1, 1), new());

        var faults = Faults(Added(other, origin, Named("NEW", Later, new() { SameAs = "ORIGIN" })))
            .Where(fault => fault.Contains("lấy điều kiện của \"ORIGIN\"", StringComparison.Ordinal));
        faults.Any().ShouldBe(!holds);
    }

    [Fact]
    public void An_open_ground_without_coefficient_or_rate_is_found()
    {
        var pension = Content.Grounds.Single(ground => ground.Kind == AwardKind.SocialPension);
        var severe = Content.Grounds.Single(ground => ground.Code == "ND335.5.6");

        Faults(With(severe with { Coefficients = new([severe.Coefficients.All[0] with { From = new(2026, 10, 1) }]) }))
            .ShouldContain(fault => fault.StartsWith(
                "LAW_GAP Tháng 07/2026 \"ND335.5.6\" có điều kiện mà chưa có hệ số.", StringComparison.Ordinal));
        Faults(With(pension with { Conditions = new([pension.Conditions.All[0] with { From = new(2025, 6, 1) }]) }))
            .ShouldContain(fault => fault.StartsWith(
                "LAW_GAP Tháng 06/2025 chưa có mức chuẩn cho \"ND176.2\".", StringComparison.Ordinal));
        Faults(With(severe with
        {
            Replaces = [],
            Conditions = new([severe.Conditions.All[0] with { From = new(2013, 12, 1) }]),
            Coefficients = new([severe.Coefficients.All[0] with { From = new(2013, 12, 1) }]),
        })).ShouldContain(fault => fault.StartsWith(
            "LAW_GAP Tháng 12/2013 chưa có mức chuẩn cho \"ND335.5.6\".", StringComparison.Ordinal));
    }

    [Fact]
    public void A_ground_follows_the_one_it_replaces_without_gap_and_without_overlap()
    {
        var old = Content.Grounds.Single(ground => ground.Code == "ND20.5.6");
        LawContent Ending(DateOnly? day) => With(old with
        {
            Conditions = new(day is { } end
                ? [old.Conditions.All[0], old.Conditions.All[^1] with { From = end }] : [old.Conditions.All[0]]),
        });

        Faults(Ending(new(2026, 7, 1))).ShouldBeEmpty();
        Faults(Ending(null))[0]
            .ShouldStartWith("LAW_OVERLAP \"ND335.5.6\" bắt đầu khi \"ND20.5.6\" chưa kết thúc.");
        Faults(Ending(new(2026, 8, 1)))[0]
            .ShouldStartWith("LAW_OVERLAP \"ND335.5.6\" bắt đầu khi \"ND20.5.6\" chưa kết thúc.");
        Faults(Ending(new(2026, 6, 1))).Single().ShouldStartWith(
            "LAW_GAP Sau khi \"ND20.5.6\" kết thúc đến khi \"ND335.5.6\" bắt đầu có khoảng trống.");
    }

    [Fact]
    public void The_rule_for_several_rights_is_there_in_every_month_and_covers_every_ground()
    {
        var last = Content.Overlaps.All[^1];
        LawContent Changed(Func<Overlap, Overlap> change) => Content with
        {
            Overlaps = new(Content.Overlaps.All.SkipLast(1).Append(
                last with { Value = change(last.Value!), Source = Source })),
        };

        Faults(Changed(rule => rule with { With = [.. rule.With, "ND335.5.1"] }))
            .ShouldBe(["LAW_INCOMPLETE Ngoại lệ kể nhiều hơn 3 khoản được cộng. here:1"]);
        Faults(Changed(rule => rule with { WhenEqual = [.. rule.WhenEqual.Where(code => code != "ND335.5.6")] }))
            .Distinct().ShouldBe(["LAW_INCOMPLETE Thứ tự khi bằng mức (whenEqual) thiếu \"ND335.5.6\". here:1"]);
        Faults(Changed(rule => rule with
        {
            WhenEqual = [.. rule.WhenEqual.Where(code => code != "ND335.5.5"), "ND335.5"],
        }))
            .ShouldBeEmpty();
        Faults(Content with { Overlaps = new(Content.Overlaps.All.Skip(1)) }).First()
            .ShouldBe("LAW_GAP Tháng 01/2014 chưa có quy tắc hưởng một mức cao nhất. overlap.yaml");
    }

    private static LawContent With(Ground changed) => Content with
    {
        Grounds = [.. Content.Grounds.Select(ground => ground.Code == changed.Code ? changed : ground)],
    };

    private static LawContent Added(params Ground[] added) => Content with { Grounds = [.. Content.Grounds, .. added] };

    private static Parameter Number(string id, params Dated<ParameterValue>[] values) =>
        new(id, "Cước", "vnd", new(values)) { Where = "fare:1" };

    private static Dated<ParameterValue> One(long number, Source source) => new(Later, new(number, null), source);

    private static List<string> Faults(LawContent content) =>
    [
        .. LawConsistency.Check(new LawBook(content))
            .Select(problem => $"{problem.Code} {problem.Sentence} {problem.Where}"),
    ];
}
