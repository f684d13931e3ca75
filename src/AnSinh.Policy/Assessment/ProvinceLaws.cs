using System.Collections.Concurrent;
using AnSinh.Policy.Law;

namespace AnSinh.Policy.Assessment;

/// <summary>The compiled laws of a book by province and month, each made once; safe to share between threads.</summary>
public sealed class ProvinceLaws(LawBook book)
{
    private readonly ConcurrentDictionary<(string Province, Month Month), MonthLaw> laws = new();

    public LawBook Book => book;

    public MonthLaw In(string province, Month month) =>
        laws.GetOrAdd((province, month), key => book.ForProvince(key.Province, key.Month));
}
