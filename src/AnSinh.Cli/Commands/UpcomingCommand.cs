using System.CommandLine;
using AnSinh.Core.Reporting.Upcoming;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Cli.Commands;

/// <summary>`upcoming`: who reaches an age of the law or whose papers end soon, and what it means.</summary>
internal static class UpcomingCommand
{
    public static Command Make()
    {
        var month = new Option<string?>("--month") { Description = "tháng này, ví dụ 2026-12; không ghi: hôm nay" };
        var ahead = new Option<int>("--ahead")
        {
            Description = "xem trước mấy tháng: 1 (mặc định) hoặc 3",
            DefaultValueFactory = _ => 1,
        };
        var area = GlobalOptions.Area();
        var command = new Command("upcoming", "ai sắp đủ tuổi, giấy tờ của ai sắp hết hạn, mức sẽ đổi ra sao")
        {
            month, ahead, area,
        };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.ReaderAsync(stop);
            var areas = await session.AreasOverTimeAsync(parsed.GetValue(area), user, stop);
            var now = Asked(parsed.GetValue(month)) ?? Month.Of(session.Clock.Today());
            var ask = new UpcomingAsk(now, parsed.GetValue(ahead), areas);
            var changes = new UpcomingQueries(session.Db, session.Law).Read(ask);
            session.Output.Answer(
                Document(ask, changes),
                () => session.Output.IsEnglish ? UpcomingEnglish.Lines(ask, changes) : Lines(ask, changes));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Month? Asked(string? text) => text is null ? null
        : Month.TryParse(text, out var month) ? month
        : throw new RefusedException(new Refusal(
            "MONTH", $"Đã đọc tháng là “{text}”. Viết năm-tháng, ví dụ 2026-12.", "--month"));

    /// <summary>Of a confidential ground the document has no coefficient either.</summary>
    private static object Document(UpcomingAsk ask, IReadOnlyList<UpcomingChange> changes) => new
    {
        month = ask.Now,
        ahead = ask.Ahead,
        people = changes.DistinctBy(change => change.PersonCode).Count(),
        by_kind = changes.GroupBy(change => change.Kind).OrderBy(kind => kind.Key)
            .ToDictionary(kind => Code.Of(kind.Key), kind => kind.Count()),
        changes = changes.Select(change => new
        {
            change.Kind,
            person = change.PersonCode,
            name = change.FullName,
            birth = change.Birth.ToString(),
            area = change.AreaName,
            on = change.On,
            from_month = change.FromMonth,
            change.Programme,
            age_months = change.Age?.Months,
            age_of = change.Age?.Of,
            what = UpcomingWords.What(change),
            meaning = UpcomingWords.Meaning(change),
            remark = UpcomingWords.Remark(change),
            now_vnd = change.NowVnd,
            then_vnd = change.ThenVnd,
            now_coefficient = change.IsConfidential ? (int?)null : change.NowCoefficient,
            then_coefficient = change.IsConfidential ? (int?)null : change.ThenCoefficient,
        }),
    };

    private static IEnumerable<string> Lines(UpcomingAsk ask, IReadOnlyList<UpcomingChange> changes)
    {
        var until = PolicyText.MonthText(ask.Now.Plus(ask.Ahead));
        if (changes.Count == 0)
        {
            yield return $"Đến hết tháng {until} không có ai sắp thay đổi theo dữ kiện trong sổ.";
            yield break;
        }

        var people = changes.DistinctBy(change => change.PersonCode).Count();
        yield return $"Sắp thay đổi đến hết tháng {until}: {VndText.Number(people)} người";
        foreach (var kind in changes.GroupBy(change => change.Kind).OrderBy(kind => kind.Key))
        {
            yield return $"  {UpcomingWords.Kind(kind.Key)}: {VndText.Number(kind.Count())}";
        }

        foreach (var change in changes)
        {
            var remark = UpcomingWords.Remark(change) is { } text ? $" ({text})" : string.Empty;
            yield return $"{change.PersonCode}  {change.FullName}, sinh {PolicyText.Birth(change.Birth)}, "
                + $"{change.AreaName}: {UpcomingWords.What(change)}{remark}; {UpcomingWords.Meaning(change)}; "
                + UpcomingWords.Amounts(change);
        }
    }
}
