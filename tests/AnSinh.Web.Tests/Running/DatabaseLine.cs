using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace AnSinh.Web.Tests.Running;

/// <summary>
/// The wire between the pages and PostgreSQL, which a test cuts and mends: while it is cut, what was open breaks and
/// what is new is refused, as when the server is killed.
/// </summary>
internal sealed class DatabaseLine : IDisposable
{
    private readonly TcpListener door = new(IPAddress.Loopback, 0);
    private readonly EndPoint server;
    private readonly Lock gate = new();
    private readonly List<Socket> open = [];
    private bool isCut;

    public DatabaseLine(string connection)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        server = to.Host!.StartsWith('/')
            ? new UnixDomainSocketEndPoint($"{to.Host}/.s.PGSQL.{to.Port}")
            : new DnsEndPoint(to.Host, to.Port);
        door.Start();
        _ = AcceptAsync();
    }

    public string Through(string connection) => new NpgsqlConnectionStringBuilder(connection)
    {
        Host = "127.0.0.1",
        Port = ((IPEndPoint)door.LocalEndpoint).Port,
        SslMode = SslMode.Disable,
    }.ConnectionString;

    public void Cut()
    {
        lock (gate)
        {
            isCut = true;
            open.ForEach(socket => socket.Dispose());
            open.Clear();
        }
    }

    public void Mend()
    {
        lock (gate)
        {
            isCut = false;
        }
    }

    public void Dispose()
    {
        Cut();
        door.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var caller = await door.AcceptSocketAsync();
                var wire = new Socket(server.AddressFamily == AddressFamily.Unix
                    ? AddressFamily.Unix : AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Unspecified);
                if (Keep(caller, wire))
                {
                    await wire.ConnectAsync(server);
                    _ = PumpAsync(caller, wire);
                    _ = PumpAsync(wire, caller);
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The door is closed: the test is over.
        }
    }

    private bool Keep(params Socket[] both)
    {
        lock (gate)
        {
            if (isCut)
            {
                Array.ForEach(both, socket => socket.Dispose());
                return false;
            }

            open.AddRange(both);
            return true;
        }
    }

    private static async Task PumpAsync(Socket from, Socket to)
    {
        try
        {
            await using var source = new NetworkStream(from);
            await using var target = new NetworkStream(to);
            await source.CopyToAsync(target);
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
        {
            // Cut, or closed by one end.
        }

        from.Dispose();
        to.Dispose();
    }
}
