using System.Reflection;
using System.Runtime.Loader;

namespace AnSinh.Policy.Tests;

/// <summary>
/// The program as it starts: a copy of our assemblies of its own, in which nothing was read yet. What is made once at
/// the start (words of the law files, forms of numbers) is made again in it.
/// </summary>
internal sealed class FreshProgram : AssemblyLoadContext
{
    private FreshProgram()
        : base(nameof(FreshProgram), isCollectible: true)
    {
    }

    /// <summary>Calls a public static method without arguments of this test assembly inside the copy.</summary>
    public static string Run(Type type, string method)
    {
        var program = new FreshProgram();
        try
        {
            var copy = program.LoadFromAssemblyName(type.Assembly.GetName());
            return (string)copy.GetType(type.FullName!)!.GetMethod(method)!.Invoke(null, null)!;
        }
        finally
        {
            program.Unload();
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name!.StartsWith("AnSinh.", StringComparison.Ordinal)
            ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll")) : null;
}
