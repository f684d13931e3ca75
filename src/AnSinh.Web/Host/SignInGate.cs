using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AnSinh.Web.Host;

/// <summary>
/// Slows down who guesses over many accounts from one address. A try takes one of the address's permits; a good one
/// gives it back, a wrong one keeps it for a quarter of an hour by the injected clock. So however many come at once, no
/// more wrong ones are looked at than agreed, and an office that signs in rightly is never counted.
/// </summary>
public sealed class SignInGate : IDisposable
{
    public const string Action = "SIGN_IN_SLOWED";

    /// <summary>Who acts when nobody is known.</summary>
    private const string Nobody = "-";

    /// <summary>How long a wrong try counts.</summary>
    public static readonly TimeSpan Counts = TimeSpan.FromMinutes(15);

    /// <summary>Who comes while every permit is with a try under way asks again, so often.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(25);
    private const int AskedMost = 2_400;

    private readonly int most;
    private readonly TimeProvider clock;
    private readonly PartitionedRateLimiter<string> permits;
    private readonly Lock gate = new();
    private readonly Queue<(DateTimeOffset Until, string Address, RateLimitLease Lease)> wrong = new();
    private readonly Dictionary<string, DateTimeOffset> told = [];

    public SignInGate(WebOptions options, TimeProvider clock)
    {
        most = options.Rates.SignInFailures;
        this.clock = clock;
        permits = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetConcurrencyLimiter(
            address, _ => new ConcurrencyLimiterOptions { PermitLimit = most, QueueLimit = 0 }));
    }

    public static async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.Path.StartsWithSegments("/dang-nhap"))
        {
            await next(context);
            return;
        }

        var door = context.RequestServices.GetRequiredService<SignInGate>();
        var address = AddressOf(context);
        if (await door.EnterAsync(address, context.RequestAborted) is not { } permit)
        {
            await door.RefuseAsync(context, address);
            return;
        }

        try
        {
            await next(context);
        }
        catch
        {
            // Our own failure is nobody's guess.
            permit.Dispose();
            throw;
        }

        if (context.Response.StatusCode is StatusCodes.Status302Found or >= StatusCodes.Status500InternalServerError)
        {
            permit.Dispose();
        }
        else
        {
            door.Keep(address, permit);
        }
    }

    public void Dispose() => permits.Dispose();

    /// <summary>
    /// The reader's address; of IPv6 the network that one house gets (/64), within which addresses are free to choose.
    /// </summary>
    private static string AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address.ToString();
        }

        byte[] network = [.. address.GetAddressBytes().Take(8), .. new byte[8]];
        return new IPAddress(network) + "/64";
    }

    private async Task<RateLimitLease?> EnterAsync(string address, CancellationToken stop)
    {
        for (var asked = 0; asked < AskedMost; asked++)
        {
            if (WrongOf(address) is { Count: var count } && count >= most)
            {
                return null;
            }

            var permit = permits.AttemptAcquire(address);
            if (permit.IsAcquired)
            {
                return permit;
            }

            permit.Dispose();
            await Task.Delay(AskAgain, stop);
        }

        return null;
    }

    private void Keep(string address, RateLimitLease permit)
    {
        lock (gate)
        {
            wrong.Enqueue((clock.GetUtcNow() + Counts, address, permit));
        }
    }

    /// <summary>The wrong tries that still count, and when the first of them does not any more.</summary>
    private (int Count, DateTimeOffset FirstUntil) WrongOf(string address)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            while (wrong.TryPeek(out var oldest) && oldest.Until <= now)
            {
                wrong.Dequeue().Lease.Dispose();
            }

            var own = wrong.Where(one => one.Address == address).ToList();
            return (own.Count, own.Count == 0 ? now + AskAgain : own[0].Until);
        }
    }

    private async Task RefuseAsync(HttpContext context, string address)
    {
        var now = clock.GetUtcNow();
        var (_, until) = WrongOf(address);
        if (IsFirst(address, now))
        {
            var services = context.RequestServices;
            services.GetRequiredService<AuditLog>().Add(
                new Actor(Nobody, Nobody, "web"), Action, ("address", address),
                $"Tạm ngừng nhận đăng nhập từ địa chỉ {address}: {most} lần sai trong {Counts.TotalMinutes:0} phút");
            await services.GetRequiredService<AppDb>().SaveChangesAsync(context.RequestAborted);
        }

        Later.Say(
            context,
            new Refusal(
                "SIGN_IN_LATER",
                $"Từ địa chỉ mạng này đã đăng nhập sai {most} lần. Thử lại từ {Show.Instant(until)}; ai đã "
                    + "đăng nhập vẫn làm việc bình thường. Nếu người trong cơ quan không nhập sai nhiều như vậy, báo "
                    + "người quản trị."),
            until - now);
    }

    /// <summary>Whether it was not written down yet in this quarter of an hour.</summary>
    private bool IsFirst(string address, DateTimeOffset now)
    {
        lock (gate)
        {
            foreach (var past in told.Where(one => one.Value <= now).Select(one => one.Key).ToList())
            {
                told.Remove(past);
            }

            return told.TryAdd(address, now + Counts);
        }
    }
}
