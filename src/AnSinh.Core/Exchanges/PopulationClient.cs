using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Exchanges;

/// <summary>Where the population database is asked, and how patient we are.</summary>
public sealed record PopulationSettings(Uri Address)
{
    /// <summary>The variables of the process that say it.</summary>
    public const string AddressVariable = "ANSINH_POPULATION_URL", TokenVariable = "ANSINH_POPULATION_TOKEN_FILE";

    public string? Token { get; init; }

    /// <summary>For one try, from the question to the last byte of the answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    public int Tries { get; init; } = 4;

    /// <summary>Before the second try; doubled before each further one.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest that the other side may ask us to wait.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    public int AnswerBytes { get; init; } = 64 << 10;

    /// <summary>What the process was told; refuses when no usable address was given.</summary>
    public static PopulationSettings FromProcess() => Of(Environment.GetEnvironmentVariable(AddressVariable)) with
    {
        Token = Environment.GetEnvironmentVariable(TokenVariable) is { Length: > 0 } path
            ? File.ReadAllText(path).Trim() : null,
    };

    /// <summary>Personal data goes out closed: https, or this machine itself.</summary>
    public static PopulationSettings Of(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? new PopulationSettings(address)
            : throw new RefusedException(new Refusal(
                "POPULATION_URL",
                $"Đã đọc địa chỉ là “{text}”. Ghi địa chỉ https của dịch vụ dân cư vào biến {AddressVariable}, hoặc "
                    + "gửi tệp của lô.", AddressVariable));
}

/// <summary>What came of one question: an answer to judge, or why there is none.</summary>
public sealed record PopulationReply(AnswerLine? Line, string? Failure);

/// <summary>
/// Asks the population database about one line. It never throws for what the other side does: no answer, an answer too
/// late, too long, broken or refused is a failure in words. Whether an answer can be believed is judged elsewhere.
/// </summary>
public sealed class PopulationClient(HttpClient http, PopulationSettings settings, TimeProvider clock)
{
    /// <summary>A client that follows the other side nowhere else.</summary>
    public static HttpClient NewHttp() => new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public async Task<PopulationReply> AskAsync(
        Exchange exchange, ExchangeEntry entry, string? sentId, CancellationToken stop = default)
    {
        var question = Question(exchange, entry, sentId);
        var wait = settings.FirstWait;
        for (var turn = 1; ; turn++)
        {
            var (reply, again, asked) = await TryAsync(exchange, entry, question, stop);
            if (!again || turn >= settings.Tries)
            {
                return reply;
            }

            var pause = asked is { } wanted && wanted > wait ? wanted : wait;
            await Task.Delay(pause < settings.LongestWait ? pause : settings.LongestWait, clock, stop);
            wait *= 2;
        }
    }

    /// <summary>One try: what came, whether another one may help, how long the other side asks us to wait.</summary>
    private async Task<(PopulationReply Reply, bool Again, TimeSpan? Wait)> TryAsync(
        Exchange exchange, ExchangeEntry entry, byte[] question, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(settings.Timeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        try
        {
            using var request = Request(question);
            using var response = await http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                var code = (int)response.StatusCode;
                return (
                    new PopulationReply(null, $"nơi trả lời từ chối (mã {code})"),
                    code is 408 or 429 or >= 500, response.Headers.RetryAfter?.Delta);
            }

            return await BodyAsync(response, both.Token) is { } body
                ? (Read(exchange, entry, body), false, null)
                : (new PopulationReply(null, "câu trả lời dài quá giới hạn"), false, null);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (new PopulationReply(null, "hết thời gian chờ"), true, null);
        }
        catch (Exception away) when (away is HttpRequestException or IOException)
        {
            return (new PopulationReply(null, "không nối được với nơi trả lời"), true, null);
        }
    }

    private HttpRequestMessage Request(byte[] question)
    {
        var content = new ByteArrayContent(question);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        var request = new HttpRequestMessage(HttpMethod.Post, settings.Address) { Content = content };
        if (settings.Token is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return request;
    }

    /// <summary>Null when it is longer than is believed; nothing beyond that is kept.</summary>
    private async Task<byte[]?> BodyAsync(HttpResponseMessage response, CancellationToken stop)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(stop);
        var bytes = new byte[settings.AnswerBytes + 1];
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, stop);
        return read <= settings.AnswerBytes ? bytes[..read] : null;
    }

    private static byte[] Question(Exchange exchange, ExchangeEntry entry, string? sentId) =>
        JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object?>
        {
            [ExchangeFile.Number] = exchange.Number,
            [ExchangeFile.LineNo] = entry.LineNo,
            [ExchangeFile.FullName] = entry.FullName,
            [ExchangeFile.Birth] = entry.Birth,
            [ExchangeFile.Sex] = entry.Sex,
            [ExchangeFile.CitizenId] = sentId,
            ["thon"] = entry.Hamlet,
        });

    /// <summary>
    /// An answer that names another batch or line is an answer about somebody else: it keeps the row of the line that
    /// was asked, and the number it says.
    /// </summary>
    private PopulationReply Read(Exchange exchange, ExchangeEntry entry, byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var answer = new JsonAnswer(document.RootElement, clock.Today());
            if (answer.Text(ExchangeFile.Number) != exchange.Number || answer.Text(ExchangeFile.LineNo) is not { } line
                || !int.TryParse(line, out var number) || number != entry.LineNo)
            {
                return new PopulationReply(
                    new AnswerLine(entry.LineNo, entry.LineNo)
                    {
                        Fault = new LineFault(
                            "OTHER_PERSON", $"Dòng {entry.LineNo}: câu trả lời mang mã lô hoặc mã dòng khác. Hỏi lại."),
                    }, null);
            }

            return new PopulationReply(answer.Line(entry.LineNo), null);
        }
        catch (Exception garbage) when (garbage is JsonException or FormatException or InvalidOperationException)
        {
            return new PopulationReply(null, "câu trả lời không đọc được");
        }
    }

    /// <summary>An answer by its names; a value of another form is no answer (FormatException).</summary>
    private sealed class JsonAnswer(JsonElement root, DateOnly today)
    {
        public string? Text(string name)
        {
            if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            {
                return null;
            }

            var text = value.ValueKind switch
            {
                JsonValueKind.String => VietnameseText.Clean(value.GetString()).Normalize(),
                JsonValueKind.Number => value.GetRawText(),
                _ => throw new FormatException(name),
            };
            return text.Length == 0 ? null : text;
        }

        public AnswerLine Line(int lineNo) => new(lineNo, lineNo)
        {
            EchoName = Text(ExchangeFile.FullName),
            EchoCitizenId = Text(ExchangeFile.CitizenId),
            Result = Text(ExchangeFile.Result)?.ToUpperInvariant() ?? "",
            FullName = Text("kq_ho_ten"),
            Birth = Text("kq_ngay_sinh") is { } birth ? NotAhead(BirthDate.Parse(birth)) : null,
            Sex = Text("kq_gioi_tinh") is { } sex ? sex is "M" or "F" ? sex : throw new FormatException(sex) : null,
            Ethnicity = Text("kq_dan_toc"),
            CitizenId = Text("kq_so_dinh_danh"),
            Hamlet = Text("kq_thon"),
            DiedOn = Text("kq_ngay_chet") is not { } died ? null
                : NotAhead(BirthDate.Parse(died)) is { IsWhole: true } whole ? whole.Earliest
                : throw new FormatException(died),
            Note = Text(ExchangeFile.Note),
        };

        private BirthDate NotAhead(BirthDate day) =>
            day.Earliest <= today ? day : throw new FormatException(day.ToString());
    }
}
