using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Registry;

/// <summary>What the register knows that a representative is checked with.</summary>
/// <param name="Today">The day of the office.</param>
/// <param name="PersonBirth">Of who is represented.</param>
/// <param name="PersonCitizenId">Of who is represented; null where unknown.</param>
/// <param name="DiedOn">When the representative died, where the register knows it.</param>
/// <param name="Others">For how many others the same number receives now.</param>
/// <param name="Most">For how many it may without a reason.</param>
public sealed record RepresentativeScene(
    DateOnly Today, BirthDate PersonBirth, string? PersonCitizenId, DateOnly? DiedOn, int Others, int Most);

/// <summary>
/// Who may be written down as guardian or authorised recipient (giám hộ, ủy quyền: civil law, recalled; the social
/// decrees ask for neither form nor term). Pure.
/// </summary>
public static class RepresentativeRules
{
    private const int NameMin = 2, NameMost = 100, PaperMin = 5, PaperMost = 300;

    public static Refusal? Fault(RepresentativeRequest asked, RepresentativeScene scene) =>
        OfPerson(asked, scene) ?? OfPaper(asked, scene) ?? OfNumber(asked, scene);

    private static Refusal? OfPerson(RepresentativeRequest asked, RepresentativeScene scene)
    {
        var name = VietnameseText.Clean(asked.FullName);
        if (name.Length is < NameMin or > NameMost || !name.Any(char.IsLetter))
        {
            return new Refusal("NAME", "Ghi họ và tên người nhận thay theo giấy tờ.", "FullName");
        }

        var isAuthorised = asked.Kind == Representative.AuthorisedRecipient;
        if (string.IsNullOrWhiteSpace(asked.CitizenId) ? isAuthorised : !CitizenId.IsTwelve(Number(asked)))
        {
            return new Refusal(
                "CITIZEN_ID", "Ghi số định danh 12 chữ số của người nhận thay"
                    + (string.IsNullOrWhiteSpace(asked.CitizenId) ? "." : $". Đã ghi “{asked.CitizenId.Trim()}”."),
                "CitizenId");
        }

        return Number(asked) is { } number && number == scene.PersonCitizenId
            ? new Refusal("SELF", "Số định danh này là của chính người hưởng; người hưởng tự nhận.", "CitizenId")
            : null;
    }

    private static Refusal? OfPaper(RepresentativeRequest asked, RepresentativeScene scene)
    {
        if (VietnameseText.Clean(asked.Paper).Length is < PaperMin or > PaperMost)
        {
            return new Refusal(
                "PAPER", "Ghi giấy tờ: loại, số, ngày, nơi chứng thực, ví dụ “Giấy ủy quyền số 12 ngày 05/11/2026, "
                    + "UBND xã chứng thực”.", "Paper");
        }

        if (asked.FromOn is not { } from || from < scene.PersonBirth.Earliest)
        {
            return new Refusal(
                "FROM", "Ghi ngày bắt đầu theo giấy tờ, không trước ngày sinh của người hưởng.", "FromText");
        }

        return asked.UntilOn is { } until
            ? until < from || until < scene.Today
                ? new Refusal("UNTIL", "Ngày cuối không trước ngày bắt đầu và chưa qua. Xem lại giấy tờ.", "UntilText")
                : null
            : asked.Kind == Representative.AuthorisedRecipient
                ? new Refusal("UNTIL_MISSING", "Ủy quyền có thời hạn: ghi ngày cuối theo giấy tờ.", "UntilText")
                : null;
    }

    private static Refusal? OfNumber(RepresentativeRequest asked, RepresentativeScene scene)
    {
        if (scene.DiedOn is { } died)
        {
            return new Refusal(
                "DEAD", $"Sổ ghi người có số định danh này đã chết ngày {PolicyText.Day(died)}. Đối chiếu lại số.",
                "CitizenId");
        }

        return scene.Others >= scene.Most && VietnameseText.Clean(asked.ManyReason).Length < PaperMin
            ? new Refusal(
                "MANY", $"Người này đang nhận thay cho {scene.Others} người khác; từ {scene.Most + 1} người trở lên "
                    + "phải ghi lý do, ví dụ “cha mẹ đơn thân của bốn con khuyết tật”.", "ManyReason")
            : null;
    }

    /// <summary>The number without spaces; null where none is written.</summary>
    public static string? Number(RepresentativeRequest asked) => string.IsNullOrWhiteSpace(asked.CitizenId)
        ? null : asked.CitizenId.Replace(" ", "", StringComparison.Ordinal);
}
