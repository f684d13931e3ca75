using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using AnSinh.Core.Exchanges;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AnSinh.Core.Tests.Exchanges;

/// <summary>
/// A population database in a box: it answers, fails, delays and lies as a test says, and counts what it was asked.
/// </summary>
internal sealed class PopulationServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Func<int, int, HttpContext, JsonElement, Task> behave;
    private readonly ConcurrentDictionary<int, int> asked = [];

    /// <param name="behave">Answers a question: the number of its line, how often that line was asked by now.</param>
    public PopulationServer(Func<int, int, HttpContext, JsonElement, Task> behave)
    {
        this.behave = behave;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.MapPost("/", AnswerAsync);
    }

    /// <summary>How often each line was asked about.</summary>
    public IReadOnlyDictionary<int, int> Asked => asked;

    public Uri Address => new(app.Urls.Single());

    public async Task<PopulationServer> StartAsync()
    {
        await app.StartAsync();
        return this;
    }

    /// <summary>What was asked, said back, with an answer.</summary>
    public static Task SayAsync(HttpContext context, JsonElement question, params (string Name, string? Value)[] said)
    {
        var answer = question.EnumerateObject().ToDictionary(
            one => one.Name, one => one.Value.ValueKind == JsonValueKind.Null ? null : one.Value.ToString());
        foreach (var (name, value) in said)
        {
            answer[name] = value;
        }

        return context.Response.WriteAsJsonAsync(answer);
    }

    public static Task StatusAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    public static Task WriteAsync(HttpContext context, string text) =>
        context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();

    /// <summary>A client that waits milliseconds where the real one waits seconds.</summary>
    public PopulationClient Client(HttpClient http, int timeoutMs = 2_000) => new(
        http,
        new PopulationSettings(Address)
        {
            Timeout = TimeSpan.FromMilliseconds(timeoutMs),
            FirstWait = TimeSpan.FromMilliseconds(1),
            LongestWait = TimeSpan.FromMilliseconds(5),
            Tries = 3,
            AnswerBytes = 4_096,
        },
        TimeProvider.System);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var document = await JsonDocument.ParseAsync(context.Request.Body);
        var line = document.RootElement.GetProperty("ma_dong").GetInt32();
        await behave(line, asked.AddOrUpdate(line, 1, (_, before) => before + 1), context, document.RootElement);
    }
}
