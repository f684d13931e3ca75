using System.CommandLine;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Payroll;
using AnSinh.Core.Shared;
using AnSinh.Core.Territory;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Cli.Commands;

/// <summary>`simulate`: a draft law against the whole register; nothing is stored.</summary>
internal static class SimulateCommand
{
    public static Command Make()
    {
        var month = GlobalOptions.Month();
        var area = GlobalOptions.Area();
        var draft = new Option<string>("--law")
        {
            Description = "tệp luật dự thảo (giữ tên tệp của law/) hoặc thư mục",
            Required = true,
        };
        var command = new Command("simulate", "thử luật dự thảo với cả sổ, không ghi gì") { draft, month, area };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.ReaderAsync(stop);
            var at = LawCommands.Covered(session, parsed.MonthIn(month));
            var law = Read(parsed.GetValue(draft)!);
            var peopled = await session.Db.Set<Core.Registry.Person>().Select(person => person.AreaId).Distinct(
                ).ToListAsync(stop);
            var seen = await session.AreasOverTimeAsync(parsed.GetValue(area), user, stop);
            var areas = seen is null ? peopled : [.. peopled.Intersect(seen)];
            var result = new Simulation(session.Db, session.Law, law).Run(at, areas);
            var names = await session.Db.Areas.AsNoTracking().Where(one => result.ByArea.Keys.Contains(one.Id))
                .ToDictionaryAsync(one => one.Id, stop);
            session.Output.Answer(Document(result, names), () => Lines(result, names));
            return ExitCodes.Done;
        });
        return command;
    }

    private static LoadedLaw Read(string path)
    {
        try
        {
            return LawDraft.Read(path);
        }
        catch (LawFileException wrong)
        {
            var first = wrong.Problems[0];
            var more = wrong.Problems.Count > 1 ? $" (và {wrong.Problems.Count - 1} điều khác)" : string.Empty;
            throw new RefusedException(new Refusal("LAW_DRAFT", $"{first.Where}: {first.Sentence}{more}", first.Where));
        }
    }

    private static object Document(SimulationResult result, Dictionary<int, Area> names) => new
    {
        month = result.Month,
        total = Sum(result.Total),
        to_year_end = new
        {
            now_vnd = result.ToYearEnd.NowVnd,
            draft_vnd = result.ToYearEnd.ThenVnd,
            difference_vnd = result.ToYearEnd.ThenVnd - result.ToYearEnd.NowVnd,
        },
        more = result.More,
        less = result.Less,
        same = result.Same,
        by_area = result.ByArea.Select(
            item => new { code = names[item.Key].Code, name = names[item.Key].Name, sum = Sum(item.Value) }),
        by_ground = result.ByGround.Select(item => new { code = item.Key, sum = Sum(item.Value) }),
    };

    private static object Sum(SimulatedSum sum) => new
    {
        people_now = sum.PeopleNow,
        people_draft = sum.PeopleThen,
        now_vnd = sum.NowVnd,
        draft_vnd = sum.ThenVnd,
        difference_vnd = sum.ThenVnd - sum.NowVnd,
    };

    private static IEnumerable<string> Lines(SimulationResult result, Dictionary<int, Area> names)
    {
        yield return $"Tháng {PolicyText.MonthText(result.Month)}: {Text(result.Total)}";
        yield return $"Đến hết năm {result.Month.Year}: {VndText.Format(result.ToYearEnd.NowVnd)} → "
            + $"{VndText.Format(result.ToYearEnd.ThenVnd)}, "
            + $"chênh {VndText.Format(result.ToYearEnd.ThenVnd - result.ToYearEnd.NowVnd)}";
        yield return $"Được thêm {VndText.Number(result.More)}, bị giảm {VndText.Number(result.Less)}, "
            + $"không đổi {VndText.Number(result.Same)} người";
        foreach (var (ground, sum) in result.ByGround)
        {
            yield return $"  {PaymentTexts.Ground(ground)}: {Text(sum)}";
        }

        foreach (var (area, sum) in result.ByArea.OrderByDescending(
            item => Math.Abs(item.Value.ThenVnd - item.Value.NowVnd)).Take(20))
        {
            yield return $"  {names[area].Code} {names[area].Name}: {Text(sum)}";
        }
    }

    private static string Text(SimulatedSum sum) =>
        $"{VndText.Number(sum.PeopleNow)} → {VndText.Number(sum.PeopleThen)} người, "
            + $"{VndText.Format(sum.NowVnd)} → {VndText.Format(sum.ThenVnd)}";
}
