using System.CommandLine;
using AnSinh.Core.Registry;

namespace AnSinh.Cli.Commands;

/// <summary>`search TEXT`: people by name without accents, identifier, code or phone.</summary>
internal static class SearchCommand
{
    public static Command Make()
    {
        var text = new Argument<string>("text") { Description = "tên không dấu, số định danh, mã, số điện thoại" };
        var area = GlobalOptions.Area();
        var command = new Command("search", "tìm người") { text, area };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.ReaderAsync(stop);
            var areas = await session.AreasOverTimeAsync(parsed.GetValue(area), user, stop);
            var found = await PersonQueries.SearchAsync(session.Db, parsed.GetValue(text)!, areas, 50, stop);
            session.Output.Answer(
                found.Select(person => new { person.Code, name = person.FullName, birth = person.Birth.ToString(), area = person.AreaName }),
                () => found.Count == 0
                    ? ["Không tìm thấy ai. Thử tên không dấu, hoặc số định danh đủ 12 chữ số."]
                    : found.Select(person => $"{person.Code}  {person.FullName}  {person.Birth}  {person.AreaName}"));
            return found.Count > 0 ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }
}
