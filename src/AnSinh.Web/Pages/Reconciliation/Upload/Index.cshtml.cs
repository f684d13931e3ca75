using System.IO.Compression;
using AnSinh.Core.Files;
using AnSinh.Core.Files.Results;
using AnSinh.Core.Reconciliation;
using AnSinh.Core.Shared;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace AnSinh.Web.Pages.Reconciliation.Upload;

/// <summary>
/// Nhận tệp kết quả: read and shown first, taken in by a second button. In between the file travels packed in the form,
/// so that nothing lies on the server that nobody took in.
/// </summary>
[RequestFormLimits(ValueLengthLimit = 16 << 20)]
public sealed class IndexModel(MonthTools tools) : ResultPage(tools)
{
    private const int MostShown = 100;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public string? Packed { get; set; }

    [BindProperty]
    public string? FileName { get; set; }

    public ApplyResult? Preview { get; private set; }

    public IReadOnlyList<ResultOutcome> NotApplied =>
        [.. Preview!.Outcomes.Where(one => one.Outcome == ResultLine.Exception).Take(MostShown)];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await ReadProviderAsync(stop) ?? Page();

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken stop)
    {
        if (await ReadProviderAsync(stop) is { } answer)
        {
            return answer;
        }

        if (Upload is not { Length: > 0 } file)
        {
            ModelState.AddModelError(nameof(Upload), "Chọn tệp kết quả: csv, xlsx hoặc XML của ngân hàng.");
            return Page();
        }

        if (file.Length > ReadLimits.Web.FileBytes)
        {
            ModelState.AddModelError(nameof(Upload), "Tệp lớn hơn 10 MB. Chia tệp thành từng lô rồi gửi lần lượt.");
            return Page();
        }

        if (!SentName.EndsIn(file.FileName, [.. SheetFile.Endings, ".xml"]))
        {
            ModelState.AddModelError(nameof(Upload), "Tên tệp cần kết thúc bằng .csv, .xlsx, .xls, .txt hoặc .xml.");
            return Page();
        }

        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, stop);
        var bytes = memory.ToArray();
        FileName = SentName.Of(file.FileName);
        try
        {
            Preview = Apply(bytes, dryRun: true);
        }
        catch (RefusedException refused)
        {
            return await RefuseAsync(refused.Refusal, () => Task.CompletedTask);
        }

        Packed = Pack(bytes);
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostApplyAsync(CancellationToken stop) =>
        await ReadProviderAsync(stop) is { } answer
            ? answer
            : await DoAsync(() => Told(Apply(Unpack(Packed ?? ""), dryRun: false)), Root, () => Task.CompletedTask);

    private ApplyResult Apply(byte[] bytes, bool dryRun)
    {
        var name = FileName ?? "ket-qua";
        var period = ResultFileReader.Read(name, bytes).Period;
        return period == Month
            ? Tools.Results.Apply(Provider, name, bytes, Tools.Actor, dryRun)
            : throw new RefusedException(new Refusal(
                "OTHER_MONTH",
                $"Tệp ghi kỳ {Show.Month(period)}, trang này của kỳ {Show.Month(Month)}. Chưa ghi dòng nào; mở kỳ "
                    + $"{Show.Month(period)} rồi gửi tệp ở đó."));
    }

    private static string Told(ApplyResult result) => result.AlreadyApplied
        ? $"Tệp này đã nhận {Show.Instant(result.AppliedAt!.Value)}; không ghi thêm gì."
        : $"Đã nhận {Show.Number(result.Lines)} dòng: {Show.Number(result.Applied)} ghi, "
            + $"{Show.Number(result.Duplicates)} trùng, {Show.Number(result.Exceptions)} cần xem."
            + (result.Outcomes.All(one => one.Code == "UNKNOWN_LINE") && result.Exceptions > 0
                ? " Không dòng nào thuộc lô đã chuyển: tệp nằm ở Đối chiếu, mục “Tệp không khớp lô nào”." : "");

    private static string Pack(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var zip = new GZipStream(memory, CompressionLevel.Optimal))
        {
            zip.Write(bytes);
        }

        return Convert.ToBase64String(memory.ToArray());
    }

    private static byte[] Unpack(string packed)
    {
        try
        {
            using var zip = new GZipStream(
                new MemoryStream(Convert.FromBase64String(packed)), CompressionMode.Decompress);
            var bytes = new byte[ReadLimits.Web.FileBytes + 1];
            var read = zip.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return read <= ReadLimits.Web.FileBytes ? bytes[..read] : throw Broken();
        }
        catch (Exception broken) when (broken is FormatException or InvalidDataException)
        {
            throw Broken();
        }
    }

    private static RefusedException Broken() => new(new Refusal(
        "FILE_LOST", "Tệp gửi kèm không còn nguyên. Chọn lại tệp rồi xem trước lần nữa."));
}
