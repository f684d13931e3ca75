using AnSinh.Policy;
using AnSinh.Policy.Facts;

namespace AnSinh.Core.Benchmarks;

/// <summary>
/// The same people as packed columns: the month of birth and a word of marks, as law-kernel.c reads them; and their
/// children, whom it counts before the measured run.
/// </summary>
internal sealed class LawColumns
{
    public LawColumns(LawPeople people)
    {
        var facts = people.Facts;
        Born = new short[facts.Length];
        Marks = new uint[facts.Length];
        FirstChild = new int[facts.Length + 1];
        FirstOfCommune = people.FirstOfCommune.ToArray();
        var (born, marks) = (new List<short>(), new List<byte>());
        for (var i = 0; i < facts.Length; i++)
        {
            Born[i] = MonthOf(facts[i].Birth);
            Marks[i] = MarksOf(facts[i]);
            foreach (var child in facts[i].Children.AsSpan())
            {
                born.Add(MonthOf(child.Birth));
                marks.Add((byte)((child.Studying ? 1 : 0) | (child.StudyContinuous ? 2 : 0)
                    | (child.ReceivingBefore16 ? 4 : 0)));
            }

            FirstChild[i + 1] = born.Count;
        }

        (ChildBorn, ChildMarks) = ([.. born], [.. marks]);
    }

    public short[] Born { get; }

    public uint[] Marks { get; }

    public int[] FirstChild { get; }

    public short[] ChildBorn { get; }

    public byte[] ChildMarks { get; }

    public int[] FirstOfCommune { get; }

    /// <summary>A month as the kernel counts it.</summary>
    public static int MonthNumber(Month month) => (month.Year * 12) + month.Number;

    private static short MonthOf(BirthDate birth) => (short)((birth.Year * 12) + birth.Month);

    private static uint MarksOf(in PersonFacts facts)
    {
        ReadOnlySpan<bool> inOrder =
        [
            facts.ChildSituation != '\0', facts.Received51Before16, facts.StudyingFirstDegree, facts.StudyContinuous,
            facts.Hiv, facts.WageIncome, facts.SingleParent, facts.NoSupporter, facts.FosterElder,
            facts.EspeciallyDifficultArea, facts.SocialPensionRequested, facts.InFacility,
            facts.Poverty == Poverty.Poor, facts.Poverty == Poverty.NearPoor, facts.Pension == Pension.None,
            facts.Pension == Pension.Receives, facts.Disability == Disability.Severe,
            facts.Disability == Disability.ExtremelySevere,
        ];
        var marks = 0u;
        for (var place = 0; place < inOrder.Length; place++)
        {
            marks |= inOrder[place] ? 1u << place : 0;
        }

        return marks;
    }
}
