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
        var https = new Option<bool>("--https") { Description = "người dùng vào bằng https (ở đây hay ở phía trước)" };
        var command = new Command("serve", "phục vụ các trang") { urls, https };
        command.Runs(async (session, parsed, stop) =>
        {
            session.Output.Line($"Trang phục vụ tại {parsed.GetValue(urls)} (Ctrl+C để dừng)", $"Serving at {parsed.GetValue(urls)}");
            await ServeAsync(session.Address, parsed.GetValue(urls)!, stop, parsed.GetValue(https));
            return ExitCodes.Done;
        });
        return command;
    }

    public static async Task ServeAsync(
        DatabaseAddress database, string urls, CancellationToken stop, bool https = false)
    {
        await using var app = WebHost.Build(WebOptions.OfSurroundings(database) with { Urls = urls, Https = https });
        await app.RunAsync(stop);
    }
}
