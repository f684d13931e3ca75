using System.CommandLine;
using AnSinh.Core.Store;
using AnSinh.Web.Host;

namespace AnSinh.Cli.Commands;

/// <summary>`serve`: the pages.</summary>
internal static class ServeCommand
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    public static Command Make()
    {
        var urls = new Option<string>("--urls") { Description = "địa chỉ phục vụ", DefaultValueFactory = _ => DefaultUrl };
        var https = new Option<bool>("--https")
        {
            Description = "trình duyệt vào bằng https (ở đây hoặc qua proxy đứng trước)",
        };
        var command = new Command("serve", "phục vụ các trang") { urls, https };
        command.Runs(async (session, parsed, stop) =>
        {
            // With other keys the pages would write what nobody can open.
            session.RequireTables();
            session.Output.Line($"Trang phục vụ tại {parsed.GetValue(urls)} (Ctrl+C để dừng)", $"Serving at {parsed.GetValue(urls)}");
            await ServeAsync(session.Address, parsed.GetValue(urls)!, parsed.GetValue(https), stop);
            return ExitCodes.Done;
        });
        return command;
    }

    public static async Task ServeAsync(DatabaseAddress database, string urls, bool https, CancellationToken stop)
    {
        var options = WebOptions.OfSurroundings(database) with { Urls = urls, Https = https };
        await using var app = WebHost.Build(options);
        await app.RunAsync(stop);
    }
}
