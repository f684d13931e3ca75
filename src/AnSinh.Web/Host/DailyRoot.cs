using AnSinh.Core.Audit;
using AnSinh.Core.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AnSinh.Web.Host;

/// <summary>
/// Makes the root of the day of the process log, once a day of Viet Nam, whichever node comes first. What goes wrong is
/// tried again in an hour.
/// </summary>
public sealed partial class DailyRoot(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DailyRoot> log)
    : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between);
        do
        {
            Make();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Make()
    {
        try
        {
            using var scope = scopes.CreateScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>().Enter(DataScope.Everywhere);
            new AuditRoots(db, clock).MakeOfDay();
        }
#pragma warning disable CA1031 // whatever stands in the way now, the pages go on and the next hour tries again
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Failed(log, exception.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "the root of the process log was not made: {Kind}")]
    private static partial void Failed(ILogger log, string kind);
}
