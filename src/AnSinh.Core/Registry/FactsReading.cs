using AnSinh.Policy;
using AnSinh.Policy.Facts;

namespace AnSinh.Core.Registry;

/// <summary>One stored fact as the month's run needs it.</summary>
public readonly record struct FactRow(
    string Kind, string Value, DateOnly FromOn, DateOnly? UntilOn, DateTimeOffset RecordedAt);

/// <summary>
/// Turns stored facts into what the law asks for in one month. A fact counts when its days touch the month; of a
/// single-valued kind the latest counts, so a gain or change counts for the whole month and a loss only from the month
/// after.
/// </summary>
public static class FactsReading
{
    public static PersonFacts For(Month month, BirthDate birth, DateOnly? inFacilityFrom, ReadOnlySpan<FactRow> rows)
    {
        var facts = new PersonFacts { Birth = birth, StudyContinuous = true, Children = [] };
        facts.InFacility = inFacilityFrom is { } since && since <= month.LastDay;
        List<ChildFacts>? children = null;
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            if (!Touches(row, month))
            {
                continue;
            }

            if (row.Kind == FactKinds.Child)
            {
                AddChild(row.Value, ref children, ref facts);
            }
            else if (IsLatest(rows, i, month))
            {
                Apply(row.Kind, row.Value, ref facts);
            }
        }

        if (children is not null)
        {
            facts.Children = [.. children];
        }

        return facts;
    }

    /// <summary>Births of the children that stand in the facts of the month.</summary>
    public static BirthDate[] ChildrenIn(Month month, ReadOnlySpan<FactRow> rows)
    {
        var births = new List<BirthDate>();
        foreach (ref readonly var row in rows)
        {
            if (row.Kind == FactKinds.Child && Touches(row, month) && BirthDate.TryParse(row.Value.Split(';')[0], out var birth))
            {
                births.Add(birth);
            }
        }

        return [.. births];
    }

    /// <summary>Whether a yes-or-no fact is "yes" on some day of the month.</summary>
    public static bool IsMarked(string kind, Month month, ReadOnlySpan<FactRow> rows)
    {
        foreach (ref readonly var row in rows)
        {
            if (row.Kind == kind && row.Value == FactKinds.Yes && Touches(row, month))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// That a household is neither poor nor near-poor takes nothing from the month in which the status before ended.
    /// </summary>
    private static bool Touches(in FactRow row, Month month) =>
        row.FromOn <= month.LastDay && (row.UntilOn is not { } last || last >= month.FirstDay)
        && (row.Kind != FactKinds.Poverty || row.Value != FactKinds.None);

    private static void Apply(string kind, string value, ref PersonFacts facts)
    {
        switch (kind)
        {
            case FactKinds.Poverty:
                facts.Poverty =
                    value switch { "poor" => Poverty.Poor, "near_poor" => Poverty.NearPoor, _ => Poverty.None };
                break;
            case FactKinds.ChildSituation:
                facts.ChildSituation = value[0];
                break;
            case FactKinds.Disability:
                facts.Disability = value switch
                {
                    "mild" => Disability.Mild,
                    "severe" => Disability.Severe,
                    "extremely_severe" => Disability.ExtremelySevere,
                    _ => Disability.None,
                };
                break;
            case FactKinds.Pension:
                facts.Pension = value == "none" ? Pension.None : Pension.Receives;
                break;
            case FactKinds.Studying:
                facts.StudyingFirstDegree = true;
                facts.StudyContinuous = value != "interrupted";
                break;
            default:
                ApplyMark(kind, value == FactKinds.Yes, ref facts);
                break;
        }
    }

    private static void ApplyMark(string kind, bool yes, ref PersonFacts facts)
    {
        switch (kind)
        {
            case FactKinds.Hiv:
                facts.Hiv = yes;
                break;
            case FactKinds.SingleParent:
                facts.SingleParent = yes;
                break;
            case FactKinds.NoSupporter:
                facts.NoSupporter = yes;
                break;
            case FactKinds.SpecialArea:
                facts.EspeciallyDifficultArea = yes;
                break;
            case FactKinds.FosterElder:
                facts.FosterElder = yes;
                break;
            case FactKinds.Received51:
                facts.Received51Before16 = yes;
                break;
            case FactKinds.RegularIncome:
                facts.RegularIncome = yes;
                break;
            case FactKinds.WageIncome:
                facts.WageIncome = yes;
                break;
            case FactKinds.SocialPensionRequested:
                facts.SocialPensionRequested = yes;
                break;
        }
    }

    private static void AddChild(string value, ref List<ChildFacts>? children, ref PersonFacts facts)
    {
        if (value.StartsWith("unknown=", StringComparison.Ordinal))
        {
            facts.ChildrenOfUnknownBirth += int.Parse(
                value.AsSpan("unknown=".Length), System.Globalization.CultureInfo.InvariantCulture);
            return;
        }

        var parts = value.Split(';');
        (children ??= []).Add(new ChildFacts
        {
            Birth = BirthDate.Parse(parts[0]),
            Studying = parts.Contains("studying"),
            ReceivingBefore16 = !parts.Contains("new"),
            StudyContinuous = !parts.Contains("interrupted"),
        });
    }

    /// <summary>
    /// Whether no other fact of the kind in the month begins later; of two that begin on one day the one behind counts.
    /// A person has a handful of facts, so looking through them beats any table.
    /// </summary>
    private static bool IsLatest(ReadOnlySpan<FactRow> rows, int at, Month month)
    {
        ref readonly var row = ref rows[at];
        for (var i = 0; i < rows.Length; i++)
        {
            if (i != at && rows[i].Kind == row.Kind
                && (rows[i].FromOn > row.FromOn || (i > at && rows[i].FromOn == row.FromOn))
                && Touches(rows[i], month))
            {
                return false;
            }
        }

        return true;
    }
}
