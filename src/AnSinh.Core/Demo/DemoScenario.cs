using AnSinh.Core.LawFiles;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Demo;

/// <summary>Invented people, and what the office learns about them after the first month.</summary>
public sealed record DemoPeople(
    RegisterPart Part, RegisterPart Later, IReadOnlyList<(Guid PersonId, DateOnly DiedOn)> Deaths);

/// <summary>
/// What a demo plays: who lives where, which months are run to the settlement, by which law and through whom.
/// </summary>
public abstract class DemoScenario
{
    public abstract string Name { get; }

    public abstract string Province { get; }

    /// <summary>When the office took the people over.</summary>
    public abstract DateTimeOffset Invented { get; }

    /// <summary>In order; between the first and the second the office learns what came late.</summary>
    public abstract IReadOnlyList<Month> Months { get; }

    public abstract IReadOnlyList<string> Providers { get; }

    public Month Close => Months[^1];

    /// <summary>How many households are made by hand at the end.</summary>
    public virtual int Households => 0;

    /// <summary>The law as it was known when the list of a month was made.</summary>
    public virtual LoadedLaw LawOf(LoadedLaw law, Month month) => law;

    public abstract DemoPeople Make(
        FieldVault vault, IReadOnlyList<int> communes, IdSource ids, ulong seed);
}
