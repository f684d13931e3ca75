using AnSinh.Cli;

Console.OutputEncoding = System.Text.Encoding.UTF8;
var parsed = CommandTree.Make().Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        Console.Error.WriteLine(error.Message);
    }

    return ExitCodes.Usage;
}

return await parsed.InvokeAsync();
