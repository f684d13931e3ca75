using System.Diagnostics;
using System.Globalization;
using AnSinh.Core.Shared;
using Npgsql;

namespace AnSinh.Core.Store;

/// <summary>
/// PostgreSQL's own programs on this machine. Where they connect and the password go by the environment, for an
/// argument can be read by everybody on the machine.
/// </summary>
public static class PostgresPrograms
{
    private const int Oldest = 15;
    private const int Newest = 19;
    private const int LinesShown = 3;

    /// <summary>
    /// The folder that has the program: of the version asked for when it is here, else the oldest; null when none has.
    /// </summary>
    public static string? FolderWith(string program, int version = Oldest)
    {
        var places = new List<string>();
        foreach (var one in Enumerable.Range(Oldest, Newest - Oldest + 1).OrderBy(one => one == version ? 0 : one))
        {
            places.Add($"/usr/lib/postgresql/{one}/bin");
            places.Add($"/opt/homebrew/opt/postgresql@{one}/bin");
            places.Add($@"C:\Program Files\PostgreSQL\{one}\bin");
        }

        places.AddRange((Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator));
        return places.Find(place => place.Length > 0 && File.Exists(Path.Combine(place, NameOf(program))));
    }

    /// <summary>
    /// Runs a client program against a database. It ends well, or the refusal holds its own first words.
    /// </summary>
    public static async Task RunAsync(
        string program, AppDb db, string? options, IEnumerable<string> arguments, CancellationToken stop)
    {
        var version = (int)(db.Number("SELECT current_setting('server_version_num')::integer") / 10_000);
        var folder = FolderWith(program, version) ?? throw new PostgresMissingException(new Refusal(
            "POSTGRES_MISSING",
            $"Chưa có chương trình {program} của PostgreSQL trên máy này. Cài: sudo apt-get install "
            + $"postgresql-client-{version} (Debian), rồi chạy lại lệnh.", program));
        var start = new ProcessStartInfo(Path.Combine(folder, NameOf(program)))
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var argument in arguments.Prepend("--no-password"))
        {
            start.ArgumentList.Add(argument);
        }

        Surround(start.Environment, new NpgsqlConnectionStringBuilder(db.ConnectionText), options);
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync(stop);
        var other = process.StandardOutput.ReadToEndAsync(stop);
        try
        {
            await process.WaitForExitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        await other;
        if (process.ExitCode != 0)
        {
            throw new PostgresMissingException(new Refusal(
                "POSTGRES_PROGRAM",
                $"{program} dừng với mã {process.ExitCode}. Xem lời của nó, sửa rồi chạy lại lệnh; "
                    + "chưa ghi gì dở dang.",
                FirstWords(await said)));
        }
    }

    private static string NameOf(string program) => OperatingSystem.IsWindows() ? program + ".exe" : program;

    private static string FirstWords(string text) => string.Join(
        " ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(LinesShown));

    private static void Surround(
        IDictionary<string, string?> environment, NpgsqlConnectionStringBuilder address, string? options)
    {
        Set("PGHOST", address.Host);
        Set("PGPORT", address.Port.ToString(CultureInfo.InvariantCulture));
        Set("PGUSER", address.Username);
        Set("PGPASSWORD", address.Password);
        Set("PGPASSFILE", address.Passfile);
        Set("PGDATABASE", address.Database);
        Set("PGSSLROOTCERT", address.RootCertificate);
        Set("PGSSLMODE", address.SslMode switch
        {
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            _ => address.SslMode.ToString().ToLowerInvariant(),
        });
        Set("PGOPTIONS", options);
        Set("PGAPPNAME", "ansinh");

        void Set(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                environment[name] = value;
            }
        }
    }
}
