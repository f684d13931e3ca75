using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Parser;

namespace AnSinh.Web.Tests.Access;

/// <summary>
/// A sign-in system that others wrote (oidc-provider, tests/oidc), in a process of its own. It ends with the test.
/// </summary>
internal sealed class ForeignIssuer : IDisposable
{
    public const string Secret = "a secret of + the office";

    private static readonly string Folder = Path.Combine(Repository(), "tests", "oidc");

    /// <summary>Once for all tests; at the locked versions.</summary>
    private static readonly Lazy<Task> Installed = new(
        () => RunAsync("npm", "ci", "--no-fund", "--no-audit", "--loglevel=error"));

    private readonly Process process;

    private ForeignIssuer(Process process, string address) => (this.process, Address) = (process, address);

    public string Address { get; }

    public static async Task<ForeignIssuer> StartAsync()
    {
        await Installed.Value;
        var node = Start("node", "issuer.mjs");
        // What it has to say about settings goes to its error output; nobody reads it.
        node.ErrorDataReceived += (_, _) => { };
        node.BeginErrorReadLine();
        var address = await node.StandardOutput.ReadLineAsync();
        return new ForeignIssuer(node, address.ShouldNotBeNull());
    }

    /// <summary>Says where browsers may be sent back to; from then on it answers.</summary>
    public async Task AnswerAsync(params IEnumerable<string> redirects)
    {
        await process.StandardInput.WriteLineAsync(string.Join(' ', redirects));
        (await process.StandardOutput.ReadLineAsync()).ShouldBe("ready");
    }

    /// <summary>Signs in there in a browser and agrees; returns where the browser is sent back to.</summary>
    public static async Task<string> SignInAsync(string address, string name)
    {
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = new CookieContainer(),
        };
        using var browser = new HttpClient(handler);
        var at = new Uri(address);
        for (var step = 0; step < 12; step++)
        {
            using var answer = await browser.GetAsync(at);
            if (answer.Headers.Location is { } next)
            {
                at = new Uri(at, next);
                if (at.AbsolutePath.StartsWith("/dang-nhap/", StringComparison.Ordinal))
                {
                    return at.PathAndQuery;
                }

                continue;
            }

            var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
            var form = page.QuerySelector("form[method=post]").ShouldNotBeNull(page.Body!.TextContent);
            using var sent = await browser.PostAsync(
                new Uri(at, form.GetAttribute("action")),
                new FormUrlEncodedContent(form.QuerySelectorAll("input[name]").Select(input => KeyValuePair.Create(
                    input.GetAttribute("name")!,
                    input.GetAttribute("type") == "hidden" ? input.GetAttribute("value")! : name))));
            at = new Uri(at, sent.Headers.Location.ShouldNotBeNull());
        }

        throw new InvalidOperationException("the other system never sends the browser back");
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            process.Kill();
        }

        process.Dispose();
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var run = Start(program, arguments);
        run.StandardInput.Close();
        var errors = run.StandardError.ReadToEndAsync();
        await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        run.ExitCode.ShouldBe(0, await errors);
    }

    private static Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ISSUER_SECRET"] = Secret;
        return Process.Start(start)!;
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AnSinh.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
