using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Demo;

/// <summary>
/// Lạng Sơn at the end of 2020, three tiers, all cash by the Post: 11/2020 so that there is a month before, and
/// 12/2020 with new people, deaths, arrears and money carried over.
/// </summary>
public sealed class LangSon2020Scenario(ScenarioFigures figures) : DemoScenario
{
    public const string Id = "lang-son-2020";

    public ScenarioFigures Figures => figures;

    public override string Name => Id;

    public override string Province => figures.Province;

    public override DateTimeOffset Invented { get; } = new(2020, 10, 1, 2, 0, 0, TimeSpan.Zero);

    public override IReadOnlyList<Month> Months { get; } = [new(2020, 11), new(2020, 12)];

    public override IReadOnlyList<string> Providers { get; } = [PaymentMethod.Post];

    public override DemoPeople Make(
        FieldVault vault, IReadOnlyList<int> communes, IdSource ids, ulong seed)
    {
        var people = new LangSon2020(vault, figures, communes, ids, Invented, seed);
        var part = people.Make();
        return new DemoPeople(part, people.Later, people.Deaths);
    }
}
