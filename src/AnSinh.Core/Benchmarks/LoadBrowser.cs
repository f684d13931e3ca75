using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AnSinh.Core.Benchmarks;

/// <summary>
/// A browser without script: its own cookies and, on this machine, its own network address. When its node is
/// gone it goes on at the next one with the same cookies.
/// </summary>
public sealed class LoadBrowser : IDisposable
{
    private const int Redirects = 4;
    private const string SignIn = "/dang-nhap";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(700);

    private readonly IReadOnlyList<Uri> nodes;
    private readonly LoadFigures figures;
    private readonly HttpClient client;
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);
    private int node;

    public LoadBrowser(IReadOnlyList<Uri> nodes, int number, LoadFigures figures)
    {
        (this.nodes, this.figures, node) = (nodes, figures, number % nodes.Count);
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip,
            ConnectCallback = (context, stop) => ConnectAsync(context.DnsEndPoint, number, stop),
        })
        {
            Timeout = Patience,
        };
    }

    /// <summary>Opens a page and follows where it sends; a node that is gone is asked once, then the next.</summary>
    public async Task<LoadPage> OpenAsync(string name, string path)
    {
        for (var hop = 0; hop < Redirects; hop++)
        {
            var (answer, page) = await AskAsync(name, () => new HttpRequestMessage(HttpMethod.Get, At(path)), path);
            if (answer is null && nodes.Count > 1)
            {
                (answer, page) = await AskAsync(name, () => new HttpRequestMessage(HttpMethod.Get, At(path)), path);
            }

            if (answer is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
            {
                return page;
            }

            path = page.Path;
        }

        return Wrong(name, path, "đi vòng tròn");
    }

    /// <summary>Sends a form once. It was done when the answer sends elsewhere; that page is opened then.</summary>
    public async Task<LoadPage> SendAsync(string name, LoadForm form, params (string Name, string Value)[] values)
    {
        var all = form.Hidden.Concat(values.Select(one => KeyValuePair.Create(one.Name, one.Value))).ToList();
        var (answer, page) = await AskAsync(
            name,
            () => new HttpRequestMessage(HttpMethod.Post, At(form.Action)) { Content = new FormUrlEncodedContent(all) },
            form.Action);
        if (answer is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
        {
            return page.End == LoadEnd.Good ? page with { End = LoadEnd.Refused } : page;
        }

        if (page.End == LoadEnd.Good)
        {
            await OpenAsync("sau khi gửi", page.Path);
        }

        return page;
    }

    public void Dispose() => client.Dispose();

    private Uri At(string path) => new(nodes[node], path);

    private async Task<(HttpStatusCode? Answer, LoadPage Page)> AskAsync(
        string name, Func<HttpRequestMessage> make, string path)
    {
        using var request = make();
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        if (cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(one => one.Key + "=" + one.Value)));
        }

        var began = Stopwatch.GetTimestamp();
        try
        {
            using var response = await client.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            figures.Took(name, (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            KeepCookies(response);
            return (response.StatusCode, Judge(name, path, response, text));
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException)
        {
            figures.Missed(name);
            node = (node + 1) % nodes.Count;
            await Task.Delay(Pause);
            return (null, new LoadPage(LoadEnd.Away, path, ""));
        }
    }

    private LoadPage Judge(string name, string path, HttpResponseMessage response, string text)
    {
        var status = (int)response.StatusCode;
        if (Inside(text))
        {
            return Wrong(name, path, $"{status}, trang cho thấy bên trong chương trình");
        }

        switch (status)
        {
            case 200:
                return new LoadPage(LoadEnd.Good, path, text);
            case 302 or 303:
                var to = response.Headers.Location!;
                var next = to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString.Split('#')[0];
                return next.StartsWith(SignIn, StringComparison.Ordinal)
                    ? Wrong(name, path, "phiên đã mất")
                    : new LoadPage(LoadEnd.Good, next, "");
            case 409:
                return new LoadPage(LoadEnd.Refused, path, text);
            case 503 when text.Contains("thử lại", StringComparison.Ordinal):
                figures.Missed(name);
                return new LoadPage(LoadEnd.Away, path, text);
            default:
                return Wrong(name, path, $"{status} ở {path}");
        }
    }

    private static bool Inside(string text) => text.Contains("Exception", StringComparison.Ordinal)
        || text.Contains("Npgsql", StringComparison.Ordinal) || text.Contains("   at AnSinh", StringComparison.Ordinal);

    private LoadPage Wrong(string name, string path, string what)
    {
        figures.Failed(name, what);
        return new LoadPage(LoadEnd.Wrong, path, "");
    }

    private void KeepCookies(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out var lines))
        {
            return;
        }

        foreach (var line in lines)
        {
            var pair = line.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0)
            {
                cookies.Remove(pair[0]);
            }
            else
            {
                cookies[pair[0]] = pair[1];
            }
        }
    }

    /// <summary>Every browser of a load on one machine comes from an address of its own, as in an office.</summary>
    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint to, int number, CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (OperatingSystem.IsLinux() && to.Host == "127.0.0.1")
            {
                socket.Dispose();
                socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                var own = new IPAddress([127, 77, (byte)(number / 250), (byte)((number % 250) + 1)]);
                socket.Bind(new IPEndPoint(own, 0));
            }

            await socket.ConnectAsync(to, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
