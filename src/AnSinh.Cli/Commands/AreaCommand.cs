using System.CommandLine;
using AnSinh.Core.Access;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Territory;

namespace AnSinh.Cli.Commands;

/// <summary>`area find|map|waiting|move`: units by name and day, what followed them, and moving their people.</summary>
internal static class AreaCommand
{
    public static Command Make() => new("area", "đơn vị hành chính") { Find(), Map(), Waiting(), Move() };

    private static Command Find()
    {
        var name = new Argument<string>("name");
        var on = new Option<string?>("--on") { Description = "ngày, năm-tháng-ngày; mặc định hôm nay" };
        var command = new Command("find", "tìm đơn vị theo tên, không cần dấu") { name, on };
        command.Runs(async (session, parsed, stop) =>
        {
            session.RequireTables();
            var day = parsed.GetValue(on) is { } text ? GlobalOptions.Day(text, "--on") : session.Clock.Today();
            var found = await new AreaQueries(session.Db).FindByNameAsync(parsed.GetValue(name)!, day, null, stop);
            session.Output.Answer(found.Select(Document), () => found.Count > 0
                ? found.Select(Line)
                : [$"Không có đơn vị nào tên “{parsed.GetValue(name)}” vào ngày {DateText.Show(day)}."]);
            return found.Count > 0 ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }

    private static Command Map()
    {
        var code = new Argument<string>("code");
        var from = new Option<string>("--from") { Required = true, Description = "ngày của mã, năm-tháng-ngày" };
        var to = new Option<string>("--to") { Required = true, Description = "ngày cần biết, năm-tháng-ngày" };
        var command = new Command("map", "đơn vị cũ thành đơn vị nào") { code, from, to };
        command.Runs(async (session, parsed, stop) =>
        {
            session.RequireTables();
            var old = await new AreaQueries(session.Db).RequireAsync(
                parsed.GetValue(code)!, GlobalOptions.Day(parsed.GetValue(from)!, "--from"), stop);
            var day = GlobalOptions.Day(parsed.GetValue(to)!, "--to");
            if (day < old.ValidFrom)
            {
                throw new RefusedException(new Refusal(
                    "DAYS_ORDER", "Ngày cần biết đứng trước ngày của mã. Đổi hai ngày cho nhau.", "--to"));
            }

            var followers = await new AreaMap(session.Db).FollowersAsync(old, day, stop);
            session.Output.Answer(
                new { from = Document(old), to = followers.Select(Document), split = followers.Count > 1 },
                () => [Line(old), .. followers.Select(area => "→ " + Line(area)), .. followers.Count switch
                {
                    0 => (string[])["→ chưa biết đơn vị nào tiếp nối"],
                    1 => [],
                    _ => ["Nhiều đơn vị tiếp nối: chọn cho từng thôn khi chuyển."],
                }]);
            return followers.Count > 0 ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }

    private static Command Waiting()
    {
        var command = new Command("waiting", "đơn vị đã hết mà còn người trong sổ");
        command.Runs(async (session, _, stop) =>
        {
            var reader = await session.ReaderAsync(stop);
            var seen = await session.AreasOverTimeAsync(null, reader, stop);
            var waiting = await Service(session).WaitingAsync(seen, stop);
            session.Output.Answer(
                waiting.Select(one => new
                {
                    area = Document(one.Area),
                    people = one.People,
                    hamlets = one.Hamlets.Select(hamlet => new { name = hamlet.Name, people = hamlet.People }),
                    followers = one.Followers.Select(Document),
                }),
                () => waiting.Select(one => $"{Line(one.Area)}: {VndText.Number(one.People)} người → "
                    + string.Join(" hoặc ", one.Followers.Select(area => $"{area.Name} ({area.Code})"))));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Move()
    {
        var code = new Argument<string>("code") { Description = "mã cũ kèm ngày, ví dụ 05986@2025-06-30" };
        var to = new Option<string>("--to") { Required = true, Description = "mã đơn vị mới của tất cả" };
        var hamlets = new Option<string[]>("--hamlet") { Description = "THÔN=MÃ, thôn đi nơi khác; ghi nhiều lần" };
        var paper = new Option<string>("--paper") { Required = true, Description = "văn bản sắp xếp đơn vị" };
        var elsewhere = new Option<bool>("--paid-elsewhere") { Description = "các tháng thiếu đã chi ở hệ thống khác" };
        var command = new Command("move", "chuyển người của đơn vị đã hết sang đơn vị mới")
        {
            code, to, hamlets, paper, elsewhere,
        };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.Record, stop);
            var areas = new AreaQueries(session.Db);
            var old = await areas.RequireAsync(parsed.GetValue(code)!, session.Clock.Today(), stop);
            if (await session.AreasOverTimeAsync(null, user, stop) is { } seen && !seen.Contains(old.Id))
            {
                throw new RefusedException(new Refusal(
                    "AREA_NOT_YOURS", $"{old.Name} không thuộc địa bàn của tài khoản {user.UserName}.", old.Code));
            }

            var from = (old.ValidUntil ?? session.Clock.Today()).AddDays(1);
            var byHamlet = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var pair in parsed.GetValue(hamlets) ?? [])
            {
                var at = pair.LastIndexOf('=');
                byHamlet[at > 0 ? pair[..at].Trim() : throw Hamlet(pair)] =
                    (await areas.RequireAsync(pair[(at + 1)..].Trim(), from, stop)).Id;
            }

            var homes = new NewHomes(
                (await areas.RequireAsync(parsed.GetValue(to)!, from, stop)).Id, byHamlet, parsed.GetValue(paper)!)
            {
                PaidElsewhere = parsed.GetValue(elsewhere),
            };
            var moved = await Service(session).MoveAsync(old.Id, homes, Session.ActorOf(user), stop);
            session.Output.Answer(
                new { from = old.Code, people = moved.Values.Sum() },
                () => [moved.Count == 0 ? $"{old.Name} không còn ai để chuyển."
                    : $"Đã chuyển {VndText.Number(moved.Values.Sum())} người của {old.Name}."]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static RefusedException Hamlet(string read) => new(new Refusal(
        "HAMLET", $"Đã đọc “{read}”. Viết THÔN=MÃ, ví dụ “Nà Mon=06184”.", "--hamlet"));

    private static Reorganisation Service(Session session) => new(session.Db, session.Clock, session.Ids);

    private static object Document(Area area) => new
    {
        code = area.Code,
        name = area.Name,
        level = area.Level.ToString().ToLowerInvariant(),
        valid_from = area.ValidFrom,
        valid_until = area.ValidUntil,
    };

    private static string Line(Area area) =>
        $"{area.Code} {area.Name}" + (area.ValidUntil is { } last ? $" (đến {DateText.Show(last)})" : "");
}
