using AnSinh.Policy.Assessment;

namespace AnSinh.Policy.Law;

/// <summary>What is wrong in the law data: a stable code, a Vietnamese sentence, and the file and line.</summary>
public sealed record LawProblem(string Code, string Sentence, string Where);

/// <summary>
/// Checks the law data as a whole: nothing without a source, no gap, no overlap, nothing named that does not exist.
/// The shape of single files is checked where they are read.
/// </summary>
public static class LawConsistency
{
    public const string NoSource = "LAW_NO_SOURCE";
    public const string Gap = "LAW_GAP";
    public const string Overlap = "LAW_OVERLAP";
    public const string Unknown = "LAW_UNKNOWN_NAME";
    public const string Incomplete = "LAW_INCOMPLETE";

    public static IReadOnlyList<LawProblem> Check(LawBook book)
    {
        var problems = new List<LawProblem>();
        problems.AddRange(Cited(book.Content, AllSources(book.Content)));
        problems.AddRange(Parameters(book.Content));
        problems.AddRange(Order(book.Content));
        problems.AddRange(Names(book));
        if (problems.Count == 0)
        {
            problems.AddRange(Coefficients(book));
            problems.AddRange(Successors(book.Content));
            problems.AddRange(Overlaps(book.Content));
        }

        return problems;
    }

    /// <summary>Every dated value cites an instrument that stands in the register.</summary>
    public static IEnumerable<LawProblem> Cited(LawContent content, IEnumerable<Source> sources)
    {
        var numbers = content.Instruments.Select(i => i.Number).ToList();
        foreach (var source in sources)
        {
            if (source.Citation.Length == 0)
            {
                yield return new(NoSource, "Giá trị không ghi căn cứ (cite).", source.Where);
            }
            else if (!numbers.Any(n => source.Citation == n
                || source.Citation.StartsWith(n + " ", StringComparison.Ordinal)))
            {
                yield return new(
                    NoSource, $"Căn cứ \"{source.Citation}\" không bắt đầu bằng số hiệu nào trong instruments.yaml.",
                    source.Where);
            }
        }
    }

    private static IEnumerable<Source> AllSources(LawContent content) =>
        content.Parameters.SelectMany(p => p.Values.All.Select(v => v.Source))
            .Concat(content.Grounds.Select(g => g.Source))
            .Concat(content.Grounds.SelectMany(g => g.Conditions.All.Select(c => c.Source)))
            .Concat(content.Grounds.SelectMany(g => g.Coefficients.All.Select(c => c.Source)))
            .Concat(content.Overlaps.All.Select(o => o.Source))
            .Concat(content.Local.SelectMany(l => l.Base.All.Select(b => b.Source)))
            .Concat(content.Local.SelectMany(l => l.SocialPension.All.Select(b => b.Source)));

    private static IEnumerable<LawProblem> Parameters(LawContent content)
    {
        foreach (var id in ParameterIds.Needed.Where(id => content.Parameters.All(p => p.Id != id)))
        {
            yield return new(Incomplete, $"Thiếu tham số \"{id}\" mà phép tính cần.", "parameters");
        }

        foreach (var twice in content.Parameters.GroupBy(p => p.Id).Where(g => g.Count() > 1))
        {
            yield return new(Overlap, $"Tham số \"{twice.Key}\" có hai tệp.", twice.Last().Where);
        }

        foreach (var parameter in content.Parameters)
        {
            if (parameter.Values.All.Count == 0)
            {
                yield return new(Incomplete, $"Tham số \"{parameter.Id}\" không có giá trị nào.", parameter.Where);
            }

            // A parameter may end, but a gap between two values is a slip of the pen.
            foreach (var (ended, next) in parameter.Values.All.Zip(parameter.Values.All.Skip(1)))
            {
                if (ended.Ended)
                {
                    yield return new(
                        Gap, $"Tham số \"{parameter.Id}\" bị hở từ {PolicyText.Day(ended.From)} đến "
                        + $"{PolicyText.Day(next.From.AddDays(-1))}.", ended.Source.Where);
                }
            }
        }
    }

    private static IEnumerable<LawProblem> Order(LawContent content) =>
        content.Parameters.SelectMany(p => Ascending(p.Values, p.Id))
            .Concat(content.Grounds.SelectMany(g => Ascending(g.Conditions, g.Code)))
            .Concat(content.Grounds.SelectMany(g => Ascending(g.Coefficients, g.Code)))
            .Concat(Ascending(content.Overlaps, "overlap"))
            .Concat(content.Local.SelectMany(l => Ascending(l.Base, l.Name)))
            .Concat(content.Local.SelectMany(l => Ascending(l.SocialPension, l.Name)));

    private static IEnumerable<LawProblem> Ascending<T>(DatedValues<T> values, string name)
        where T : class =>
        values.All.Zip(values.All.Skip(1))
            .Where(pair => pair.Second.From <= pair.First.From).Select(pair => new LawProblem(
            Overlap,
            $"\"{name}\": ngày bắt đầu {PolicyText.Day(pair.Second.From)} không sau ngày của dòng trước, hai giá trị "
                + "chồng nhau.",
            pair.Second.Source.Where));

    /// <summary>Codes are unique, and every code that is named exists.</summary>
    private static IEnumerable<LawProblem> Names(LawBook book)
    {
        var grounds = book.Content.Grounds;
        var known = grounds.Select(g => g.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var twice in grounds.GroupBy(g => g.Code).Where(g => g.Count() > 1))
        {
            yield return new(Overlap, $"Mã \"{twice.Key}\" được ghi hai lần.", twice.Last().Source.Where);
        }

        for (var i = 0; i < grounds.Count; i++)
        {
            // A ground that excludes must stand before: grounds are tried in their order.
            var before = grounds.Take(i).Select(g => g.Code).ToHashSet(StringComparer.Ordinal);
            foreach (var dated in grounds[i].Conditions.All.Where(c => !c.Ended))
            {
                foreach (var code in dated.Value!.Not.Where(code => !before.Contains(code)))
                {
                    yield return new(
                        Unknown, $"\"{grounds[i].Code}\" loại trừ \"{code}\", mã này phải đứng trước.",
                        dated.Source.Where);
                }

                if (dated.Value.SameAs is { } same && !SameAsResolves(grounds, same, dated.From))
                {
                    yield return new(
                        Unknown, $"\"{grounds[i].Code}\" lấy điều kiện của \"{same}\", mã này không có điều kiện trước "
                        + $"{PolicyText.Day(dated.From)}.", dated.Source.Where);
                }
            }

            foreach (var code in grounds[i].Replaces.Where(code => !known.Contains(code)))
            {
                yield return new(
                    Unknown, $"\"{grounds[i].Code}\" thay cho \"{code}\", mã này không có.", grounds[i].Source.Where);
            }
        }
    }

    private static bool SameAsResolves(IReadOnlyList<Ground> grounds, string code, DateOnly before) =>
        grounds.Any(g => g.Code == code
            && g.Conditions.All.Any(c => c.From < before && !c.Ended && c.Value!.SameAs is null));

    /// <summary>
    /// In every month in which a ground is open it has a coefficient, and the standard rate is known.
    /// </summary>
    private static IEnumerable<LawProblem> Coefficients(LawBook book)
    {
        foreach (var ground in book.Content.Grounds)
        {
            foreach (var month in MonthsOfChange(book.Content))
            {
                if (ground.Conditions.In(month) is not { } open)
                {
                    continue;
                }

                if (!book.Covers(month)
                    || (ground.Kind == AwardKind.SocialPension
                        && book.NumberIn(ParameterIds.SocialPensionRate, month) is null))
                {
                    yield return new(
                        Gap, $"Tháng {PolicyText.MonthText(month)} chưa có mức chuẩn cho \"{ground.Code}\".",
                        open.Source.Where);
                }

                if (ground.Kind != AwardKind.SocialPension && ground.Coefficients.In(month) is null)
                {
                    yield return new(
                        Gap, $"Tháng {PolicyText.MonthText(month)} \"{ground.Code}\" có điều kiện mà chưa có hệ số.",
                        open.Source.Where);
                }
            }
        }
    }

    /// <summary>
    /// A ground and the one that replaces it are never open together, and no month lies between them.
    /// </summary>
    private static IEnumerable<LawProblem> Successors(LawContent content)
    {
        var byCode = content.Grounds.ToDictionary(g => g.Code, StringComparer.Ordinal);
        foreach (var ground in content.Grounds)
        {
            foreach (var old in ground.Replaces.Select(code => byCode[code]))
            {
                var start = ground.Conditions.All[0];
                var end = old.Conditions.All[^1];
                if (!end.Ended || end.From > start.From)
                {
                    yield return new(
                        Overlap, $"\"{ground.Code}\" bắt đầu khi \"{old.Code}\" chưa kết thúc.", start.Source.Where);
                }
                else if (end.From < start.From)
                {
                    yield return new(
                        Gap, $"Sau khi \"{old.Code}\" kết thúc đến khi \"{ground.Code}\" bắt đầu có khoảng trống.",
                        start.Source.Where);
                }
            }
        }
    }

    /// <summary>Each month of change has an overlap rule whose order covers every open ground of a person.</summary>
    private static IEnumerable<LawProblem> Overlaps(LawContent content)
    {
        foreach (var dated in content.Overlaps.All.Where(o => !o.Ended && o.Value!.With.Count > Selection.AddGroupsMax))
        {
            yield return new(
                Incomplete, $"Ngoại lệ kể nhiều hơn {Selection.AddGroupsMax} khoản được cộng.", dated.Source.Where);
        }

        foreach (var month in MonthsOfChange(content))
        {
            var open = content.Grounds.Where(g => g.Care is null && g.ProvinceCode is null
                && g.Conditions.In(month) is not null).ToList();
            var overlap = content.Overlaps.In(month);
            foreach (var ground in open)
            {
                if (overlap?.Value is not { } rule)
                {
                    yield return new(
                        Gap, $"Tháng {PolicyText.MonthText(month)} chưa có quy tắc hưởng một mức cao nhất.",
                        "overlap.yaml");
                    break;
                }

                if (!rule.WhenEqual.Any(
                    c => ground.Code == c || ground.Code.StartsWith(c + ".", StringComparison.Ordinal)))
                {
                    yield return new(
                        Incomplete, $"Thứ tự khi bằng mức (whenEqual) thiếu \"{ground.Code}\".", overlap.Source.Where);
                }
            }
        }
    }

    private static IEnumerable<Month> MonthsOfChange(LawContent content) =>
        content.Grounds.SelectMany(
            g => g.Conditions.All.Select(c => c.From).Concat(g.Coefficients.All.Select(c => c.From)))
            .Concat(content.Parameters.Where(p => ParameterIds.Needed.Contains(p.Id)).SelectMany(p => p.Values.All)
                .Select(v => v.From))
            .Select(Month.Of).Distinct().Order();
}
