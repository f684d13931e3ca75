using AnSinh.Core.Access;
using AnSinh.Policy;

namespace AnSinh.Core.Benchmarks;

/// <summary>
/// The month of a commune by its maker, its chair and its accountant: each does what the pages offer, then goes on to
/// the next month.
/// </summary>
public sealed class LoadMonthWork(LoadDesk desk, Month first)
{
    private Month month = first;

    private string Board => $"/ky-chi-tra/{month}";

    private string Key => $"{month.Code}/{desk.Account.CommuneCode}";

    public async Task RoundAsync()
    {
        var board = await desk.OpenAsync("bảng tháng", Board);
        switch (desk.Account.Role)
        {
            case Permissions.Officer when desk.Account.MakesLists:
                await MakeAsync(board);
                break;
            case Permissions.Chair:
                await CheckAsync();
                break;
            case Permissions.Accountant:
                await SendAsync();
                break;
            default:
                break;
        }

        await ReadAsync();
    }

    private async Task MakeAsync(LoadPage board)
    {
        if (board.Has("form=\"trinh\"") && LoadForm.Find(board, "id=\"trinh\"") is { } submit)
        {
            var answer = await desk.SendAsync(
                LoadKinds.Submit, Key, "trình", submit, ("xa", desk.Account.CommuneCode));
            if (answer == LoadAnswer.Refused)
            {
                await PrepareAsync(await desk.OpenAsync("bảng tháng", Board));
            }
        }
        else if (board.Has("form=\"lap\""))
        {
            await PrepareAsync(board);
        }
        else if (board.End == LoadEnd.Good && !board.Has("chờ duyệt</status>"))
        {
            month = month.Plus(1);
        }
    }

    private async Task PrepareAsync(LoadPage board)
    {
        if (LoadForm.Find(board, "id=\"lap\"") is { } prepare)
        {
            await desk.SendAsync("lập danh sách", prepare, ("xa", desk.Account.CommuneCode));
        }
    }

    private async Task CheckAsync()
    {
        var page = await desk.OpenAsync("duyệt", Board + "/duyet");
        if (page.Has("Danh sách đã được"))
        {
            month = month.Plus(1);
            return;
        }

        var difference = await desk.OpenAsync("chênh lệch", Board + "/chenh-lech");
        if (LoadForm.Link(difference, Board + "/duyet?") is not { } seen)
        {
            return;
        }

        page = await desk.OpenAsync("duyệt", seen);
        if (desk.Dice.Chance(15) && LoadForm.Find(page, "id=\"tra-lai\"") is { } back)
        {
            await desk.SendAsync("trả lại", back, ("Reason", "xem lại số tiền của một người"));
        }
        else if (LoadForm.Find(page, "id=\"duyet\"") is { } approve)
        {
            await desk.SendAsync(LoadKinds.Approve, Key, "bấm duyệt", approve);
        }
    }

    private async Task SendAsync()
    {
        var page = await desk.OpenAsync("chuyển tiền", Board + "/chuyen-tien");
        if (LoadForm.Find(page, "id=\"lap-unc\"") is { } order)
        {
            await desk.SendAsync(LoadKinds.Order, Key, "lập ủy nhiệm chi", order);
        }
        else if (LoadForm.Find(page, "id=\"chuyen-") is { } send)
        {
            var provider = send.Hidden.Single(one => one.Key == "provider").Value;
            await desk.SendAsync(LoadKinds.Export, $"{Key}/{provider}", "chuyển danh sách", send);
        }
        else if (page.Has("Bước sau: chờ kết quả"))
        {
            await TakeListFileAsync(page);
            month = month.Plus(1);
        }
    }

    private async Task TakeListFileAsync(LoadPage page)
    {
        if (LoadForm.Link(page, Board + "/chuyen-tien?handler=File") is { } file)
        {
            await desk.TakeFileAsync("tải danh sách chi trả", file);
        }
    }

    private async Task ReadAsync()
    {
        var shown = LoadForm.Link(await desk.OpenAsync("bảng tháng", Board), Board + "/danh-sach?");
        if (shown is null)
        {
            return;
        }

        await desk.OpenAsync("danh sách xã", shown);
        var difference = await desk.OpenAsync("chênh lệch", Board + "/chenh-lech");
        if (LoadForm.Link(difference, Board + "/chenh-lech?handler=Xlsx") is { } file)
        {
            await desk.TakeFileAsync("tải chênh lệch", file);
        }
    }
}
