using AnSinh.Core.Shared;
using Microsoft.AspNetCore.Html;

namespace AnSinh.Web.Components;

/// <summary>A summand of a proof line: the sign before it (+, −, = or nothing), what it is, how much.</summary>
public sealed record ProofTerm(string Sign, string Label, long Vnd, bool IsResult = false, Tone ResultTone = Tone.Ok);

/// <summary>
/// The equation a page stands on, with its verdict computed from the terms: everything left of the result, by its
/// signs, equals the result. Rendered by the partial _ProofLine.
/// </summary>
public sealed record ProofLine(IReadOnlyList<ProofTerm> Terms, string WhenTrue, string WhenFalse, string? Remark = null)
{
    /// <summary>cũ + tăng − giảm ± điều chỉnh = mới. The adjustment carries its own sign.</summary>
    public static ProofLine OfChange(
        (string Label, long Vnd) old, (string Label, long Vnd) increase, (string Label, long Vnd) decrease,
        (string Label, long Vnd) adjust, (string Label, long Vnd) now) => new(
        [
            new("", old.Label, old.Vnd),
            new("+", increase.Label, increase.Vnd),
            new("−", decrease.Label, decrease.Vnd),
            new(adjust.Vnd < 0 ? "−" : "+", adjust.Label, Math.Abs(adjust.Vnd)),
            new("=", now.Label, now.Vnd, IsResult: true),
        ],
        "Khớp đến đồng",
        "Lệch");

    /// <summary>What the two sides differ by; 0 when the equation holds.</summary>
    public long DifferenceVnd
    {
        get
        {
            long left = 0, right = 0;
            var after = false;
            foreach (var term in Terms)
            {
                after |= term.Sign == "=";
                var signed = term.Sign == "−" ? -term.Vnd : term.Vnd;
                left += after ? 0 : signed;
                right += after ? signed : 0;
            }

            return right - left;
        }
    }

    public bool Holds => DifferenceVnd == 0;
}

/// <summary>A step of the progress tracker: its name and who or when, in small print.</summary>
public sealed record TrackStep(string Name, string? Small = null);

/// <summary>
/// The six steps of a month in their fixed order; <paramref name="Now"/> counts from 0. Partial _Track.
/// </summary>
public sealed record Track(IReadOnlyList<TrackStep> Steps, int Now)
{
    private static readonly string[] MonthSteps = ["Lập", "Trình", "Duyệt", "Ủy nhiệm chi", "Chuyển", "Đối chiếu"];

    /// <summary>A list's month that stands at a step, with the days of the steps behind it.</summary>
    public static Track OfMonth(int now, params DateTimeOffset?[] done) => new(
        [.. MonthSteps.Select((name, at) => new TrackStep(name, done.ElementAtOrDefault(at) is { } when
            ? Show.Date(DateOnly.FromDateTime(when.ToOffset(VietnamClock.Offset).DateTime)) : null))], now);
}

/// <summary>
/// An entry of a timeline: day of effect, what happened, and in grey when it was recorded and by whom. Partial
/// _Timeline.
/// </summary>
public sealed record TimelineEntry(
    DateOnly EffectOn, string EffectWord, string Title, string? Text, string Recorded,
    string Icon = "doc", string? Href = null);

/// <summary>
/// Which part of a long list is shown. <paramref name="Href"/> gives the address of a page number from 1. Partial
/// _Pager.
/// </summary>
public sealed record Pager(int Page, int PageSize, int Total, Func<int, string> Href)
{
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    public int First => Total == 0 ? 0 : ((Page - 1) * PageSize) + 1;

    public int Last => Math.Min(Page * PageSize, Total);
}

/// <summary>A link above the title: where this page lies. The last one has no address. Partial _Crumbs.</summary>
public sealed record Crumb(string Text, string? Href = null);

/// <summary>One of the four steps of “Vì sao?”: facts, rule, citation, arithmetic. Partial _Why.</summary>
public sealed record WhyStep(string Title, IReadOnlyList<IHtmlContent> Lines);
