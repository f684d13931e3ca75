using System.CommandLine;

namespace AnSinh.Cli.Tests;

/// <summary>
/// Runs commands inside the test's own process, for tests of many runs. What a command prints goes to the console of
/// the process, so tests of this kind run alone.
/// </summary>
[CollectionDefinition(Alone, DisableParallelization = true)]
public sealed class InProcess : IDisposable
{
    public const string Alone = "in process";

    private readonly RootCommand tree = CommandTree.Make();
    private readonly TextWriter before = Console.Out;
    private readonly TextWriter beforeError = Console.Error;
    private readonly string? keys = Environment.GetEnvironmentVariable("ANSINH_KEYS");

    public InProcess(string keysFolder) => Environment.SetEnvironmentVariable("ANSINH_KEYS", keysFolder);

    public IReadOnlyList<(string Name, Command Command)> Commands => [.. CommandTree.Doing(tree)];

    public async Task<CommandEnd> RunAsync(string database, params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        Console.SetOut(output);
        Console.SetError(errors);
        try
        {
            var parsed = tree.Parse(["--db", database, .. arguments]);
            parsed.Errors.Select(error => error.Message).ShouldBeEmpty(string.Join(' ', arguments));
            return new CommandEnd(await parsed.InvokeAsync(), output.ToString(), errors.ToString());
        }
        finally
        {
            Console.SetOut(before);
            Console.SetError(beforeError);
        }
    }

    public void Dispose() => Environment.SetEnvironmentVariable("ANSINH_KEYS", keys);
}
