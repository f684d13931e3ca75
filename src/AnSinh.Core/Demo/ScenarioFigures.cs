using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AnSinh.Core.Demo;

/// <summary>The figures a scenario reproduces, read from its file.</summary>
public sealed class ScenarioFigures
{
    public string Month { get; set; } = string.Empty;

    public string Province { get; set; } = string.Empty;

    public int Districts { get; set; }

    public int Beneficiaries { get; set; }

    public int YearTotalMillion { get; set; }

    public CategoryCounts Counts { get; set; } = new();

    public CarerCounts Carers { get; set; } = new();

    public int Others { get; set; }

    public int FacilityResidents { get; set; }

    public InventedSplit Invented { get; set; } = new();

    /// <summary>People by category, as the source counts them.</summary>
    public sealed class CategoryCounts
    {
        public int ChildrenWithoutSupport { get; set; }

        public int Students16To22 { get; set; }

        public int HivPoor { get; set; }

        public int SingleParentsPoor { get; set; }

        public int Elders { get; set; }

        public int Disabled { get; set; }
    }

    /// <summary>Care households by kind.</summary>
    public sealed class CarerCounts
    {
        public int FosterOrphans { get; set; }

        public int FosterElders { get; set; }

        public int FosterDisabled { get; set; }

        public int HouseholdsExtremelySevere { get; set; }

        public int FosterExtremelySevere { get; set; }
    }

    /// <summary>Splits that the source does not give.</summary>
    public sealed class InventedSplit
    {
        public int EldersPoorNoSupporter { get; set; }

        public int EldersFostered { get; set; }

        public int DisabledExtremelySevere { get; set; }

        public int DisabledChildPercent { get; set; }

        public int DisabledElderPercent { get; set; }

        public int SingleParentsTwoChildrenPercent { get; set; }
    }

    public static ScenarioFigures Read(string scenario)
    {
        using var stream = typeof(ScenarioFigures).Assembly.GetManifestResourceStream($"demo/{scenario}.yaml")!;
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build()
            .Deserialize<ScenarioFigures>(reader);
    }

    /// <summary>The same province with fewer people, for quick trials: every figure scaled and rounded up.</summary>
    public ScenarioFigures ScaledTo(int people)
    {
        int Part(int figure) => figure == 0
            ? 0
            : Math.Max(1, (int)((figure * (long)people + Beneficiaries - 1) / Beneficiaries));
        var scaled = new ScenarioFigures
        {
            Month = Month,
            Province = Province,
            Districts = Districts,
            YearTotalMillion = YearTotalMillion,
            Others = Part(Others),
            FacilityResidents = Part(FacilityResidents),
            Counts = new CategoryCounts
            {
                ChildrenWithoutSupport = Part(Counts.ChildrenWithoutSupport),
                Students16To22 = Part(Counts.Students16To22),
                HivPoor = Part(Counts.HivPoor),
                SingleParentsPoor = Part(Counts.SingleParentsPoor),
                Elders = Part(Counts.Elders),
                Disabled = Part(Counts.Disabled),
            },
            Carers = new CarerCounts
            {
                FosterOrphans = Part(Carers.FosterOrphans),
                FosterElders = Part(Carers.FosterElders),
                FosterDisabled = Part(Carers.FosterDisabled),
                HouseholdsExtremelySevere = Part(Carers.HouseholdsExtremelySevere),
                FosterExtremelySevere = Part(Carers.FosterExtremelySevere),
            },
            Invented = new InventedSplit
            {
                EldersPoorNoSupporter = Part(Invented.EldersPoorNoSupporter),
                EldersFostered = Part(Invented.EldersFostered),
                DisabledExtremelySevere = Part(Invented.DisabledExtremelySevere),
                DisabledChildPercent = Invented.DisabledChildPercent,
                DisabledElderPercent = Invented.DisabledElderPercent,
                SingleParentsTwoChildrenPercent = Invented.SingleParentsTwoChildrenPercent,
            },
        };
        scaled.Invented.DisabledExtremelySevere = Math.Max(
            scaled.Invented.DisabledExtremelySevere,
            scaled.Carers.HouseholdsExtremelySevere + scaled.Carers.FosterDisabled
                + scaled.Carers.FosterExtremelySevere);
        scaled.Beneficiaries = scaled.Counts.ChildrenWithoutSupport + scaled.Counts.Students16To22
            + scaled.Counts.HivPoor
            + scaled.Counts.SingleParentsPoor + scaled.Counts.Elders + scaled.Counts.Disabled;
        return scaled;
    }
}
