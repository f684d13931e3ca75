using System.Globalization;
using AnSinh.Core.Registry;
using AnSinh.Policy;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Facts;
using AnSinh.Policy.Law;

namespace AnSinh.Core.Payroll;

/// <summary>What is due to a payee under one programme for one month. Đồng; coefficient in hundredths.</summary>
public readonly record struct Due(string Ground, int Coefficient, long AmountVnd)
{
    /// <summary>The ground of a person whose category the papers do not tell: paid as before, never computed.</summary>
    public const string Unclear = "UNCLEAR";

    public static readonly Due Nothing = new(string.Empty, 0, 0);
}

/// <summary>
/// Joins decision and law: a month is due when a decision covers it, the person lives, and the facts bear a ground.
/// Pure: law, payee and month in, amount out.
/// </summary>
public static class Entitlement
{
    /// <summary>Acts of care that fit on the stack; a carer of more people is possible, only rare.</summary>
    private const int CareUsual = 8;

    public static Due Of(string programme, MonthLaw law, Payee payee, Month month) =>
        programme == Grant.Allowance ? Allowance(law, payee, month) : Care(law, payee, month);

    public static Due Allowance(MonthLaw law, Payee payee, Month month)
    {
        if (Granted(payee, Grant.Allowance, month) is not { } grant)
        {
            return Due.Nothing;
        }

        if (grant.FixedAmountVnd is { } fixedVnd)
        {
            return new Due(Due.Unclear, grant.AssertedCoefficient ?? 0, fixedVnd);
        }

        return Borne(law, FactsReading.For(month, payee.Birth, payee.InFacilityFrom, Rows(payee)));
    }

    /// <summary>What facts bear by themselves, whether or not anything was decided.</summary>
    public static Due Borne(MonthLaw law, in PersonFacts facts)
    {
        Span<Award> awards = stackalloc Award[Assess.AwardsMax];
        var count = Assess.Person(law, in facts, awards);
        return Sum(law, awards[..count]);
    }

    public static Due Care(MonthLaw law, Payee payee, Month month)
    {
        var care = Acts(payee, month);
        if (care.IsEmpty)
        {
            return Due.Nothing;
        }

        var awards = care.Length <= CareUsual ? stackalloc Award[CareUsual] : new Award[care.Length];
        var count = Assess.Care(law, care, awards);
        return Sum(law, awards[..count]);
    }

    /// <summary>The acts of care that decisions cover in the month; none when the carer is dead.</summary>
    public static ReadOnlySpan<CareFacts> Acts(Payee payee, Month month)
    {
        if (IsDead(payee, month) || payee.Impossible is not null)
        {
            return [];
        }

        List<CareFacts>? care = null;
        foreach (ref readonly var grant in Grants(payee))
        {
            if (grant.Programme == Grant.Care && grant.Covers(month))
            {
                (care ??= []).Add(Facts(grant, payee, month));
            }
        }

        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(care);
    }

    public static GrantRow? Granted(Payee payee, string programme, Month month)
    {
        if (IsDead(payee, month) || payee.Impossible is not null)
        {
            return null;
        }

        foreach (ref readonly var grant in Grants(payee))
        {
            if (grant.Programme == programme && grant.Covers(month))
            {
                return grant;
            }
        }

        return null;
    }

    public static ReadOnlySpan<GrantRow> Grants(Payee payee) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(payee.Grants);

    public static ReadOnlySpan<FactRow> Rows(Payee payee) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(payee.Facts);

    public static bool IsDead(Payee payee, Month month) => payee.DiedOn is { } died && month > Month.Of(died);

    /// <summary>A disabled parent is cared for in person: pregnancy and small children are facts of the payee.</summary>
    private static CareFacts Facts(in GrantRow grant, Payee payee, Month month)
    {
        if (!CareKinds.TryParse(grant.CareKind, out var kind))
        {
            throw new InvalidOperationException($"a care grant has the kind '{grant.CareKind}'");
        }

        var care = new CareFacts { Kind = kind, CaredBirth = grant.CaredBirth };
        if (kind == CareKind.DisabledParentOrPregnant)
        {
            care.Children = FactsReading.ChildrenIn(month, Rows(payee));
            care.Pregnant = FactsReading.IsMarked(FactKinds.Pregnant, month, Rows(payee));
        }

        return care;
    }

    private static Due Sum(MonthLaw law, ReadOnlySpan<Award> awards)
    {
        var ground = string.Empty;
        int coefficient = 0, repeated = 0;
        var amountVnd = 0L;
        foreach (ref readonly var award in awards)
        {
            if (award.Kind == AwardKind.Facility)
            {
                continue; // paid through the facility's budget, never on the monthly list
            }

            var code = law.Book.Code(award.Ground);
            repeated = ground == code ? repeated + 1 : 0;
            ground = ground.Length == 0 || ground == code ? code : ground + "+" + code;
            coefficient += award.Coefficient;
            amountVnd += award.AmountVnd;
        }

        return new Due(
            repeated == 0 ? ground : string.Create(CultureInfo.InvariantCulture, $"{ground}×{repeated + 1}"), coefficient, amountVnd);
    }
}
