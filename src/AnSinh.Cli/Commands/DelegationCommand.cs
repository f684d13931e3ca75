using System.CommandLine;
using AnSinh.Core.Access;
using AnSinh.Core.Shared;

namespace AnSinh.Cli.Commands;

/// <summary>`delegation give|list|revoke`: who may act in whose place, and until when; --for acts by it.</summary>
internal static class DelegationCommand
{
    public static Command Make() => new("delegation", "ủy quyền") { Give(), List(), Revoke() };

    private static Command Give()
    {
        var to = new Argument<string>("to") { Description = "tài khoản nhận" };
        var actions = new Option<string>("--actions")
        {
            Required = true,
            Description = "các việc, cách nhau bởi dấu phẩy, ví dụ approve,order",
        };
        var from = new Option<string?>("--from") { Description = "ngày đầu, năm-tháng-ngày; mặc định hôm nay" };
        var until = new Option<string>("--until") { Required = true, Description = "ngày cuối, năm-tháng-ngày" };
        var paper = new Option<string>("--paper") { Required = true, Description = "số và ngày văn bản ủy quyền" };
        var command = new Command("give", "ủy quyền việc của mình cho người khác") { to, actions, from, until, paper };
        command.Runs(async (session, parsed, stop) =>
        {
            var giver = await session.KnownAsync(stop);
            var asked = new NewDelegation(
                [.. parsed.GetValue(actions)!.Split(',', StringSplitOptions.TrimEntries).Select(ActionOf)],
                parsed.GetValue(from) is { } first ? GlobalOptions.Day(first, "--from") : session.Clock.Today(),
                GlobalOptions.Day(parsed.GetValue(until)!, "--until"), parsed.GetValue(paper)!);
            var given = await Service(session)
                .GiveAsync(giver, parsed.GetValue(to)!, asked, Session.ActorOf(giver), stop);
            session.Output.Answer(
                new { id = given.Id, from_on = given.FromOn, until_on = given.UntilOn },
                () => [
                    $"Đã ủy quyền cho {parsed.GetValue(to)} đến hết {DateText.Show(given.UntilOn)}.", $"Mã: {given.Id}",
                ]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "ủy quyền đã giao và đã nhận của tài khoản");
        command.Runs(async (session, _, stop) =>
        {
            var rows = await Service(session).OfAsync(await session.KnownAsync(stop), stop);
            var today = session.Clock.Today();
            session.Output.Answer(
                rows.Select(row => new
                {
                    id = row.Delegation.Id,
                    from = row.From.UserName,
                    to = row.To.UserName,
                    actions = row.Delegation.Actions.Select(action => action.ToString().ToLowerInvariant()),
                    from_on = row.Delegation.FromOn,
                    until_on = row.Delegation.UntilOn,
                    paper = row.Delegation.Paper,
                    in_force = row.Delegation.Holds(today),
                }),
                () => rows.Select(row => $"{row.Delegation.Id} {row.From.UserName} → {row.To.UserName}: "
                    + $"{string.Join(", ", row.Delegation.Actions.Select(Permissions.NameOf))}, "
                    + $"{DateText.Show(row.Delegation.FromOn)} – {DateText.Show(row.Delegation.UntilOn)}, "
                    + $"{row.Delegation.Paper}{(row.Delegation.Holds(today) ? "" : " (không còn hiệu lực)")}"));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Revoke()
    {
        var id = new Argument<Guid>("id");
        var command = new Command("revoke", "thôi ủy quyền") { id };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.KnownAsync(stop);
            await Service(session).RevokeAsync(parsed.GetValue(id), user, Session.ActorOf(user), stop);
            session.Output.Answer(new { id = parsed.GetValue(id), revoked = true }, () => ["Đã thôi ủy quyền."]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static DelegationService Service(Session session) => new(session.Db, session.Clock, session.Ids);

    private static OfficeAction ActionOf(string text) =>
        Enum.TryParse<OfficeAction>(text, ignoreCase: true, out var action) && Enum.IsDefined(action)
        ? action
        : throw new RefusedException(new Refusal(
            "ACTION_UNKNOWN",
            $"Không có việc “{text}”. Các việc: {string.Join(", ", Enum.GetNames<OfficeAction>()).ToLowerInvariant()}.",
            "--actions"));
}
