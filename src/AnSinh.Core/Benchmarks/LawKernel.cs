using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using AnSinh.Policy;
using AnSinh.Policy.Assessment;

namespace AnSinh.Core.Benchmarks;

/// <summary>
/// law-kernel.c, compiled for this very machine by gcc and called in this process: the least time in which amounts can
/// be had from columns. It is a reference only; no amount anybody is paid comes from it.
/// </summary>
internal sealed class LawKernel : IDisposable
{
    private const int RatesOfCommune = 4;
    private readonly string folder;
    private readonly nint library;
    private readonly CountChildren countChildren;
    private readonly Assess assess;

    private LawKernel(string folder, string file)
    {
        this.folder = folder;
        library = NativeLibrary.Load(file);
        countChildren = Function<CountChildren>("count_children");
        assess = Function<Assess>("assess");
    }

    private delegate void CountChildren(
        long people, int month, int[] firstChild, short[] childBorn, byte[] childMarks, uint[] marks);

    private delegate void Assess(
        int communes, int[] firstPerson, int[] rates, int month, short[] born, uint[] marks, int[] before,
        int[] amount, byte[] change);

    /// <summary>Compiles the kernel; null where there is no gcc. A gcc that refuses it is an error.</summary>
    public static LawKernel? TryCompile()
    {
        var name = OperatingSystem.IsWindows() ? "gcc.exe" : "gcc";
        var gcc = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Where(path => path.Length > 0).Select(path => Path.Combine(path, name)).FirstOrDefault(File.Exists);
        if (gcc is null)
        {
            return null;
        }

        var place = Directory.CreateTempSubdirectory("ansinh-kernel-").FullName;
        var (source, made) = (Path.Combine(place, "law-kernel.c"), Path.Combine(place, "law-kernel.so"));
        using (var text = Assembly.GetExecutingAssembly().GetManifestResourceStream("bench/law-kernel.c")!)
        using (var file = File.Create(source))
        {
            text.CopyTo(file);
        }

        string[] arguments = ["-O3", "-march=native", "-shared", "-fPIC", source, "-o", made];
        using var process = Process.Start(new ProcessStartInfo(gcc, arguments) { WorkingDirectory = place })!;
        process.WaitForExit();
        return process.ExitCode == 0
            ? new LawKernel(place, made) : throw new IOException($"gcc: exit status {process.ExitCode}");
    }

    /// <summary>What the kernel is told of each commune's law, in the order of its enum; rates in hundreds.</summary>
    public static int[] RatesOf(MonthLaw[] lawOfCommune, int under3Coefficient)
    {
        var rates = new int[lawOfCommune.Length * RatesOfCommune];
        for (var commune = 0; commune < lawOfCommune.Length; commune++)
        {
            var law = lawOfCommune[commune];
            var own = rates.AsSpan(commune * RatesOfCommune, RatesOfCommune);
            (own[0], own[1]) = (checked((int)(law.BaseVnd / 100)), checked((int)(law.CareBaseVnd / 100)));
            (own[2], own[3]) = (checked((int)law.SocialPensionVnd), under3Coefficient);
        }

        return rates;
    }

    /// <summary>Counts the children who count in the month into the marks; not part of what is measured.</summary>
    public void Prepare(LawColumns columns, Month month) => countChildren(
        columns.Born.Length, LawColumns.MonthNumber(month), columns.FirstChild, columns.ChildBorn, columns.ChildMarks,
        columns.Marks);

    public void Run(LawColumns columns, Month month, int[] rates, int[] beforeVnd, KernelMonth into) => assess(
        columns.FirstOfCommune.Length - 1, columns.FirstOfCommune, rates, LawColumns.MonthNumber(month), columns.Born,
        columns.Marks, beforeVnd, into.AmountVnd, into.Change);

    public void Dispose()
    {
        NativeLibrary.Free(library);
        Directory.Delete(folder, recursive: true);
    }

    private T Function<T>(string name)
        where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(library, name));
}

/// <summary>What the kernel says of each person in a month: đồng, and what changed since the month before.</summary>
internal sealed record KernelMonth(int[] AmountVnd, byte[] Change)
{
    public static KernelMonth Of(int people) => new(new int[people], new byte[people]);
}
