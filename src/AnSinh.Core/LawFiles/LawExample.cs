using AnSinh.Policy;
using AnSinh.Policy.Facts;
using AnSinh.Policy.Law;

namespace AnSinh.Core.LawFiles;

/// <summary>One award a worked case expects.</summary>
/// <param name="Ground">The code, for instance ND20.5.6.</param>
/// <param name="Coefficient">Hundredths; 0 for the social pension.</param>
/// <param name="AmountVnd">Đồng.</param>
public sealed record ExpectedAward(string Ground, int Coefficient, long AmountVnd);

/// <summary>A worked case: facts in, what is due and why out. The cases are the tests of the law files.</summary>
public sealed record LawExample(string Id, string Title, Month Month, string Where)
{
    public LocalLaw? Local { get; init; }

    /// <summary>The province (2-digit code) whose resolutions count; null for the law of the country.</summary>
    public string? ProvinceCode { get; init; }

    public PersonFacts? Person { get; init; }

    public IReadOnlyList<CareFacts> Care { get; init; } = [];

    public required IReadOnlyList<ExpectedAward> Expected { get; init; }
}
