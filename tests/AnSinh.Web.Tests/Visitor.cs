using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests;

/// <summary>A browser without script: keeps cookies, reads pages, fills and sends the form it was shown.</summary>
public sealed class Visitor : IDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly Site site;
    private readonly string? from;
    private HttpClient? made;

    /// <param name="site">What is visited.</param>
    /// <param name="from">What the request says about where it comes from (X-Forwarded-For).</param>
    public Visitor(Site site, string? from = null) => (this.site, this.from) = (site, from);

    private HttpClient Client => made ??= To(site.Address);

    public HttpResponseMessage Last { get; private set; } = null!;

    public IHtmlDocument Page { get; private set; } = null!;

    public HttpStatusCode Status => Last.StatusCode;

    /// <summary>Where the last answer sends the browser; empty when it does not.</summary>
    public string SentTo => Last.Headers.Location?.OriginalString ?? "";

    /// <summary>Everything a person reads on the page.</summary>
    public string Text =>
        string.Join(' ', Page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static async Task<Visitor> SignedInAsync(Site site, string login, string password = Site.Password)
    {
        var visitor = new Visitor(site);
        await visitor.SignInAsync(login, password);
        visitor.Status.ShouldBe(HttpStatusCode.Redirect);
        return visitor;
    }

    public async Task<Visitor> OpenAsync(string path)
    {
        await ReadAsync(await Client.GetAsync(new Uri(path, UriKind.Relative)));
        return this;
    }

    /// <summary>
    /// Sends the page's form at <paramref name="selector"/> with its hidden values and what is given here.
    /// </summary>
    public async Task SendAsync(string selector, params (string Name, string Value)[] values)
    {
        var form = Page.QuerySelector<IHtmlFormElement>(selector).ShouldNotBeNull($"{selector}: {Text}");
        var all = form.QuerySelectorAll<IHtmlInputElement>("input")
            .Where(input => input.Type is "hidden" or "text" || (input.Type == "checkbox" && input.IsChecked))
            .GroupBy(input => input.Name!).ToDictionary(group => group.Key, group => group.First().Value);
        foreach (var (name, value) in values)
        {
            all[name] = value;
        }

        var action = form.GetAttribute("action") ?? Last.RequestMessage!.RequestUri!.PathAndQuery;
        await ReadAsync(await Client.PostAsync(new Uri(action, UriKind.Relative), new FormUrlEncodedContent(all)));
    }

    /// <summary>
    /// Sends a form of the page with the same text in every field that takes one, and the first choice of each list.
    /// </summary>
    public async Task FillAsync(IHtmlFormElement form, string text)
    {
        var values = form.QuerySelectorAll("input[name], textarea[name]")
            .Select(field => (
                Name: field.GetAttribute("name")!,
                Value: field is IHtmlInputElement { Type: "hidden" } kept ? kept.Value : text))
            .Concat(form.QuerySelectorAll<IHtmlSelectElement>("select[name]").Select(list => (
                Name: list.Name!,
                Value: list.Options is { Length: > 0 } options ? options[options.Length - 1].Value : text)));
        var action = form.GetAttribute("action") ?? Last.RequestMessage!.RequestUri!.PathAndQuery;
        await ReadAsync(await Client.PostAsync(new Uri(action, UriKind.Relative), new FormUrlEncodedContent(
            values.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)))));
    }

    /// <summary>Sends the form at <paramref name="selector"/> with its hidden values and one file.</summary>
    public async Task SendFileAsync(string selector, string field, string fileName, byte[] content)
    {
        var form = Page.QuerySelector<IHtmlFormElement>(selector).ShouldNotBeNull($"{selector}: {Text}");
        using var body = new MultipartFormDataContent();
        foreach (var input in form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]"))
        {
            body.Add(new StringContent(input.Value), input.Name!);
        }

        var file = new ByteArrayContent(content);
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
        {
            Name = field,
            FileNameStar = fileName,
        };
        body.Add(file);
        var action = form.GetAttribute("action") ?? Last.RequestMessage!.RequestUri!.PathAndQuery;
        await ReadAsync(await Client.PostAsync(new Uri(action, UriKind.Relative), body));
    }

    /// <summary>Asks for the part of a page that follows the typing, as the script does.</summary>
    public async Task<Visitor> OpenPartAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("HX-Request", "true");
        await ReadAsync(await Client.SendAsync(request));
        return this;
    }

    public Task<byte[]> DownloadAsync(string path) => Client.GetByteArrayAsync(new Uri(path, UriKind.Relative));

    public async Task SignInAsync(
        string login, string password = Site.Password, params (string Name, string Value)[] more)
    {
        await OpenAsync("/dang-nhap");
        await SendAsync("main form", [("Login", login), ("Password", password), .. more]);
    }

    /// <summary>Asks and leaves what was open before as it is.</summary>
    public Task<HttpResponseMessage> GetRawAsync(string path) => Client.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<HttpResponseMessage> PostRawAsync(string path, params (string Name, string Value)[] values) =>
        await Client.PostAsync(
            new Uri(path, UriKind.Relative),
            new FormUrlEncodedContent(values.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))));

    /// <summary>Sends what no form of the page sends, and reads the answer.</summary>
    public async Task PostAsync(string path, params (string Name, string Value)[] values) =>
        await ReadAsync(await PostRawAsync(path, values));

    public IElement Find(string selector) => Page.QuerySelector(selector).ShouldNotBeNull(selector);

    /// <summary>Goes on at another node of the same office with the same cookies.</summary>
    public void GoTo(WebApplication node)
    {
        made?.Dispose();
        made = To(new Uri(node.Urls.First() + "/"));
    }

    public void Dispose() => made?.Dispose();

    private HttpClient To(Uri address)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies };
        var client = new HttpClient(handler) { BaseAddress = address };
        if (from is not null)
        {
            client.DefaultRequestHeaders.Add("X-Forwarded-For", from);
        }

        return client;
    }

    private async Task ReadAsync(HttpResponseMessage response)
    {
        Last = response;
        Page = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
    }
}
