using System.CommandLine;
using System.Data.Common;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Cli;

/// <summary>Exit statuses of the contract.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Usage = 2;
    public const int Surroundings = 3;
}

/// <summary>Runs a command in a session and turns what went wrong into an exit status.</summary>
public static class CommandActions
{
    public static void Runs(this Command command, Func<Session, ParseResult, CancellationToken, Task<int>> action) =>
        command.SetAction(async (parsed, stop) =>
        {
            var output = new Output(parsed.GetValue(GlobalOptions.Json), parsed.GetValue(GlobalOptions.Lang) == "en");
            try
            {
                return await RunAsync(command, action, parsed, stop);
            }
            catch (RefusedException refused)
            {
                output.Refuse(refused.Refusal);
                return ExitCodes.Refused;
            }
            catch (PostgresMissingException missing)
            {
                output.Refuse(missing.Refusal);
                return ExitCodes.Surroundings;
            }
            catch (Exception exception) when (Meanwhile.IsChange(exception))
            {
                output.Refuse(Meanwhile.Refusal);
                return ExitCodes.Refused;
            }
            catch (Exception exception) when (Surroundings(exception) is { } sentence)
            {
                output.Refuse(new Refusal("SURROUNDINGS", sentence, exception.GetBaseException().Message));
                return ExitCodes.Surroundings;
            }
        });

    private static async Task<int> RunAsync(
        Command command, Func<Session, ParseResult, CancellationToken, Task<int>> action, ParseResult parsed,
        CancellationToken stop)
    {
        using var session = new Session(parsed);
        var name = CommandRights.NameOf(command);
        try
        {
            await session.EnterAsync(name, stop);
            return await action(session, parsed, stop);
        }
        catch (RefusedException refused)
        {
            await session.NoteAsync(name, refused.Refusal);
            throw;
        }
    }

    private static string? Surroundings(Exception exception) => exception switch
    {
        DbException or DbUpdateException or InvalidOperationException { InnerException: DbException } =>
            "Cơ sở dữ liệu không trả lời hoặc từ chối. Chưa ghi gì thêm; kiểm tra rồi chạy lại lệnh.",
        UnauthorizedAccessException => "Không có quyền đọc hoặc ghi tệp. Chưa ghi gì thêm.",
        IOException => "Không đọc hoặc ghi được tệp (đường dẫn, đĩa đầy?). Kiểm tra rồi chạy lại lệnh.",
        _ => null,
    };
}
