using AnSinh.Core.Registry;

namespace AnSinh.Web.Host;

/// <summary>The services that the page of a household works with.</summary>
public sealed record HouseholdDesks(HouseholdDesk Members, HouseholdHeadDesk Heads, HouseholdStatusDesk Statuses);
