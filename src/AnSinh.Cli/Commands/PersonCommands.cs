using System.CommandLine;
using AnSinh.Core.Access;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Territory;

namespace AnSinh.Cli.Commands;

/// <summary>`person record`: what happened to somebody who receives.</summary>
internal static class PersonCommands
{
    private static readonly Dictionary<string, CourseChange> Changes = new(StringComparer.Ordinal)
    {
        ["death"] = CourseChange.Death,
        ["end"] = CourseChange.End,
        ["suspend"] = CourseChange.Suspend,
        ["resume"] = CourseChange.Resume,
        ["move"] = CourseChange.Move,
        ["certificate-missing"] = CourseChange.CertificateMissing,
        ["certificate-given"] = CourseChange.CertificateGiven,
    };

    public static Command Make() => new("person", "người trong sổ") { Record() };

    private static Command Record()
    {
        var reference = new Argument<string>("person") { Description = "mã, số định danh 12 chữ số hoặc id" };
        var change = new Option<string>("--change") { Description = string.Join(", ", Changes.Keys), Required = true };
        var on = new Option<string>("--on") { Description = "ngày xảy ra, ví dụ 2026-11-15", Required = true };
        var reason = new Option<string>("--reason") { Description = "lý do hoặc giấy tờ", Required = true };
        var decision = new Option<string?>("--decision") { Description = "số quyết định" };
        var care = new Option<bool>("--care")
        {
            Description = "về hỗ trợ chăm sóc, không về trợ cấp của chính người này",
        };
        var to = new Option<string?>("--to") { Description = "mã xã nơi ở mới" };
        var certificate = new Option<string?>("--certificate") { Description = "số giấy xác nhận khuyết tật" };
        var command = new Command(
            "record", "ghi biến động: chết, thôi hưởng, tạm dừng, hưởng lại, chuyển nơi ở, giấy xác nhận khuyết tật")
        {
            reference, change, on, reason, decision, care, to, certificate,
        };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.Record, stop);
            var person = await session.PersonAsync(parsed.GetValue(reference)!, user, stop);
            if (!Changes.TryGetValue(parsed.GetValue(change)!, out var what))
            {
                throw new RefusedException(new Refusal(
                    "CHANGE", $"Biến động là một trong: {string.Join(", ", Changes.Keys)}.", "--change"));
            }

            var day = CalendarCommand.Day(parsed.GetValue(on)!, "--on");
            var area = parsed.GetValue(to) is { } code
                ? (await new AreaQueries(session.Db).RequireAsync(code, day, stop)).Id
                : (int?)null;
            if (new CourseDesk(session.Db, session.Clock, session.Ids).Record(
                person.Id,
                new CourseRequest(what, day, parsed.GetValue(reason))
                {
                    DecisionNo = parsed.GetValue(decision),
                    Programme = parsed.GetValue(care) ? Grant.Care : Grant.Allowance,
                    ToAreaId = area,
                    CertificateNo = parsed.GetValue(certificate),
                },
                Session.ActorOf(user)) is { } refusal)
            {
                throw new RefusedException(refusal);
            }

            session.Output.Answer(
                new { person = person.Code, change = what, on = day },
                () => [
                    $"{CourseDesk.Words(what)} {person.FullName} ({person.Code}), đã ghi. "
                        + "Lập lại danh sách chưa trình."]);
            return ExitCodes.Done;
        });
        return command;
    }
}
