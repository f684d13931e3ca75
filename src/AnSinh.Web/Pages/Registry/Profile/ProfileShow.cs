using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Web.Components;

namespace AnSinh.Web.Pages.Registry.Profile;

/// <summary>How a person's page writes what it shows of the person.</summary>
public static class ProfileShow
{
    private const int ShownDigits = 3;

    /// <summary>··· 417: the end of an identifier, enough to tell two people apart.</summary>
    public static string Masked(string? number) =>
        string.IsNullOrEmpty(number) ? Show.Nothing : "··· " + number[^Math.Min(ShownDigits, number.Length)..];

    /// <summary>
    /// 5.5.a, as papers were keyed in, read out: Điều 5 khoản 5 điểm a. Anything else stays as it is.
    /// </summary>
    public static string? Article(string? ground) => ground?.Split('.') switch
    {
        [var article, var clause] when IsNumber(article) && IsNumber(clause) => $"Điều {article} khoản {clause}",
        [var article, var clause, var point] when IsNumber(article) && IsNumber(clause) =>
            $"Điều {article} khoản {clause} điểm {point}",
        _ => ground,
    };

    /// <summary>Completed years on a day; none when the year is all that is known and a day decides.</summary>
    public static string Age(BirthDate birth, DateOnly today)
    {
        if (birth.Year <= 0)
        {
            return "";
        }

        int Years(DateOnly born) => today.Year - born.Year - (born > today.AddYears(born.Year - today.Year) ? 1 : 0);
        var (oldest, youngest) = (Years(birth.Earliest), Years(birth.Latest));
        return oldest == youngest ? $"({oldest} tuổi)" : $"({youngest}–{oldest} tuổi)";
    }

    /// <summary>What happened to a person, by the day of effect, latest first; health is left out.</summary>
    public static IReadOnlyList<TimelineEntry> Timeline(
        FieldVault vault, Person person, IEnumerable<Grant> grants, IEnumerable<Fact> facts,
        IEnumerable<PaymentMethod> methods, int most)
    {
        var entries = grants.SelectMany(OfGrant)
            .Concat(facts.Where(fact => fact.Kind != FactKinds.Hiv).Select(OfFact))
            .Concat(methods.Select(method => OfMethod(vault, method))).ToList();
        var came = DateOnly.FromDateTime(person.RecordedAt.ToOffset(VietnamClock.Offset).DateTime);
        entries.Add(new TimelineEntry(came, "vào sổ", "Ghi tên vào sổ", null,
            "Ghi nhận " + Show.Instant(person.RecordedAt), "plus"));
        return [.. entries.OrderByDescending(entry => entry.EffectOn).Take(most)];
    }

    private static IEnumerable<TimelineEntry> OfGrant(Grant grant)
    {
        var recorded = Recorded(grant.RecordedAt, grant.RecordedBy);
        var name = RegisterWords.Programme(grant.Programme);
        var paper = grant.DecisionNo is { } number
            ? $"Quyết định {number}" + (grant.DecidedOn is { } on ? " ngày " + Show.Date(on) : "") : null;
        yield return new TimelineEntry(grant.FromMonth.FirstDay, "hưởng từ", name, paper, recorded, "scale");
        if (grant.SuspendedFromMonth is { } suspended)
        {
            yield return new TimelineEntry(suspended.FirstDay, "tạm dừng từ",
                "Tạm dừng: " + name, grant.EndReason, recorded, "minus");
        }

        if (grant.UntilMonth is { } last)
        {
            yield return new TimelineEntry(last.LastDay, "hết tháng",
                "Thôi hưởng: " + name, grant.EndReason, recorded, "minus");
        }
    }

    private static TimelineEntry OfFact(Fact fact) => new(
        fact.FromOn, "hiệu lực", $"{RegisterWords.FactName(fact.Kind)}: {RegisterWords.FactValue(fact)}",
        fact.SupersededAt is null ? fact.Evidence : "Đã thay bằng dữ kiện khác",
        Recorded(fact.RecordedAt, fact.RecordedBy));

    private static TimelineEntry OfMethod(FieldVault vault, PaymentMethod method) => new(
        method.FromOn, "từ ngày",
        $"Nhận qua {RegisterWords.Channel(method.Channel)}, {RegisterWords.Provider(method.Provider)}",
        vault.Account(method) is { } account ? "tài khoản " + Show.Account(account) : null,
        Recorded(method.RecordedAt, method.RecordedBy), "bank");

    private static bool IsNumber(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    private static string Recorded(DateTimeOffset at, string by) => $"Ghi nhận {Show.Instant(at)} · {by}";
}
