using AnSinh.Policy.Law;

namespace AnSinh.Policy.Course;

/// <summary>Grounds whose first month has a rule of its own; all others start with the month of signing.</summary>
public enum StartGround
{
    Other,

    /// <summary>Severe or extremely severe disability (5.6).</summary>
    Disability,

    /// <summary>75 years under 20/2021/NĐ-CP Điều 5 khoản 5 điểm b.</summary>
    OldAge75,

    /// <summary>80 years under 20/2021/NĐ-CP Điều 5 khoản 5 điểm c.</summary>
    OldAge80,
}

/// <summary>A decision and the dates its first month follows from.</summary>
public sealed record StartFacts(StartGround Ground, DateOnly ReceivedOn, DateOnly SignedOn)
{
    /// <summary>Date of the disability certificate.</summary>
    public DateOnly? CertificateOn { get; init; }

    public DateOnly? Birth { get; init; }
}

/// <summary>
/// From which month a benefit is due (20/2021/NĐ-CP Điều 8; 147/2025/NĐ-CP Điều 5; 335/2026/NĐ-CP Điều 8).
/// </summary>
public static class StartRules
{
    public const string Disability = "start-disability";
    public const string OldAge = "start-old-age";
    private const string Certificate = "certificate";
    private const string Birthday = "birthday";

    /// <summary>The first month; the rules of the day on which the dossier came in count.</summary>
    public static Month First(LawBook book, StartFacts facts)
    {
        bool Says(string id, string word) => book.Parameter(id).Values.On(facts.ReceivedOn)?.Value?.Word == word;
        var signed = Month.Of(facts.SignedOn);
        return facts.Ground switch
        {
            StartGround.Disability when facts.CertificateOn is { } on && Says(Disability, Certificate) => Month.Of(on),
            StartGround.OldAge75 when facts.Birth is { } birth && Says(OldAge, Birthday) =>
                Month.Of(birth.AddYears(75)),
            StartGround.OldAge80 when facts.Birth is { } birth && Says(OldAge, Birthday) =>
                Month.Of(birth.AddYears(80)),
            _ => signed,
        };
    }

    /// <summary>The months between the first one and the month before signing: they are paid as arrears.</summary>
    public static IReadOnlyList<Month> Arrears(Month first, DateOnly signedOn) =>
        [.. Enumerable.Range(0, Math.Max(0, Month.Of(signedOn).Since(first))).Select(first.Plus)];
}
