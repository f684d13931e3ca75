using AnSinh.Core.Store;
using Microsoft.AspNetCore.Http;

namespace AnSinh.Web.Host;

/// <summary>
/// Lets in as many requests at once as there is work for the machine; the others wait in line without holding a thread
/// or a connection. Without it a crowd at one moment takes all connections of the pool, each waiting for a thread, and
/// all threads, each waiting for a connection, and nobody gets an answer.
/// </summary>
public sealed class RequestQueue : IDisposable
{
    /// <summary>A request may take more connections than one; all together stay within the pool.</summary>
    private const int Least = 8;
    private const int PerCore = 8;

    /// <summary>How many are inside at most.</summary>
    public static readonly int Places = Math.Clamp(
        Environment.ProcessorCount * PerCore, Least, DatabaseAddress.ConnectionsMax / 2);

    private readonly SemaphoreSlim free = new(Places);

    /// <summary>
    /// The places are work that may block its thread (the set-based paths do): there are threads for all of them at
    /// once, and some for who only passes by.
    /// </summary>
    public static void PrepareThreads()
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, Places * 2), ports);
    }

    public async Task WaitAsync(HttpContext context, RequestDelegate next)
    {
        await free.WaitAsync(context.RequestAborted);
        try
        {
            await next(context);
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose() => free.Dispose();
}
