using AnSinh.Policy;
using AnSinh.Policy.Assessment;

namespace AnSinh.Core.Reporting.Upcoming;

/// <summary>The law of a month, the same over the ages of the month before, and the ages that matter in it.</summary>
internal sealed record UpcomingLaw(MonthLaw Law, MonthLaw MonthYounger, AgeMarks Marks);

/// <summary>The laws of the months asked for, by province, each made once.</summary>
internal sealed class UpcomingLaws(ProvinceLaws laws)
{
    private readonly Dictionary<(string Province, Month Month), UpcomingLaw> known = [];

    public UpcomingLaw In(string province, Month month)
    {
        if (!known.TryGetValue((province, month), out var made))
        {
            var law = laws.In(province, month);
            made = new UpcomingLaw(law, law.WithAgesOf(month.Plus(-1)), AgeMarks.Of(law));
            known[(province, month)] = made;
        }

        return made;
    }
}
