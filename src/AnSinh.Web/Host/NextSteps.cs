using AnSinh.Core.Access;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Reconciliation;
using AnSinh.Core.Reporting;
using AnSinh.Policy;
using AnSinh.Policy.Calendar;
using AnSinh.Web.Components;
using AnSinh.Web.Pages.Reconciliation;

namespace AnSinh.Web.Host;

/// <summary>What an account can do now for the month: where, in words with the figures, and what comes of it.</summary>
public sealed record NextStep(string Sentence, string Then, string Href);

/// <summary>
/// The next steps of the month for the role that reads them, from how far the lists and the results are. They follow
/// from the data each time; nobody ticks them off.
/// </summary>
public sealed class NextSteps(MonthTools tools)
{
    // The last month of the units before the reform of July 2025.
    private static readonly Month OldUnits = new(2025, 6);

    private static readonly (MonthStep Step, OfficeAction Right, string What, string Then, string Place)[] Steps =
    [
        (MonthStep.Submit, OfficeAction.Submit, "Trình danh sách", "sau đó người khác duyệt", ""),
        (MonthStep.Approve, OfficeAction.Approve, "Duyệt danh sách", "xem tăng, giảm trước; duyệt rồi không sửa được",
            "/duyet"),
        (MonthStep.Order, OfficeAction.Order, "Lập ủy nhiệm chi", "rút tiền ở Kho bạc", "/chuyen-tien"),
        (MonthStep.Transfer, OfficeAction.Export, "Chuyển danh sách", "đơn vị chi trả nhận tệp", "/chuyen-tien"),
    ];

    public LoadedLaw Law => tools.Law;

    public DateOnly Today => tools.Today;

    public WorkingCalendar Calendar => tools.Calendar;

    public async Task<IReadOnlyList<NextStep>> ReadAsync(CancellationToken stop)
    {
        var me = tools.Me;
        var steps = new List<NextStep>();
        if (me.Can(OfficeAction.ReadRegister))
        {
            var month = await MonthAtWorkAsync(stop);
            var areas = (await tools.Scopes.OfAsync(month, null, stop))!.AreaIds;
            var board = new MonthBoard(tools.Db);
            steps.AddRange(OfLists(month, board.Read(month, areas), board.Registered(areas)));
        }

        if (me.Can(OfficeAction.Settle) || me.Can(OfficeAction.Result))
        {
            foreach (var one in (await ResultMonths.ForAsync(tools, stop)).Where(one => !one.Settled))
            {
                if (await OfResultsAsync(one, stop) is { } step)
                {
                    steps.Add(step);
                }
            }
        }

        return steps;
    }

    /// <summary>
    /// The latest month that has lists; the one after it when all of it was sent; before any list, the coming month.
    /// </summary>
    private async Task<Month> MonthAtWorkAsync(CancellationToken stop)
    {
        var board = new MonthBoard(tools.Db);
        var coming = Month.Of(tools.Today).Plus(1);
        var now = (await tools.Scopes.OfAsync(coming, null, stop))!.AreaIds;
        var old = (await tools.Scopes.OfAsync(OldUnits, null, stop))!.AreaIds;
        var latest = board.Latest(now) ?? board.Latest(old);
        if (latest is not { } month)
        {
            return coming;
        }

        var areas = (await tools.Scopes.OfAsync(month, null, stop))!.AreaIds;
        var lists = board.Read(month, areas);
        var registered = board.Registered(areas);
        var isSent = lists.Values.All(list => list.Step >= MonthStep.Reconcile)
            && registered.Keys.All(lists.ContainsKey);
        return isSent ? month.Plus(1) : month;
    }

    private IEnumerable<NextStep> OfLists(
        Month month, IReadOnlyDictionary<int, BoardList> lists, IReadOnlyDictionary<int, int> registered)
    {
        var (me, at, board) = (tools.Me, Show.Month(month), $"/ky-chi-tra/{month}");
        if (me.Can(OfficeAction.Import) && registered.Count == 0)
        {
            yield return new NextStep("Nhập danh sách đang chi trả", "sổ chưa có người nào", "/nhap-tep");
        }

        var unmade = registered.Keys.Count(area => !lists.ContainsKey(area));
        if (me.Can(OfficeAction.Prepare) && unmade > 0)
        {
            yield return new NextStep(
                $"Lập danh sách tháng {at}: {Show.Number(unmade)} xã chưa lập", "tính từ sổ, chưa chuyển tiền", board);
        }

        var blocked = lists.Values.Where(list => list.Step == MonthStep.Prepare).ToList();
        if (me.Can(OfficeAction.Prepare) && blocked.Count > 0)
        {
            var faults = blocked.Sum(list => list.Blocking);
            yield return new NextStep(
                $"Sửa {Show.Number(faults)} lỗi ở {Show.Number(blocked.Count)} xã, tháng {at}",
                "còn lỗi thì xã đó chưa trình được", board + "?loc=vuong");
        }

        foreach (var (step, right, what, then, place) in Steps)
        {
            var there = lists.Values.Where(list => list.Step == step).ToList();
            if (me.Can(right) && there.Count > 0)
            {
                yield return new NextStep(
                    $"{what} tháng {at}: {Show.Number(there.Count)} xã, "
                        + Show.Money(there.Sum(list => list.AmountVnd)),
                    then, board + place);
            }
        }
    }

    private async Task<NextStep?> OfResultsAsync(ProviderMonth one, CancellationToken stop)
    {
        var (at, place) = ($"kỳ {Show.Month(one.Month)}", $"/doi-chieu/{one.Month}/{one.Provider}");
        if (tools.Me.Can(OfficeAction.Result))
        {
            return one.Open == 0 ? null : new NextStep(
                $"Gửi tệp kết quả {at}: {Show.Number(one.Open)} dòng chưa có kết quả", "xem trước rồi mới ghi",
                place + "/tep");
        }

        if (one.Exceptions > 0)
        {
            return new NextStep(
                $"Quyết định {Show.Number(one.Exceptions)} dòng cần xem, {at} với {PayTerms.Provider(one.Provider)}",
                "mỗi dòng một lý do, không chuyển tiền", place);
        }

        return one.Open > 0 || !await ResultMonths.CanSettleAsync(tools, one, stop) ? null : new NextStep(
            $"Quyết toán {at} với {PayTerms.Provider(one.Provider)}: đã chi {Show.Money(one.PaidVnd)}",
            "mọi dòng đã có kết quả", place + "/quyet-toan");
    }
}
