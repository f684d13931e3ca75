using Microsoft.AspNetCore.Http;

namespace AnSinh.Web.Host;

/// <summary>
/// A request for the part of a page that follows the typing. Without script, and after going back, the whole page is
/// asked for and given.
/// </summary>
public static class LivePart
{
    public static bool IsAsked(HttpRequest request) =>
        request.Headers.ContainsKey("HX-Request") && !request.Headers.ContainsKey("HX-History-Restore-Request");
}
