using System.CommandLine;
using AnSinh.Core.Access;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;

namespace AnSinh.Cli.Commands;

/// <summary>
/// `register duplicates|different|merge|unmerge`: records that may be one person; `quality` and `screen` stand apart.
/// </summary>
internal static class RegisterCommand
{
    private const int Shown = 200;

    public static Command Make() => new("register", "sổ người hưởng")
    {
        Duplicates(), Different(), Merge(), Unmerge(), RegisterQualityCommand.Make(), RegisterScreenCommand.Make(),
    };

    private static Command Duplicates()
    {
        var area = GlobalOptions.Area();
        var command = new Command("duplicates", "tìm và liệt kê hồ sơ nghi trùng") { area };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.Record, stop);
            var places = await session.AreasOverTimeAsync(parsed.GetValue(area), user, stop);
            var found = new DuplicateFinder(session.Db, session.Clock).Find(places);
            var (rows, total) = new DuplicateQueries(session.Db).Read(DuplicateState.Open, places, 1, Shown);
            session.Output.Answer(
                new
                {
                    found,
                    open = total,
                    pairs = rows.Select(row => new
                    {
                        one = row.One.Code,
                        other = row.Other.Code,
                        name = row.One.FullName,
                        reasons = row.Pair.Reasons.Split(' '),
                        paid_vnd = new[] { row.One.PaidVnd, row.Other.PaidVnd },
                    }),
                },
                () => [$"Tìm thêm {VndText.Number(found)} cặp; {VndText.Number(total)} cặp chờ quyết định.",
                    .. rows.Select(row => $"{row.One.Code} {row.One.AreaName} · {row.Other.Code} {row.Other.AreaName}: "
                        + $"{row.One.FullName}, {Words(row.Pair)}")]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Different()
    {
        var (one, other, reason) = (new Argument<string>("one"), new Argument<string>("other"), Reason());
        var command = new Command("different", "hai hồ sơ là hai người") { one, other, reason };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.Record, stop);
            var own = await session.PersonAsync(parsed.GetValue(one)!, user, stop);
            var others = await AnybodyAsync(session, parsed.GetValue(other)!, stop);
            Service(session).Different(own.Id, others.Id, parsed.GetValue(reason), Session.ActorOf(user));
            session.Output.Answer(new { one = own.Code, other = others.Code }, () => ["Đã ghi: hai người khác nhau."]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Merge()
    {
        var gone = new Argument<string>("gone") { Description = "hồ sơ gộp đi" };
        var kept = new Argument<string>("kept") { Description = "hồ sơ giữ lại" };
        var reason = Reason();
        var command = new Command("merge", "gộp một hồ sơ vào hồ sơ khác; tách lại được") { gone, kept, reason };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.Record, stop);
            var from = await session.PersonAsync(parsed.GetValue(gone)!, user, stop);
            var into = await AnybodyAsync(session, parsed.GetValue(kept)!, stop);
            Service(session).Merge(into.Id, from.Id, parsed.GetValue(reason), Session.ActorOf(user));
            session.Output.Answer(
                new { gone = from.Code, kept = into.Code }, () => [$"Đã gộp {from.Code} vào {into.Code}."]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Unmerge()
    {
        var (gone, reason) = (new Argument<string>("gone"), Reason());
        var command = new Command("unmerge", "tách lại hồ sơ đã gộp") { gone, reason };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.Record, stop);
            var person = await session.PersonAsync(parsed.GetValue(gone)!, user, stop);
            Service(session).Undo(person.Id, parsed.GetValue(reason), Session.ActorOf(user));
            session.Output.Answer(new { gone = person.Code }, () => [$"Đã tách lại {person.Code}."]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Option<string> Reason() => new("--reason") { Required = true, Description = "lý do" };

    /// <summary>The other record may be of another commune; its code is enough to name it.</summary>
    private static async Task<Person> AnybodyAsync(Session session, string asked, CancellationToken stop)
    {
        using var wide = session.Db.LookEverywhere();
        return await PersonQueries.FindAsync(session.Db, asked, stop)
            ?? throw new RefusedException(new Refusal(
                "PERSON_UNKNOWN", $"Không có người nào mang mã hoặc số định danh “{asked}”.", asked));
    }

    private static string Words(DuplicatePair pair) => string.Join(
        ", ", pair.Reasons.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(reason => DuplicateReasons.Vietnamese[reason]));

    private static MergeService Service(Session session) => new(session.Db, session.Clock, session.Ids);
}
