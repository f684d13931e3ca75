using AnSinh.Core.Audit;
using AnSinh.Core.Store;
using AnSinh.Web.Host;
using AnSinh.Web.Tests.Running;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Web.Tests.Attacks;

/// <summary>
/// Compares what a form changed with the events that came with it. A change without an event is a fault, and so is a
/// form that was to change something and did not.
/// </summary>
internal sealed class ChangeWatch(Site site)
{
    /// <summary>Events that tell of looking, not of a change.</summary>
    private static readonly string[] OfLooking = [RefusalLog.Action, ExportLog.Action];

    public List<string> Faults { get; } = [];

    public HashSet<string> Sent { get; } = [];

    /// <param name="form">The line of the table of rights: <c>Page Handler</c>.</param>
    /// <param name="send">Sends the form.</param>
    /// <param name="visitor">Who sends it.</param>
    /// <param name="changes">Whether it changes rows.</param>
    /// <param name="but">A table that it changes without an event, and why the test says so.</param>
    public async Task SendAsync(
        string form, Visitor visitor, Func<Task> send, bool changes = true, string? but = null)
    {
        var before = await site.ContentAsync();
        var events = await EventsAsync();
        await send();
        ((int)visitor.Status).ShouldBeLessThan(400, $"{form}: {visitor.Text}");
        var changed = TableContent.Changed(before, await site.ContentAsync()).Where(table => table != but).ToList();
        var written = await EventsAsync() - events;
        Sent.Add(form);
        if (changed.Count > 0 && written == 0)
        {
            Faults.Add($"{form}: {string.Join(", ", changed)} changed without an event");
        }

        if (changed.Count > 0 != changes)
        {
            Faults.Add($"{form}: changed {(changes ? "nothing" : string.Join(", ", changed))}");
        }
    }

    private async Task<int> EventsAsync()
    {
        var count = 0;
        await site.WithAsync<AppDb>(async db =>
            count = await db.AuditEvents.CountAsync(one => !OfLooking.Contains(one.Action)));
        return count;
    }
}
