using AnSinh.Policy;
using AnSinh.Policy.Assessment;

namespace AnSinh.Core.Reporting.Upcoming;

/// <summary>The months looked at, and the births that can reach an age of their law.</summary>
internal sealed class UpcomingBirths
{
    public UpcomingBirths(ProvinceLaws laws, Month now, int ahead)
    {
        (Now, Ahead) = (now, ahead);
        for (var at = now.Plus(1); at <= now.Plus(ahead + 1); at = at.Plus(1))
        {
            // No province changes an age: a law without one has all of them.
            var marks = AgeMarks.Of(laws.In(string.Empty, at));
            foreach (var age in marks.From.Concat(marks.Under.Select(under => under + 1)))
            {
                Add(at.Plus(-age));
            }
        }
    }

    public Month Now { get; }

    public int Ahead { get; }

    public HashSet<Month> Months { get; } = [];

    public HashSet<int> Years { get; } = [];

    /// <summary>
    /// A birth on 29 February may count from March; one without a month is read as January or December.
    /// </summary>
    private void Add(Month birth)
    {
        Months.Add(birth);
        if (birth.Number == 3)
        {
            Months.Add(birth.Plus(-1));
        }

        if (birth.Number is 1 or 12)
        {
            Years.Add(birth.Year);
        }
    }
}
