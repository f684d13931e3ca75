using System.Diagnostics;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;

namespace AnSinh.Core.Benchmarks;

/// <summary>
/// A PostgreSQL cluster of its own in a temporary folder, reached through a socket there only, with durable settings.
/// As root it runs as the user postgres, for the server refuses root.
/// </summary>
public sealed class PrivateServer : IDisposable
{
    private const string Settings =
        """
        listen_addresses = ''
        fsync = on
        synchronous_commit = on
        full_page_writes = on
        shared_buffers = 1GB
        work_mem = 64MB
        maintenance_work_mem = 512MB
        effective_cache_size = 6GB
        random_page_cost = 1.1
        max_wal_size = 8GB
        checkpoint_timeout = 30min
        max_parallel_workers_per_gather = 1
        jit = off
        autovacuum = off
        """;

    private readonly string folder;
    private readonly string programs;
    private readonly bool keep;

    private PrivateServer(string folder, string programs, bool keep) =>
        (this.folder, this.programs, this.keep) = (folder, programs, keep);

    /// <summary>Where files of the benchmark may be written.</summary>
    public string Folder => folder;

    public static PrivateServer Start(bool keep)
    {
        var found = PostgresPrograms.FolderWith("initdb") ?? throw new PostgresMissingException(new Refusal(
            "POSTGRES_MISSING",
            "Chưa có PostgreSQL trên máy này. Cài: sudo apt-get install postgresql-15 (Debian), rồi chạy lại lệnh; "
            + "nơi khác: https://www.postgresql.org/download/. Không cần bật dịch vụ, lệnh tự mở một máy chủ riêng."));
        var place = Directory.CreateTempSubdirectory("ansinh-bench-").FullName;
        var server = new PrivateServer(place, found, keep);
        if (Environment.UserName == "root")
        {
            Run("chown", "postgres", place);
        }

        server.RunAsServer("initdb", "-D", server.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
            "--locale=C.UTF-8");
        var settings = Path.Combine(server.Data, "postgresql.auto.conf");
        File.AppendAllText(settings, Settings + $"\nunix_socket_directories = '{place}'\n");
        server.RunAsServer("pg_ctl", "-D", server.Data, "-l", Path.Combine(place, "log"), "-w", "-t", "60", "start");
        return server;
    }

    public string ConnectionTo(string database) =>
        $"Host={folder};Username=postgres;Database={database};Command Timeout=0;Include Error Detail=true";

    /// <summary>A database of this cluster, with keys of its own that go with it.</summary>
    public DatabaseAddress AddressOf(string database) =>
        new(Engine.Postgres, ConnectionTo(database), null) { KeysFolder = Path.Combine(folder, "keys") };

    public void Dispose()
    {
        if (keep)
        {
            return;
        }

        RunAsServer("pg_ctl", "-D", Data, "-m", "fast", "-w", "-t", "120", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private string Data => Path.Combine(folder, "data");

    private void RunAsServer(string program, params string[] arguments)
    {
        var path = Path.Combine(programs, program);
        if (Environment.UserName == "root")
        {
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        }
        else
        {
            Run(path, arguments);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        // Output goes nowhere: a server started here would hold a pipe open for as long as it runs.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = Path.GetTempPath() };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec \"$@\" >/dev/null 2>&1 </dev/null");
        start.ArgumentList.Add(program);
        start.ArgumentList.Add(program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new IOException($"{program} {string.Join(' ', arguments)}: exit status {process.ExitCode}");
        }
    }
}
