using AnSinh.Core.Imports;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Imports;

/// <summary>A small world for readers: the rates of Decrees 20/2021 and 76/2024, communes 05971–06250, any bank of six digits.</summary>
internal static class ReadingOptions
{
    public static ImportOptions Of(Month? month) => new(
        new ImportLookups
        {
            StandardRateVnd = at => at >= new Month(2024, 7) ? 500_000 : at >= new Month(2021, 7) ? 360_000 : 270_000,
            KnowsCommune = (code, _) => code != "99999",
            BankOfBin = bin => bin.Length == 6 ? "b" + bin : null,
        },
        new DateOnly(2026, 11, 24))
    {
        Month = month,
    };
}
