using AnSinh.Core.Imports;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Imports;

/// <summary>
/// A small world for readers: the rates of Decrees 136/2013, 20/2021 and 76/2024, every commune but 99999.
/// </summary>
internal static class ReadingOptions
{
    public static long? StandardRateVnd(Month month) =>
        month >= new Month(2024, 7) ? 500_000 : month >= new Month(2021, 7) ? 360_000 : 270_000;

    public static ImportOptions Of(Month? month) => new(
        new ImportLookups
        {
            StandardRateVnd = StandardRateVnd,
            KnowsCommune = (code, _) => code != "99999",
            BankOfBin = BankDirectory.CodeOf,
        },
        new DateOnly(2026, 11, 24))
    {
        Month = month,
    };
}
