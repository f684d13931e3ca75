using System.Globalization;
using System.Text;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Registry;

/// <summary>How a person stands in the register in a month.</summary>
public enum RegisterState
{
    /// <summary>A decision covers the month.</summary>
    Receiving,

    /// <summary>A decision covers it, but payment rests.</summary>
    Suspended,

    /// <summary>The first month of the decision is still to come.</summary>
    Coming,

    /// <summary>Every decision has ended.</summary>
    Ended,

    Dead,

    /// <summary>No decision: a carer, or a member of a household.</summary>
    WithoutDecision,
}

/// <summary>What is asked of the register: text, places (null: all), state, month, part of the list.</summary>
public sealed record RegisterAsk(string Text, IReadOnlyCollection<int>? AreaIds, Month Month)
{
    public int? CommuneId { get; init; }

    public RegisterState? State { get; init; }

    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = 50;

    /// <summary>Hamlets instead of the text: nobody is called so, but hamlets are.</summary>
    internal IReadOnlyList<string> Hamlets { get; init; } = [];

    /// <summary>No name of the country begins with the text: it is looked for in the middle of names too.</summary>
    internal bool Anywhere { get; init; }

    internal NameBeginning? Beginning => Anywhere || AreaIds is not null || CommuneId is not null || Hamlets.Count > 0
        ? null : NameBeginning.Of(Text);
}

/// <summary>A person in the list of the register. The amount is the regular one of the month's list, đồng.</summary>
public sealed record RegisterRow(
    string Code, string FullName, BirthDate Birth, string? Sex, string? CitizenId, string? Hamlet, string AreaName,
    RegisterState State, string? Channel, string? Provider, long? AmountVnd);

/// <summary>
/// A part of the found people and how many were found; with <see cref="IsCut"/> there are more than are told.
/// </summary>
public sealed record RegisterPage(IReadOnlyList<RegisterRow> Rows, int Total)
{
    public bool IsCut { get; init; }
}

/// <summary>A commune that people of the register live in.</summary>
public sealed record RegisterCommune(int Id, string Name);

/// <summary>
/// The list of the register, part by part, in the order of Vietnamese names: two statements. Of the whole country names
/// are first found by their beginning (<see cref="NameBeginning"/>).
/// </summary>
public static class RegisterQueries
{
    /// <summary>The state of person p in the month @p0, as the code of <see cref="RegisterState"/>.</summary>
    internal const string StateSql =
        """
        CASE WHEN p.died_on IS NOT NULL THEN 4
            WHEN EXISTS (SELECT 1 FROM grants g WHERE g.person_id = p.id AND g.from_month <= @p0
                AND (g.until_month IS NULL OR g.until_month >= @p0)
                AND (g.suspended_from_month IS NULL OR g.suspended_from_month > @p0)) THEN 0
            WHEN EXISTS (SELECT 1 FROM grants g WHERE g.person_id = p.id AND g.from_month <= @p0
                AND (g.until_month IS NULL OR g.until_month >= @p0)) THEN 1
            WHEN EXISTS (SELECT 1 FROM grants g WHERE g.person_id = p.id AND g.from_month > @p0) THEN 2
            WHEN EXISTS (SELECT 1 FROM grants g WHERE g.person_id = p.id) THEN 3
            ELSE 5 END
        """;

    internal const string AmountSql =
        """
        (SELECT SUM(l.amount_vnd) FROM payroll_lines l
            WHERE l.person_id = p.id AND l.benefit_month = @p0 AND l.kind = 'REGULAR' AND l.live)
        """;

    /// <summary>Fewer digits than this are part of a code or a name, not an identifier or a telephone number.</summary>
    private const int NumberLength = 8;

    /// <summary>Shorter texts are in the names of too many hamlets.</summary>
    private const int HamletLength = 3;

    public static RegisterPage Search(AppDb db, RegisterAsk ask)
    {
        var values = new List<object?> { ask.Month };
        var part = ask.Beginning is null ? ""
            : $" ORDER BY p.search_key LIMIT {(NameBeginning.Most + 1).ToString(CultureInfo.InvariantCulture)}";
        var people = $"(SELECT p.* FROM persons p WHERE {Where(db, ask, values)}{part}) p";
        var total = (int)db.Number($"SELECT COUNT(*) FROM {people}", [.. values]);
        var rows = new List<RegisterRow>();
        if (total == 0 && ask.Beginning is not null)
        {
            return Search(db, ask with { Anywhere = true });
        }

        if (total == 0)
        {
            return ask.Hamlets.Count == 0 && HamletsOf(db, ask) is { Count: > 0 } hamlets
                ? Search(db, ask with { Hamlets = hamlets }) : new RegisterPage(rows, 0);
        }

        var skip = (ask.Page - 1) * ask.PageSize;
        using var reader = db.Read(
            $"""
            SELECT p.code, p.full_name, p.birth, p.sex, p.citizen_id, p.hamlet, a.name, {StateSql}, m.channel,
                m.provider,
                {AmountSql}, p.id
            FROM {people} JOIN areas a ON a.id = p.area_id
            LEFT JOIN payment_methods m ON m.person_id = p.id AND m.until_on IS NULL
            ORDER BY p.sort_key, p.code
            LIMIT {ask.PageSize.ToString(CultureInfo.InvariantCulture)} OFFSET {skip.ToString(CultureInfo.InvariantCulture)}
            """, [.. values]);
        while (reader.Read())
        {
            rows.Add(new RegisterRow(
                reader.GetString(0), reader.GetString(1), BirthDate.Parse(reader.GetString(2)), reader.TextOrNull(3),
                db.Vault.Open(reader.TextOrNull(4), reader.GetGuid(11), SealedField.CitizenId), reader.TextOrNull(5),
                reader.GetString(6), (RegisterState)reader.GetInt32(7),
                reader.TextOrNull(8), reader.TextOrNull(9), Sum(reader.GetValue(10))));
        }

        return new RegisterPage(rows, total)
        {
            IsCut = ask.Beginning is not null && total > NameBeginning.Most,
        };
    }

    /// <summary>The latest month with a list in these places; null before the first one.</summary>
    public static Month? LatestMonth(AppDb db, IReadOnlyCollection<int>? areaIds)
    {
        var places = areaIds is null ? "" : $"AND area_id IN ({Ids(areaIds)})";
        var code = db.Number($"SELECT MAX(month) FROM payroll_lists WHERE state <> 'RETURNED' {places}");
        return code == 0 ? null : Month.FromCode((int)code);
    }

    public static IReadOnlyList<RegisterCommune> Communes(AppDb db, IReadOnlyCollection<int>? areaIds)
    {
        var communes = new List<RegisterCommune>();
        var places = areaIds is null ? "" : $"AND a.id IN ({Ids(areaIds)})";
        using var reader = db.Read(
            $"""
            SELECT a.id, a.name FROM areas a
            WHERE EXISTS (SELECT 1 FROM persons p WHERE p.area_id = a.id) {places} ORDER BY a.search_key, a.id
            """);
        while (reader.Read())
        {
            communes.Add(new RegisterCommune(reader.GetInt32(0), reader.GetString(1)));
        }

        return communes;
    }

    internal static long? Sum(object value) =>
        value is DBNull ? null : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static string Ids(IReadOnlyCollection<int> ids) =>
        ids.Count == 0 ? "-1" : string.Join(", ", ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));

    private static StringBuilder Where(AppDb db, RegisterAsk ask, List<object?> values)
    {
        var where = new StringBuilder("1 = 1");
        if (ask.AreaIds is { } places)
        {
            where.Append(CultureInfo.InvariantCulture, $" AND p.area_id IN ({Ids(places)})");
        }

        if (ask.CommuneId is { } commune)
        {
            where.Append(CultureInfo.InvariantCulture, $" AND p.area_id = {commune}");
        }

        if (ask.State is { } state)
        {
            where.Append(CultureInfo.InvariantCulture, $" AND {StateSql} = {(int)state}");
        }

        if (ask.Beginning is { } name)
        {
            where.Append(
                CultureInfo.InvariantCulture,
                $" AND p.search_key >= @p{values.Count} AND p.search_key < @p{values.Count + 1}");
            values.Add(name.From);
            values.Add(name.Until);
        }
        else if (ask.Hamlets.Count > 0)
        {
            AddHamlets(ask.Hamlets, where, values);
        }
        else
        {
            AddText(db.Vault, ask.Text, where, values);
        }

        return where;
    }

    /// <summary>Hamlets of the places whose names hold the words; asked only where no name does.</summary>
    private static List<string> HamletsOf(AppDb db, RegisterAsk ask)
    {
        var key = VietnameseText.SearchKey(ask.Text);
        var hamlets = new List<string>();
        if (key.Length < HamletLength || ask.AreaIds is null || !key.Any(char.IsAsciiLetter))
        {
            return hamlets;
        }

        using var reader = db.Read(
            $"""
            SELECT DISTINCT p.hamlet FROM persons p
            WHERE p.hamlet IS NOT NULL AND p.area_id IN ({Ids(ask.AreaIds)})
            """);
        while (reader.Read())
        {
            if ((' ' + VietnameseText.SearchKey(reader.GetString(0))).Contains(' ' + key, StringComparison.Ordinal))
            {
                hamlets.Add(reader.GetString(0));
            }
        }

        return hamlets;
    }

    private static void AddHamlets(IReadOnlyList<string> hamlets, StringBuilder where, List<object?> values)
    {
        where.Append(" AND p.hamlet IN (");
        foreach (var (i, hamlet) in hamlets.Index())
        {
            where.Append(i > 0 ? ", " : "").Append(CultureInfo.InvariantCulture, $"@p{values.Count}");
            values.Add(hamlet);
        }

        where.Append(')');
    }

    /// <summary>Numbers as identifier or telephone; a word with digits as a code; else words of the name, by their
    /// beginnings.</summary>
    private static void AddText(FieldVault vault, string text, StringBuilder where, List<object?> values)
    {
        string Next(object value)
        {
            values.Add(value);
            return "@p" + (values.Count - 1).ToString(CultureInfo.InvariantCulture);
        }

        var asked = text.Trim();
        var digits = new string([.. asked.Where(char.IsAsciiDigit)]);
        if (digits.Length >= NumberLength && digits.Length == asked.Count(char.IsLetterOrDigit))
        {
            var number = Next(digits);
            var citizen = Next(vault.Mark(digits, SealedField.CitizenId)!);
            var old = Next(vault.Mark(digits, SealedField.OldId)!);
            var account = Next(vault.Mark(digits, SealedField.AccountNo)!);
            where.Append(
                CultureInfo.InvariantCulture,
                $"""
                 AND (p.citizen_key = {citizen} OR p.old_id_key = {old} OR p.phone = {number} OR p.code = {number}
                    OR p.id IN (SELECT person_id FROM payment_methods WHERE account_key = {account}))
                """);
        }
        else if (digits.Length > 0)
        {
            where.Append(CultureInfo.InvariantCulture, $" AND p.code = {Next(asked.ToUpperInvariant())}");
        }
        else
        {
            foreach (var word in VietnameseText.SearchKey(asked).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                where.Append(CultureInfo.InvariantCulture, $" AND ' ' || p.search_key LIKE {Next("% " + word + "%")}");
            }
        }
    }
}
