using System.CommandLine;
using AnSinh.Core.Access;
using AnSinh.Core.Imports;
using AnSinh.Core.Shared;

namespace AnSinh.Cli.Commands;

/// <summary>`import mappings [--forget ID]`: what the office said its columns mean.</summary>
internal static class ImportMappingsCommand
{
    public static Command Make()
    {
        var forget = new Option<Guid?>("--forget") { Description = "bỏ nhớ cách ghép có số này" };
        var command = new Command("mappings", "cách ghép cột đã nhớ của đơn vị") { forget };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.Import, stop);
            if (parsed.GetValue(forget) is { } id)
            {
                new ImportMappings(session.Db, session.Clock, session.Ids).Forget(
                    id, user.AreaId, Session.ActorOf(user));
            }

            var held = ImportMappings.Current(session.Db, user.AreaId);
            session.Output.Answer(held.Select(Document), () => held.Count > 0 ? held.SelectMany(Lines)
                : ["Đơn vị chưa ghép cột cho tệp nào."]);
            return ExitCodes.Done;
        });
        return command;
    }

    private static object Document(ColumnMapping mapping) => new
    {
        id = mapping.Remembered!.Id,
        kind = mapping.Kind,
        mapped_by = mapping.Remembered.MappedBy,
        mapped_at = mapping.Remembered.MappedAt,
        columns = mapping.Columns.ToDictionary(
            one => ImportReasons.ColumnLetters(one.Column), one => new { heading = one.Heading, field = one.Field }),
    };

    private static IEnumerable<string> Lines(ColumnMapping mapping)
    {
        var held = mapping.Remembered!;
        var day = DateOnly.FromDateTime(held.MappedAt.ToOffset(VietnamClock.Offset).DateTime);
        yield return $"{held.Id}  {mapping.Kind}, {held.MappedBy} ghép ngày {DateText.Show(day)}";
        foreach (var column in mapping.Columns)
        {
            yield return $"  {ImportReasons.ColumnLetters(column.Column)} “{column.Heading}” → {column.Field}";
        }
    }
}
