using System.Globalization;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages;

/// <summary>
/// What a person reads when a page cannot be shown: what is so, then what to do. A refusal that a service threw is
/// told in its own words; nothing of the program's inside is shown.
/// </summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel : PageModel
{
    private const int AwaySeconds = 5;

    public string Heading { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string? Where { get; private set; }

    /// <summary>The number under which the log keeps this failure; none when nothing failed.</summary>
    public string? Incident { get; private set; }

    /// <summary>A page that was only to be read asks again by itself after so many seconds.</summary>
    public int? AskAgainAfter { get; private set; }

    /// <summary>The address that could not be shown.</summary>
    public string Asked => HttpContext.Features.Get<IExceptionHandlerPathFeature>() is { } failed
        ? failed.Path + Request.QueryString
        : "/";

    /// <summary>From the address alone: the form that failed may have a field of that name.</summary>
    public void OnGet([FromRoute] int code) => Tell(code);

    public void OnPost([FromRoute] int code) => Tell(code);

    private void Tell(int code)
    {
        var error = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (error is RefusedException { Refusal: var refusal })
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            (Heading, Text, Where) = ("Chưa làm được việc này", refusal.Message, refusal.Where);
            return;
        }

        if (error is DbUpdateConcurrencyException)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            (Heading, Text) = ("Người khác đã làm trước", "Nội dung này vừa được người khác thay đổi. Mở lại "
                + "trang để xem, rồi làm tiếp.");
            return;
        }

        if (code == StatusCodes.Status429TooManyRequests && Later.Of(HttpContext) is { } later)
        {
            Response.StatusCode = code;
            (Heading, Text) = ("Tạm dừng một lúc", later.Refusal.Message);
            return;
        }

        if (DatabaseAway.Is(error))
        {
            TellDatabaseAway();
            return;
        }

        Response.StatusCode = code is >= 400 and < 600 ? code : StatusCodes.Status404NotFound;
        (Heading, Text) = Response.StatusCode switch
        {
            400 => ("Trang đã mở quá lâu", "Biểu mẫu này không còn nhận được nữa. Mở lại trang rồi gửi lần nữa; "
                + "điều đã lưu vẫn còn."),
            403 => ("Tài khoản của bạn không mở được trang này", "Việc ở trang này thuộc vai trò khác. Nếu công "
                + "việc của bạn cần đến, nhờ người quản trị tài khoản."),
            404 => ("Không có trang này", "Địa chỉ có thể gõ thiếu, hoặc nội dung đã chuyển chỗ. Tìm người bằng "
                + "ô tìm ở trên, hoặc về việc cần làm."),
            413 => ("Tệp quá lớn", "Chia tệp thành từng xã rồi tải lên lần lượt."),
            _ => ("Máy chủ gặp sự cố", "Việc vừa gửi chưa được lưu. Chờ một phút rồi mở lại trang; nếu vẫn vậy, "
                + "báo người quản trị mã bên dưới."),
        };
        Incident = Response.StatusCode >= 500 ? HttpContext.TraceIdentifier : null;
    }

    private void TellDatabaseAway()
    {
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        Response.Headers.RetryAfter = AwaySeconds.ToString(CultureInfo.InvariantCulture);
        var isRead = HttpMethods.IsGet(Request.Method);
        AskAgainAfter = isRead ? AwaySeconds : null;
        (Heading, Text) = ("Cơ sở dữ liệu đang gián đoạn", isRead
            ? "Chưa đọc được trang này. Trang tự mở lại sau vài giây; hoặc bấm thử lại. Phiên đăng nhập vẫn còn."
            : "Chưa rõ việc vừa gửi đã được lưu hay chưa. Chờ vài giây, mở lại trang trước để xem: nếu chưa có thì "
                + "thử lại. Phiên đăng nhập vẫn còn.");
        Incident = HttpContext.TraceIdentifier;
    }
}
