using System.CommandLine;
using AnSinh.Core.Access;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Cli.Commands;

/// <summary>`household show|make|join|leave|head|class`: households by hand.</summary>
internal static class HouseholdCommand
{
    public static Command Make() => new("household", "hộ gia đình")
    {
        HouseholdShowCommand.Make(), New(), Join(), Leave(), Head(), Class(),
    };

    private static Command New()
    {
        var (person, from, note) = (Person(), Day("--from", "từ ngày"), Note());
        var command = new Command("make", "lập hộ, người này làm chủ hộ") { person, from, note };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.Record, stop);
            var head = await session.PersonAsync(parsed.GetValue(person)!, user, stop);
            var (made, refusal) = Desk(session).Make(
                head.Id, Read(parsed, from), parsed.GetValue(note), Session.ActorOf(user));
            Refuse(refusal);
            session.Output.Answer(
                new { household = made!.Code, head = head.Code },
                () => [$"Đã lập hộ {made.Code} của {head.FullName}."]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Join()
    {
        var (household, person) = (Household(), Person());
        var (from, note) = (Day("--from", "ở hộ từ ngày"), Note());
        var relation = new Option<string>("--relation")
        {
            Description = "quan hệ với chủ hộ: " + Words<HouseholdRelation>(),
            Required = true,
        };
        var command = new Command("join", "thêm người vào hộ; hộ trước của người đó kết thúc")
        {
            household, person, relation, from, note,
        };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.Record, stop);
            var into = await FindAsync(session, parsed.GetValue(household)!, user, stop);
            var who = await session.PersonAsync(parsed.GetValue(person)!, user, stop);
            var asked = new HouseholdJoin(
                Parse<HouseholdRelation>(parsed.GetValue(relation)!, "--relation"), Read(parsed, from))
            {
                Note = parsed.GetValue(note),
            };
            Refuse(Desk(session).Join(into.Household.Id, who.Id, asked, Session.ActorOf(user)));
            session.Output.Answer(
                new { household = into.Household.Code, person = who.Code },
                () => [$"Đã ghi {who.FullName} vào hộ {into.Household.Code}."]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Leave()
    {
        var (household, person) = (Household(), Person());
        var (last, reason) = (Day("--last", "ngày cuối ở hộ"), Reason());
        var command = new Command("leave", "ghi người ra khỏi hộ") { household, person, last, reason };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.Record, stop);
            var from = await FindAsync(session, parsed.GetValue(household)!, user, stop);
            var who = await session.PersonAsync(parsed.GetValue(person)!, user, stop);
            Refuse(Desk(session).Leave(
                from.Household.Id, who.Id, new HouseholdLeave(Read(parsed, last), parsed.GetValue(reason)),
                Session.ActorOf(user)));
            session.Output.Answer(
                new { household = from.Household.Code, person = who.Code },
                () => [$"Đã ghi {who.FullName} ra khỏi hộ {from.Household.Code}."]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Head()
    {
        var (household, person) = (Household(), Person());
        var (from, reason) = (Day("--from", "từ ngày"), Reason());
        var before = new Option<string?>("--before-is")
        {
            Description = "chủ hộ cũ là gì của chủ hộ mới: " + Words<HouseholdRelation>(),
        };
        var command = new Command("head", "đổi chủ hộ") { household, person, before, from, reason };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.Record, stop);
            var of = await FindAsync(session, parsed.GetValue(household)!, user, stop);
            var who = await session.PersonAsync(parsed.GetValue(person)!, user, stop);
            var old = HouseholdQueries.Members(session.Db, of.Household.Id, Month.Of(session.Clock.Today()))
                .FirstOrDefault(row => row.IsPresent && row.Relation == HouseholdRelation.Head);
            var relations = new Dictionary<string, HouseholdRelation>();
            if (old is not null && parsed.GetValue(before) is { } word)
            {
                relations[old.Code] = Parse<HouseholdRelation>(word, "--before-is");
            }

            Refuse(new HouseholdHeadDesk(session.Db, session.Clock, session.Ids).Set(
                of.Household.Id,
                new HouseholdHead(who.Code, Read(parsed, from), parsed.GetValue(reason)) { Relations = relations },
                Session.ActorOf(user)));
            session.Output.Answer(
                new { household = of.Household.Code, head = who.Code },
                () => [$"Chủ hộ {of.Household.Code} là {who.FullName}."]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Class()
    {
        var household = Household();
        var known = new Option<string>("--class")
        {
            Description = "diện hộ: " + Words<HouseholdClass>(),
            Required = true,
        };
        var paper = new Option<string>("--certificate")
        {
            Description = "giấy chứng nhận hoặc quyết định",
            Required = true,
        };
        var from = Day("--from", "từ ngày");
        var until = new Option<string?>("--until") { Description = "đến hết ngày, ví dụ 2026-12-31" };
        var command = new Command("class", "ghi diện hộ: hộ nghèo, cận nghèo, không thuộc")
        {
            household, known, paper, from, until,
        };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.Record, stop);
            var of = await FindAsync(session, parsed.GetValue(household)!, user, stop);
            var what = Parse<HouseholdClass>(parsed.GetValue(known)!, "--class");
            var last = parsed.GetValue(until) is { } text ? CalendarCommand.Day(text, "--until") : (DateOnly?)null;
            Refuse(new HouseholdStatusDesk(session.Db, session.Clock, session.Ids).Set(
                of.Household.Id, new HouseholdSet(what, parsed.GetValue(paper), Read(parsed, from), last),
                Session.ActorOf(user)));
            session.Output.Answer(
                new { household = of.Household.Code, @class = Code.Of(what) },
                () => [$"Đã ghi hộ {of.Household.Code}: {HouseholdTerms.Of(what)}. Lập lại danh sách chưa trình."]);
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>A household by its code, of the user's places.</summary>
    internal static async Task<HouseholdHeadLine> FindAsync(
        Session session, string code, UserAccount user, CancellationToken stop) =>
        await HouseholdQueries.FindAsync(session.Db, code, await session.AreasOverTimeAsync(null, user, stop), stop)
            ?? throw new RefusedException(new Refusal(
                "HOUSEHOLD_UNKNOWN", $"Không có hộ nào của địa bàn mang mã “{code}”. Mã hộ như HO-05986-0001.", code));

    internal static Argument<string> Household() => new("household") { Description = "mã hộ, ví dụ HO-05986-0001" };

    private static HouseholdDesk Desk(Session session) => new(session.Db, session.Clock, session.Ids);

    private static Argument<string> Person() =>
        new("person") { Description = "mã, số định danh 12 chữ số hoặc id" };

    private static Option<string> Day(string name, string what) =>
        new(name) { Description = what + ", ví dụ 2026-11-15", Required = true };

    private static Option<string?> Note() => new("--note") { Description = "giấy tờ, ghi chú" };

    private static Option<string> Reason() => new("--reason") { Description = "lý do", Required = true };

    private static DateOnly Read(ParseResult parsed, Option<string> day) =>
        CalendarCommand.Day(parsed.GetValue(day)!, day.Name);

    private static string Words<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(Word));

    private static string Word<T>(T value)
        where T : struct, Enum => Code.Of(value).ToLowerInvariant().Replace('_', '-');

    private static T Parse<T>(string text, string where)
        where T : struct, Enum => Enum.GetValues<T>().Where(one => Word(one) == text).Cast<T?>().FirstOrDefault()
            ?? throw new RefusedException(new Refusal(
                "WORD", $"Ghi một trong: {Words<T>()}. Bạn đã ghi {text}.", where));

    private static void Refuse(Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new RefusedException(refusal);
        }
    }
}
