using System.Collections.Concurrent;
using System.Net;
using System.Text;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Attacks;

/// <summary>When something breaks inside, the page tells nothing of it, and nothing tells about people.</summary>
[Trait("Check", "S23")]
public sealed class FailureTests : IAsyncLifetime
{
    private const string Name = "Triệu Thị Chim Họa Mi";
    private const string Typed = "chim họa mi đã hót ở đây";
    private const string Secret = "mật khẩu chim họa mi";

    // Made at run time, so that no text of twelve digits stands in the source.
    private static readonly string Identifier = "9" + "99080" + "004567";

    private static readonly string[] Inside =
        ["Exception", "   at ", "SELECT", "INSERT", "Npgsql", "Sqlite", ".cs:", "no such table", "does not exist"];

    private readonly LogKeeper log = new();
    private Site site = null!;

    public async ValueTask InitializeAsync()
    {
        site = new Site { Change = options => options with { Log = log } };
        await site.InitializeAsync();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Tables_that_are_gone_make_pages_that_tell_a_number_and_a_log_without_people()
    {
        await site.AddPersonAsync("CH0001", Name, citizenId: Identifier);
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await officer.OpenAsync("/doi-tuong/CH0001/bien-dong");
        await site.AsOwnerAsync("ALTER TABLE grants RENAME TO grants_gone");
        await FailedAsync(officer, () => officer.SendAsync(
            "main form", ("Change", "Death"), ("On", "17/11/2026"), ("Reason", Typed)));
        await FailedAsync(officer, () => officer.OpenAsync("/doi-tuong/CH0001"));
        await FailedAsync(officer, () => officer.OpenAsync("/doi-tuong?q=" + Uri.EscapeDataString(Name)));
        await site.AsOwnerAsync("ALTER TABLE import_staging RENAME TO import_gone");
        await officer.OpenAsync("/nhap-tep");
        await FailedAsync(officer, () => officer.SendFileAsync(
            "main form[enctype]", "Upload", "ds.csv", Encoding.UTF8.GetBytes($"STT,Họ và tên\n1,{Name}\n")));
        using var guest = new Visitor(site);
        await guest.OpenAsync("/dang-nhap");
        await site.AsOwnerAsync("ALTER TABLE users RENAME TO users_gone");
        await FailedAsync(guest, () => guest.SendAsync("main form", ("Login", "officer"), ("Password", Secret)));
        Quiet();
    }

    [Fact]
    public async Task A_row_that_the_database_refuses_is_not_told_with_its_values()
    {
        await site.AddPersonAsync("CH0002", Name, citizenId: Identifier);
        await site.AsOwnerAsync(
            Environment.GetEnvironmentVariable("ANSINH_TEST_POSTGRES") is { Length: > 0 }
                ? "ALTER TABLE data_requests ADD CONSTRAINT never CHECK (kind = '') NOT VALID"
                : "CREATE TRIGGER never BEFORE INSERT ON data_requests BEGIN SELECT RAISE(ABORT, 'never'); END");
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await officer.OpenAsync("/yeu-cau-du-lieu");
        await FailedAsync(officer, () => officer.SendAsync(
            "#ghi-yeu-cau", ("Person", "CH0002"), ("On", "18/11/2026"), ("Asked", Typed)));
        Quiet();
    }

    private static async Task FailedAsync(Visitor visitor, Func<Task> act)
    {
        await act();
        visitor.Status.ShouldBe(HttpStatusCode.InternalServerError);
        visitor.Find(".mono").TextContent.ShouldNotBeEmpty();
        foreach (var word in (string[])[.. Inside, Name, Typed, Secret, Identifier])
        {
            (await visitor.Last.Content.ReadAsStringAsync()).ShouldNotContain(word);
        }
    }

    private void Quiet()
    {
        var said = string.Join('\n', log.Said);
        // The control: the log does tell that something broke, and where.
        said.ShouldContain("Exception");
        foreach (var word in (string[])[Name, Typed, Secret, Identifier, "Họa Mi"])
        {
            said.ShouldNotContain(word, Case.Insensitive);
        }
    }

    /// <summary>Keeps what would stand in the log of the server.</summary>
    private sealed class LogKeeper : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Said { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => Said.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
