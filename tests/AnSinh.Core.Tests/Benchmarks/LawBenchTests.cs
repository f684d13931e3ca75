using AnSinh.Core.Benchmarks;

namespace AnSinh.Core.Tests.Benchmarks;

/// <summary>The law and its kernel in C say the same of invented people. Times are never asserted.</summary>
public sealed class LawBenchTests
{
    private const int People = 20_000;

    [Fact]
    public void The_product_and_the_kernel_pay_everybody_the_same()
    {
        var results = new LawBench(LawFiles.LawFiles.Embedded().Book, _ => { }).Run(People, rounds: 1);

        results.Select(result => result.Name).ShouldBe(["law", "law-preview"]);
        foreach (var result in results)
        {
            result.N.ShouldBe(People);
            result.Lines.ShouldBeInRange(People / 2, People);
            result.AllocatedBytes.ShouldBe(0);
            Assert.SkipWhen(result.ReferenceS is null, "no gcc here to make the reference");
            result.DifferingLines.ShouldBe(0);
            result.ReferenceAmountVnd.ShouldBe(result.AmountVnd);
            result.ReferenceSha256.ShouldBe(result.ProductSha256);
        }

        results[0].Changes!.Value.ShouldBeGreaterThan(0);
        results[1].Winners!.Value.ShouldBeGreaterThan(0);
        results[1].Losers!.Value.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Control_a_law_with_another_coefficient_is_found()
    {
        var texts = new Dictionary<string, string>(LawFiles.LawFiles.EmbeddedTexts());
        const string decree = "categories/nd335-2026.yaml";
        texts[decree].ShouldContain("{ageFrom: 75, coefficient: 2.0}");
        texts[decree] = texts[decree].Replace(
            "{ageFrom: 75, coefficient: 2.0}", "{ageFrom: 75, coefficient: 2.5}", StringComparison.Ordinal);

        var results = new LawBench(LawFiles.LawFiles.Load(texts).Book, _ => { }).Run(People, rounds: 1);

        Assert.SkipWhen(results[0].ReferenceS is null, "no gcc here to make the reference");
        results.ShouldAllBe(result => result.DifferingLines > 0);
    }
}
