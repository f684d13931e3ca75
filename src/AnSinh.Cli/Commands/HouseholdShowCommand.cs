using System.CommandLine;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Cli.Commands;

/// <summary>`household show`: who lives there, what it is, who receives what.</summary>
internal static class HouseholdShowCommand
{
    public static Command Make()
    {
        var household = HouseholdCommand.Household();
        var command = new Command("show", "một hộ: ai ở đó, diện hộ, ai đang nhận bao nhiêu") { household };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.ReaderAsync(stop);
            var found = await HouseholdCommand.FindAsync(session, parsed.GetValue(household)!, user, stop);
            var month = RegisterQueries.LatestMonth(
                session.Db, await session.AreasOverTimeAsync(null, user, stop)) ?? Month.Of(session.Clock.Today());
            var members = HouseholdQueries.Members(session.Db, found.Household.Id, month);
            var statuses = await HouseholdQueries.StatusesAsync(session.Db, found.Household.Id, stop);
            session.Output.Answer(Document(found, month, members, statuses), () => [
                $"Hộ {found.Household.Code}, {found.Area.Name}: "
                    + (HouseholdQueries.On(statuses, session.Clock.Today()) is { } now
                        ? HouseholdStatusDesk.Words(now) : "chưa ghi diện hộ"),
                .. members.Select(Line),
                $"Cả hộ nhận tháng {PolicyText.MonthText(month)}: "
                    + VndText.Number(members.Where(row => row.IsPresent).Sum(row => row.TotalVnd)) + " đồng"]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static object Document(
        HouseholdHeadLine found, Month month, IReadOnlyList<HouseholdMemberRow> members,
        IReadOnlyList<HouseholdStatus> statuses) => new
        {
            household = found.Household.Code,
            area = found.Area.Code,
            found.Household.Hamlet,
            month,
            amount_vnd = members.Where(row => row.IsPresent).Sum(row => row.TotalVnd),
            members = members.Select(row => new
            {
                person = row.Code,
                name = row.FullName,
                relation = Code.Of(row.Relation),
                from = row.Days.From,
                until = row.Days.Until,
                allowance_vnd = row.AllowanceVnd,
                care_vnd = row.CareVnd,
            }),
            statuses = statuses.Select(one => new
            {
                @class = Code.Of(one.Class),
                certificate = one.CertificateNo,
                from = one.FromOn,
                until = one.UntilOn,
                superseded = one.SupersededAt is not null,
            }),
        };

    private static string Line(HouseholdMemberRow row) =>
        $"  {row.Code} {row.FullName}, {HouseholdTerms.Of(row.Relation)}, từ {DateText.Show(row.Days.From)}"
        + (row.Days.Until is { } until ? $" đến {DateText.Show(until)}" : $": {VndText.Number(row.TotalVnd)} đồng");
}
