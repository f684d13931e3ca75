using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Web.Host;

namespace AnSinh.Web.Pages.Registry.Profile;

/// <summary>Chi trả: how the person receives money, and where the money of each line is.</summary>
public sealed class PaymentsModel(AppDb db, UserScope scope, TimeProvider clock) : ProfilePage(db, scope, clock)
{
    private readonly AppDb db = db;

    public override string Tab => "chi-tra";

    public IReadOnlyList<PaymentMethod> Methods { get; private set; } = [];

    /// <summary>Methods whose account the bank has confirmed.</summary>
    public IReadOnlySet<Guid> Verified { get; private set; } = new HashSet<Guid>();

    public IReadOnlyList<PersonLine> Lines { get; private set; } = [];

    protected override async Task ReadAsync(CancellationToken stop)
    {
        Methods = await ProfileQueries.MethodsAsync(db, Person.Id, stop);
        Verified = AccountChecks.Verified(db, Person.Id);
        Lines = ProfileQueries.Lines(db, Person.Id);
    }
}
