namespace AnSinh.Policy.Assessment;

/// <summary>
/// The ages, in completed months, at which the law of a month can answer differently: of the person, of a child raised,
/// of a person cared for. Read from the grounds in force, so that a new decree brings its ages with it.
/// </summary>
/// <param name="From">Reached and counted from the month of the birthday ("từ đủ 4 tuổi" → 48).</param>
/// <param name="Under">
/// Left behind from the month after the birthday ("dưới 16 tuổi" → 192; 20/2021/NĐ-CP Điều 8, 335/2026/NĐ-CP Điều 8).
/// </param>
public sealed record AgeMarks(IReadOnlySet<int> From, IReadOnlySet<int> Under)
{
    public static AgeMarks Of(MonthLaw law)
    {
        var (from, under) = (new HashSet<int>(), new HashSet<int>());
        foreach (var rule in law.People.Concat(law.Care.OfType<Rule>()).Concat(law.ProvinceGroups))
        {
            foreach (var asked in rule.Either.Concat(rule.Children).Append(rule.Requirement))
            {
                from.Add(asked.MinMonths);
                under.Add(asked.MaxMonths);
            }

            from.UnionWith(rule.Bands.Select(band => band.MinMonths));
        }

        from.Remove(0);
        under.Remove(Rule.NoLimit);
        return new AgeMarks(from, under);
    }

    /// <summary>
    /// The mark that changes the answer of a month in which somebody is so many months old: the age, and whether it is
    /// left behind (reached the month before) or reached now. None when no answer can change.
    /// </summary>
    public (int Age, bool IsLeft)? ChangingAt(int monthsOld) =>
        From.Contains(monthsOld) ? (monthsOld, false)
        : Under.Contains(monthsOld - 1) ? (monthsOld - 1, true)
        : null;
}
