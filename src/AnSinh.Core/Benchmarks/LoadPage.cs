namespace AnSinh.Core.Benchmarks;

/// <summary>How a request ended, seen from the browser.</summary>
public enum LoadEnd
{
    /// <summary>A page, a file, or after a form the redirect that says that it was done.</summary>
    Good,

    /// <summary>A page that says why nothing was done.</summary>
    Refused,

    /// <summary>No answer, or the page that says that the database is away.</summary>
    Away,

    /// <summary>Anything that nobody should see.</summary>
    Wrong,
}

/// <summary>An answer: how it ended, the address it came from, its text.</summary>
public sealed record LoadPage(LoadEnd End, string Path, string Html)
{
    public bool Has(string text) => Html.Contains(text, StringComparison.Ordinal);
}
