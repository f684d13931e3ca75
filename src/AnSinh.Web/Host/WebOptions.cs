using AnSinh.Core.Store;

namespace AnSinh.Web.Host;

/// <summary>
/// What the pages need to know of their surroundings. Tests set all of it; the command line sets most.
/// </summary>
public sealed record WebOptions(DatabaseAddress Database)
{
    /// <summary>Addresses to listen on, separated by semicolons; port 0 takes any free port.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Makes identifiers repeatable, for demos and tests only.</summary>
    public int? IdSeed { get; init; }

    /// <summary>
    /// Folder of the keys that protect sessions and forms; all nodes of one installation share it. None keeps the
    /// keys in memory: every session ends with the process.
    /// </summary>
    public string? KeysFolder { get; init; }

    /// <summary>
    /// The users' browsers come over https (here or at a proxy in front): cookies are then marked for https only.
    /// </summary>
    public bool Https { get; init; }

    /// <summary>
    /// A file of stolen passwords (SHA-1, sorted, HASH:COUNT) that nobody may choose; none checks less.
    /// </summary>
    public string? BreachedPasswords { get; init; }

    /// <summary>The office's own sign-in system; none offers passwords and passkeys only.</summary>
    public OutsideOptions? Outside { get; init; }

    /// <summary>Whether to write the log to the console; tests stay quiet.</summary>
    public bool ConsoleLog { get; init; } = true;

    /// <summary>
    /// As the surroundings of the process say it: ANSINH_KEYS, ANSINH_OIDC_…, ANSINH_BREACHED_PASSWORDS.
    /// </summary>
    public static WebOptions OfSurroundings(DatabaseAddress database) => new(database)
    {
        KeysFolder = Environment.GetEnvironmentVariable("ANSINH_KEYS") ?? DefaultKeysFolder(database),
        Outside = OutsideOptions.OfSurroundings(),
        BreachedPasswords = Environment.GetEnvironmentVariable("ANSINH_BREACHED_PASSWORDS"),
    };

    /// <summary>The keys' folder of an ordinary installation: beside an SQLite file, else under data.</summary>
    public static string DefaultKeysFolder(DatabaseAddress database) =>
        database.Path is { } path ? path + ".keys" : Path.Combine("data", "keys");
}
