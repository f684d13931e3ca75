using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>
/// People of a place are found by any words of the name, those of the whole country by its beginning first.
/// </summary>
public sealed class RegisterSearchTests
{
    private static readonly string[] Names =
        ["Nông Thị Mẩy", "Nông Thị An", "Lò Nông Thị", "Nông Văn Út", "Hứa Thị Mẩy", "Nồng Thị Ước"];

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Of_the_whole_country_the_beginning_is_asked_first_in_the_order_of_given_names(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        Array.ForEach(Names, name => office.Person(name, "1980-05-01"));

        (await FoundAsync(office, "nong thi", null)).ShouldBe(["Nông Thị An", "Nông Thị Mẩy", "Nồng Thị Ước"]);
        (await FoundAsync(office, "Nông Thị M", null)).ShouldBe(["Nông Thị Mẩy"]);
        (await FoundAsync(office, "nong thi z", null)).ShouldBeEmpty();
        (await FoundAsync(office, "thi may", null)).ShouldBe(["Hứa Thị Mẩy", "Nông Thị Mẩy"]);
        (await FoundAsync(office, "may", null)).ShouldBe(["Hứa Thị Mẩy", "Nông Thị Mẩy"]);
        (await FoundAsync(office, "may", [])).ShouldBeEmpty();
    }

    [Fact]
    public async Task In_a_place_every_word_counts_wherever_it_stands()
    {
        await using var office = await Office.OpenAsync(Engine.Sqlite);
        Array.ForEach(Names, name => office.Person(name, "1980-05-01"));

        (await FoundAsync(office, "nong thi", [office.Commune])).ShouldBe(
            ["Nông Thị An", "Nông Thị Mẩy", "Lò Nông Thị", "Nồng Thị Ước"]);
    }

    [Theory]
    [InlineData(1_000, false)]
    [InlineData(1_001, true)]
    public async Task More_than_a_thousand_of_one_beginning_are_not_counted_to_the_end(int people, bool isCut)
    {
        await using var office = await Office.OpenAsync(Engine.Sqlite);
        var part = new RegisterPart();
        for (var i = 1; i <= people; i++)
        {
            part.Persons.Add(new Person
            {
                Id = Guid.CreateVersion7(),
                Code = $"N{i:0000}",
                AreaId = office.Commune,
                FullName = "Nông Thị Mẩy",
                SortKey = VietnameseText.SortKey("Nông Thị Mẩy"),
                SearchKey = VietnameseText.SearchKey("Nông Thị Mẩy"),
                Birth = BirthDate.Parse("1980"),
                RecordedAt = office.Clock.GetUtcNow(),
            });
        }

        office.Fresh(db =>
        {
            using var transaction = db.Database.BeginTransaction();
            new RegisterWriter(db).Write(part);
            var found = RegisterQueries.Search(db, new RegisterAsk("nong thi", null, new Month(2024, 7)));
            (found.Rows.Count, found.Total, found.IsCut).ShouldBe((50, people, isCut));
            return true;
        });
    }

    /// <summary>By the page and by the command, which find the same people.</summary>
    private static async Task<IReadOnlyList<string>> FoundAsync(
        Office office, string text, IReadOnlyCollection<int>? areas)
    {
        var page = office.Fresh(db => RegisterQueries.Search(db, new RegisterAsk(text, areas, new Month(2024, 7))));
        var command = await PersonQueries.SearchAsync(office.Db, text, areas, 50, CancellationToken.None);
        page.Rows.Select(row => row.FullName).ShouldBe(command.Select(one => one.FullName));
        page.Total.ShouldBe(page.Rows.Count);
        return [.. page.Rows.Select(row => row.FullName)];
    }
}
