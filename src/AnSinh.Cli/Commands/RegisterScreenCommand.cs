using System.CommandLine;
using AnSinh.Core.Screening;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Cli.Commands;

/// <summary>`register screen`: whom the law would give something without a decision, and what is missing.</summary>
internal static class RegisterScreenCommand
{
    private const int Shown = 200;

    public static Command Make()
    {
        var area = GlobalOptions.Area();
        var closed = new Option<bool>("--closed") { Description = "cả người đã khép" };
        var command = new Command("screen", "rà soát người chưa hưởng: đủ điều kiện, thiếu dữ kiện, đã khép")
        {
            area, closed,
        };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.ReaderAsync(stop);
            var month = Month.Of(session.Clock.Today());
            var places = await session.AreasOverTimeAsync(parsed.GetValue(area), user, stop);
            var all = new ScreeningQueries(session.Db, session.Law).Read(new ScreeningAsk(month, places));
            var shown = all.Where(one => parsed.GetValue(closed) || !one.IsClosed).ToList();
            var communes = ScreeningQueries.ByCommune(all);
            session.Output.Answer(Document(month, communes, shown), () => [
                .. communes.Select(one => $"{one.Name}: {VndText.Number(one.Qualifies)} người đủ điều kiện "
                    + $"({VndText.Number(one.AmountVnd)} đồng một tháng), "
                    + $"{VndText.Number(one.FactsMissing)} thiếu dữ kiện, "
                    + $"{VndText.Number(one.Closed)} đã khép"),
                .. shown.Take(Shown).Select(Line),
                all.Count == 0 ? "Không có ai chưa hưởng mà luật có thể cho hưởng." : ""]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static object Document(
        Month month, IReadOnlyList<ScreenedCommune> communes, IReadOnlyList<ScreenedPerson> shown) => new
        {
            month,
            communes = communes.Select(one => new
            {
                area = one.Name,
                area_id = one.AreaId,
                qualifies = one.Qualifies,
                facts_missing = one.FactsMissing,
                closed = one.Closed,
                amount_vnd = one.AmountVnd,
            }),
            people = shown.Select(one => new
            {
                person = one.Code,
                name = one.FullName,
                found = Code.Of(one.Result.Find),
                ground = one.Ground,
                amount_vnd = one.Result.AmountVnd,
                missing = one.Result.Missing.Select(Code.Of),
                needs_all = one.Result.NeedsAll,
                closed = one.IsClosed ? Code.Of(one.Closing!.Reason) : null,
                came_back = one.CameBack,
            }),
        };

    private static string Line(ScreenedPerson one) =>
        $"  {one.Code} {one.FullName}, {one.AreaName}: {ScreeningTerms.Of(one.Result.Find)}"
        + (one.Ground.Length == 0 ? "" : $", {one.Ground}")
        + (one.Result.AmountVnd == 0 ? "" : $", {VndText.Number(one.Result.AmountVnd)} đồng")
        + (one.Result.Missing.Count == 0 ? "" : $"; cần biết: {one.Missing}")
        + (one.IsClosed ? $"; đã khép: {ScreeningTerms.Of(one.Closing!.Reason)}" : "");
}
