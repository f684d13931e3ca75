using System.Text.Json;

using AnSinh.Policy.Assessment;
using AnSinh.Policy.Facts;
using AnSinh.Policy.Law;

namespace AnSinh.Policy.Tests;

/// <summary>
/// One line of samples/law-cases.jsonl: facts as JSON, what is expected, other readings that are also right.
/// </summary>
public sealed record CaseLine(
    string Id, Month Month, long? LocalBaseVnd, JsonElement Facts, JsonElement Expected, JsonElement? Accept)
{
    public string Kind =>
        Facts.TryGetProperty("special", out var special) && special.ValueKind == JsonValueKind.Object
            ? special.GetProperty("kind").GetString()!
            : "";

    public static IReadOnlyList<CaseLine> All { get; } = [.. File.ReadLines("samples/law-cases.jsonl").Select(Read)];

    public MonthLaw LawOf(LawBook book, Month month) => book.For(month, LocalBaseVnd is { } baseVnd
        ? new LocalLaw(baseVnd, Text(Facts, "override_scope") == "all" ? LocalScope.All : LocalScope.Allowance)
        : null);

    public static PersonFacts? PersonOf(JsonElement holder)
    {
        if (!holder.TryGetProperty("person", out var p) || p.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return new PersonFacts
        {
            Birth = BirthDate.Parse(p.GetProperty("dob").GetString()!),
            Poverty = Text(p, "poverty") switch
            {
                "poor" => Poverty.Poor,
                "near_poor" => Poverty.NearPoor,
                _ => Poverty.None,
            },
            ChildSituation = Text(p, "child_situation") is { } point ? point[0] : '\0',
            Received51Before16 = Flag(p, "received_5_1_before_16"),
            StudyingFirstDegree = Flag(p, "studying_first_degree"),
            StudyContinuous = Flag(p, "study_continuous", absent: true),
            Hiv = Flag(p, "hiv"),
            RegularIncome = Flag(p, "regular_income"),
            WageIncome = Flag(p, "wage_income"),
            Pension = Flag(p, "pension_or_si") ? Pension.Receives : Pension.None,
            Disability = Text(p, "disability") switch
            {
                "severe" => Disability.Severe,
                "extremely_severe" => Disability.ExtremelySevere,
                "mild" => Disability.Mild,
                _ => Disability.None,
            },
            SingleParent = Flag(p, "single_parent"),
            Children = [.. Items(p, "children").Select(ChildOf)],
            NoSupporter = Flag(p, "no_supporter_or_supporter_on_assistance"),
            FosterElder = Flag(p, "facility_eligible_but_foster_in_community"),
            EspeciallyDifficultArea = Flag(p, "extremely_difficult_ethnic_area"),
            SocialPensionRequested = Flag(p, "social_pension_requested"),
            LocalSocialPensionVnd = p.TryGetProperty("local_social_pension", out var local) ? local.GetInt64() : 0,
            InFacility = Flag(p, "in_facility"),
        };
    }

    public static CareFacts[] CareOf(JsonElement holder) => [.. Items(holder, "caregiving").Select(c => new CareFacts
    {
        Kind = CareKinds.TryParse(Text(c, "type"), out var kind) ? kind : throw new FormatException(Text(c, "type")),
        CaredBirth = (Text(c, "person_dob") ?? Text(c, "child_dob")) is { } birth ? BirthDate.Parse(birth) : null,
        Pregnant = Flag(c, "pregnant"),
        Children = [.. Items(c, "children").Select(b => BirthDate.Parse(b.GetString()!))],
    })];

    public override string ToString() => Id;

    private static ChildFacts ChildOf(JsonElement child) => new()
    {
        Birth = BirthDate.Parse(child.GetProperty("dob").GetString()!),
        Studying = Flag(child, "studying_first_degree"),
        ReceivingBefore16 = Flag(child, "receiving_before_16", absent: true),
        StudyContinuous = Flag(child, "study_continuous", absent: true),
    };

    private static CaseLine Read(string line)
    {
        var root = JsonDocument.Parse(line).RootElement;
        return new CaseLine(
            root.GetProperty("id").GetString()!,
            Month.Parse(root.GetProperty("as_of_month").GetString()!),
            root.GetProperty("province_base_override") is { ValueKind: JsonValueKind.Number } value
                ? value.GetInt64()
                : null,
            root.GetProperty("facts"),
            root.GetProperty("expected"),
            root.TryGetProperty("accept", out var accept) ? accept : null);
    }

    private static string? Text(JsonElement holder, string name) =>
        holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static bool Flag(JsonElement holder, string name, bool absent = false) =>
        holder.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : absent;

    private static JsonElement.ArrayEnumerator Items(JsonElement holder, string name) =>
        holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray()
            : default;
}
