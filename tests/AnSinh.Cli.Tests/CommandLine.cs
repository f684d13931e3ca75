using System.Diagnostics;
using System.Text.Json;

namespace AnSinh.Cli.Tests;

/// <summary>What a command said and how it ended.</summary>
public sealed record CommandEnd(int ExitCode, string Output, string Errors)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public override string ToString() => $"exit {ExitCode}\n{Output}\n{Errors}";
}

/// <summary>Runs the program as an office would: a process of its own, against a database of its own.</summary>
public sealed class CommandLine(string database)
{
    public string Database { get; } = database;

    /// <summary>The crash point that the next runs die at; null for none.</summary>
    public string? CrashAt { get; set; }

    /// <summary>Variables of the surroundings for the next runs.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    public CommandEnd Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "ansinh.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ANSINH_DB"] = Database;
        start.Environment.Remove("ANSINH_USER");
        start.Environment.Remove("ANSINH_CRASH_AT");
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        if (CrashAt is not null)
        {
            start.Environment["ANSINH_CRASH_AT"] = CrashAt;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandEnd(process.ExitCode, output, errors.Result);
    }
}
