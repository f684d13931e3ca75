using System.CommandLine;
using AnSinh.Core.Payroll;
using AnSinh.Core.Shared;
using AnSinh.Core.Territory;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Cli.Commands;

/// <summary>
/// `law change --month M`: whom a law that reaches back changes with that month's list, and whom it leaves to people.
/// Nothing is stored.
/// </summary>
internal static class LawChangeCommand
{
    public static Command Make()
    {
        var month = GlobalOptions.Month();
        var area = GlobalOptions.Area();
        var command = new Command("change", "xem trước chuyển mức: ai đổi, truy lĩnh bao nhiêu, ai phải quyết định")
        {
            month, area,
        };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.ReaderAsync(stop);
            var at = LawCommands.Covered(session, parsed.MonthIn(month));
            var areas = await session.CommunesAsync(parsed.GetValue(area), at, user, stop);
            var communes = new LawChangePreview(session.Db, session.Law)
                .Run(at, areas, session.Output.Progress("Đã xem xã"));
            var ids = communes.Select(commune => commune.AreaId).ToList();
            var names = await session.Db.Areas.AsNoTracking().Where(one => ids.Contains(one.Id))
                .ToDictionaryAsync(one => one.Id, stop);
            session.Output.Answer(Document(at, communes, names), () => Lines(at, communes, names));
            return ExitCodes.Done;
        });
        return command;
    }

    private static object Document(
        Month month, IReadOnlyList<ChangedCommune> communes, Dictionary<int, Area> names) => new
        {
            month,
            months = communes.SelectMany(commune => commune.Months).Distinct().Order(),
            people = communes.Sum(commune => commune.Persons),
            before_vnd = communes.Sum(commune => commune.BeforeVnd),
            after_vnd = communes.Sum(commune => commune.AfterVnd),
            arrears_vnd = communes.Sum(commune => commune.ArrearsVnd),
            questions = Questions(communes).Select(one => new
            {
                kind = one.Kind,
                count = one.Count,
                undecided = one.Undecided,
                at_stake_vnd = one.AtStakeVnd,
            }),
            by_area = communes.Select(commune => new
            {
                code = names[commune.AreaId].Code,
                name = names[commune.AreaId].Name,
                people = commune.Persons,
                before_vnd = commune.BeforeVnd,
                after_vnd = commune.AfterVnd,
                arrears_vnd = commune.ArrearsVnd,
                undecided = commune.Undecided,
            }),
        };

    private static IEnumerable<(LawQuestionKind Kind, int Count, int Undecided, long AtStakeVnd)> Questions(
        IReadOnlyList<ChangedCommune> communes) =>
        communes.SelectMany(commune => commune.Questions).GroupBy(one => one.Kind).OrderBy(group => group.Key)
            .Select(group => (
                group.Key, group.Count(), group.Count(one => one.Decision is null),
                group.Sum(one => one.AtStakeVnd)));

    private static IEnumerable<string> Lines(
        Month month, IReadOnlyList<ChangedCommune> communes, Dictionary<int, Area> names)
    {
        if (communes.Count == 0)
        {
            yield return $"Không có luật nào tính lại tháng đã lập trước danh sách {PolicyText.MonthText(month)}.";
            yield break;
        }

        var (before, after) = (communes.Sum(one => one.BeforeVnd), communes.Sum(one => one.AfterVnd));
        yield return $"Chuyển mức cùng danh sách {PolicyText.MonthText(month)}: "
            + $"{VndText.Number(communes.Sum(one => one.Persons))} người, mỗi tháng {VndText.Format(before)} → "
            + $"{VndText.Format(after)}, truy lĩnh {VndText.Format(communes.Sum(one => one.ArrearsVnd))}";
        foreach (var (kind, count, undecided, vnd) in Questions(communes))
        {
            yield return $"  {LawDecisionWords.Question(kind)}: {VndText.Number(count)}, "
                + $"chưa quyết định {VndText.Number(undecided)}, {VndText.Format(vnd)}";
        }

        foreach (var commune in communes.OrderByDescending(one => one.ArrearsVnd))
        {
            yield return $"  {names[commune.AreaId].Code} {names[commune.AreaId].Name}: "
                + $"{VndText.Number(commune.Persons)} người, truy lĩnh {VndText.Format(commune.ArrearsVnd)}";
        }
    }
}
