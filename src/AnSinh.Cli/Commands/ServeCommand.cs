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
        var command = new Command("serve", "phục vụ các trang") { urls };
        command.Runs(async (session, parsed, stop) =>
        {
            session.Output.Line($"Trang phục vụ tại {parsed.GetValue(urls)} (Ctrl+C để dừng)", $"Serving at {parsed.GetValue(urls)}");
            await ServeAsync(session.Address, parsed.GetValue(urls)!, stop);
            return ExitCodes.Done;
        });
        return command;
    }

    public static async Task ServeAsync(DatabaseAddress database, string urls, CancellationToken stop)
    {
        var options = new WebOptions(database) { Urls = urls, KeysFolder = database.KeysFolder };
        await using var app = WebHost.Build(options);
        await app.RunAsync(stop);
    }
}
