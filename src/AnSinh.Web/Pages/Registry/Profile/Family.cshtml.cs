using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Web.Host;

namespace AnSinh.Web.Pages.Registry.Profile;

/// <summary>Hộ, người giám hộ: who acts for the person, who cares for whom, who lives in the same household.</summary>
public sealed class FamilyModel(AppDb db, UserScope scope, TimeProvider clock) : ProfilePage(db, scope, clock)
{
    private readonly AppDb db = db;

    public override string Tab => "ho-gia-dinh";

    public IReadOnlyList<Representative> Representatives { get; private set; } = [];

    public IReadOnlyList<Relative> Relatives { get; private set; } = [];

    protected override async Task ReadAsync(CancellationToken stop)
    {
        Representatives = await ProfileQueries.RepresentativesAsync(db, Person.Id, stop);
        Relatives = ProfileQueries.Relatives(db, Person);
    }
}
