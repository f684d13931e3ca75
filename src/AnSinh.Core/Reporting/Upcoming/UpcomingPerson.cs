using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Policy;

namespace AnSinh.Core.Reporting.Upcoming;

/// <summary>Somebody about whom something may be about to change, as read.</summary>
internal sealed record UpcomingPerson(Payee Payee, string Province, string AreaName)
{
    public List<Representation> Representatives { get; } = [];

    /// <summary>A decision that has not ended by a month, paid or resting.</summary>
    public bool HasDecision(string? programme, Month month) => Payee.Grants.Exists(
        grant => (programme is null || grant.Programme == programme)
            && (grant.UntilMonth is not { } last || last >= month));

    /// <summary>The same payee if a fact did not end.</summary>
    public Payee IfLasting(FactRow fact)
    {
        var payee = new Payee
        {
            PersonId = Payee.PersonId,
            Code = Payee.Code,
            AreaId = Payee.AreaId,
            FullName = Payee.FullName,
            CitizenId = Payee.CitizenId,
            Birth = Payee.Birth,
            DiedOn = Payee.DiedOn,
            InFacilityFrom = Payee.InFacilityFrom,
            Facts = [.. Payee.Facts!.Select(one => one == fact ? one with { UntilOn = null } : one)],
        };
        payee.Grants.AddRange(Payee.Grants);
        return payee;
    }

    public UpcomingChange Change(UpcomingKind kind, DateOnly on, Month from) =>
        new(kind, Payee.Code, Payee.FullName, Payee.Birth, Payee.AreaId, AreaName) { On = on, FromMonth = from };
}

/// <summary>Who acts or collects for a person, from day to day.</summary>
internal readonly record struct Representation(string Kind, string FullName, DateOnly FromOn, DateOnly? UntilOn);
