using AnSinh.Core.Audit;
using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Web.Host;

namespace AnSinh.Web.Pages.Registry.Profile;

/// <summary>Nhật ký: who did what to this person, latest first.</summary>
public sealed class LogModel(AppDb db, UserScope scope, TimeProvider clock) : ProfilePage(db, scope, clock)
{
    private readonly AppDb db = db;

    public override string Tab => "nhat-ky";

    public IReadOnlyList<AuditEvent> Events { get; private set; } = [];

    protected override async Task ReadAsync(CancellationToken stop) =>
        Events = await ProfileQueries.EventsAsync(db, Person.Id, stop);
}
