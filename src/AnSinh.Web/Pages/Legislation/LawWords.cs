using AnSinh.Policy.Assessment;
using AnSinh.Policy.Law;
using AnSinh.Web.Components;

namespace AnSinh.Web.Pages.Legislation;

/// <summary>How sure a line of law is, and the words of its values.</summary>
public static class LawWords
{
    private const string Excludes = "không thuộc ";

    private static readonly Dictionary<string, string> Choices = new()
    {
        ["district"] = "cấp huyện",
        ["commune"] = "cấp xã",
        ["first-day"] = "ngày đầu",
        ["last-day"] = "ngày cuối",
        ["feb-28"] = "28/02",
        ["mar-01"] = "01/3",
        ["highest"] = "chỉ mức cao nhất",
        ["every"] = "cộng mọi mức",
        ["percent-set-by-province"] = "tỷ lệ do tỉnh quy định",
        ["in-contract"] = "theo hợp đồng",
    };

    public static readonly IReadOnlyList<(AwardKind Kind, string Heading)> Kinds =
    [
        (AwardKind.Allowance, "Trợ cấp xã hội hằng tháng"),
        (AwardKind.SocialPension, "Trợ cấp hưu trí xã hội"),
        (AwardKind.Care, "Hỗ trợ chăm sóc, nuôi dưỡng"),
        (AwardKind.Facility, "Nuôi dưỡng trong cơ sở"),
        (AwardKind.ProvinceGroup, "Nhóm thêm của tỉnh"),
    ];

    /// <summary>Icon and tone of a certainty; its word stands beside.</summary>
    public static (string Icon, Tone Tone) Look(Mark mark) => mark switch
    {
        Mark.Confirmed => ("check", Tone.Ok),
        Mark.Secondary => ("doc", Tone.Info),
        Mark.Inference => ("scale", Tone.Info),
        Mark.Recalled => ("alert", Tone.Warn),
        _ => ("help", Tone.Warn),
    };

    /// <summary>A condition; the ground that it excludes is called by its article, not by our code.</summary>
    public static string Asked(string asked, LawBook book) =>
        asked.StartsWith(Excludes, StringComparison.Ordinal)
            ? Excludes + (book.TryLabel(asked[Excludes.Length..])?.Citation ?? asked[Excludes.Length..])
            : asked;

    /// <summary>When a rate applies; beside others, the one without a condition is for the rest.</summary>
    public static string Band(string sentence, int bands) =>
        bands > 1 && sentence == "mọi trường hợp" ? "các trường hợp còn lại" : sentence;

    public static string Value(ParameterInForce item) => (item.Parameter.Unit, item.Value.Value) switch
    {
        (_, null) => Show.Nothing,
        ("vnd" or "vnd-per-month", { Number: { } vnd }) => Show.Money(vnd),
        ("day-of-month", { Number: { } day }) => "trước ngày " + Show.Number(day),
        ("working-days", { Number: { } days }) => Show.Number(days) + " ngày làm việc",
        ("months", { Number: { } months }) => Show.Number(months) + " tháng",
        (_, { Number: { } number }) => Show.Number(number),
        (_, { Word: { } word }) => Choices.GetValueOrDefault(word, word),
        _ => Show.Nothing,
    };
}
