using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Policy;
using AnSinh.Policy.Law;

namespace AnSinh.Core.Payroll;

/// <summary>What came out for one programme. Đồng; coefficient in hundredths.</summary>
public sealed record TracedDue(string Programme, string Ground, int Coefficient, long AmountVnd);

/// <summary>
/// Everything an amount was computed from, to be kept outside the register: decisions, facts, and which text of the
/// law. Computed again from it alone, years later, it gives the same đồng.
/// </summary>
public sealed record AmountTrace(
    int Format, string PersonCode, Month Month, string Province, string LawSha256, BirthDate Birth, DateOnly? DiedOn,
    DateOnly? InFacilityFrom, IReadOnlyList<GrantRow> Decisions, IReadOnlyList<FactRow> Facts,
    IReadOnlyList<TracedDue> Results)
{
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new MonthText(), new BirthText() },
    };

    /// <summary>The trace of a payee's month by the law at hand.</summary>
    public static AmountTrace Of(Payee payee, Month month, string province, LoadedLaw law)
    {
        var trace = new AmountTrace(
            CurrentFormat, payee.Code, month, province, law.Sha256, payee.Birth, payee.DiedOn, payee.InFacilityFrom,
            payee.Grants, payee.Facts ?? [], []);
        return trace with { Results = trace.Replay(law.Book) };
    }

    /// <summary>Computes again from the trace alone; to be compared with <see cref="Results"/>.</summary>
    public IReadOnlyList<TracedDue> Replay(LawBook book)
    {
        var payee = new Payee
        {
            PersonId = Guid.Empty,
            Code = PersonCode,
            AreaId = 0,
            FullName = "",
            CitizenId = null,
            Birth = Birth,
            DiedOn = DiedOn,
            InFacilityFrom = InFacilityFrom,
            Facts = [.. Facts],
        };
        payee.Grants.AddRange(Decisions);
        var rules = book.ForProvince(Province, Month);
        return
        [
            .. Decisions.Select(decision => decision.Programme).Distinct().Order(StringComparer.Ordinal)
                .Select(programme => (programme, due: Entitlement.Of(programme, rules, payee, Month)))
                .Select(one => new TracedDue(one.programme, one.due.Ground, one.due.Coefficient, one.due.AmountVnd)),
        ];
    }

    public string ToJson() => JsonSerializer.Serialize(this, Form);

    /// <summary>Reads a trace; what is no trace of this format is refused with the place that is wrong.</summary>
    public static AmountTrace FromJson(string json)
    {
        try
        {
            var trace = JsonSerializer.Deserialize<AmountTrace>(json, Form);
            return trace is { Format: CurrentFormat } ? trace : throw Unreadable("format", "1");
        }
        catch (JsonException wrong)
        {
            throw Unreadable(wrong.Path ?? "$", $"dòng {(wrong.LineNumber ?? 0) + 1}");
        }
    }

    private static RefusedException Unreadable(string where, string what) => new(new Refusal(
        "TRACE_UNREADABLE", $"Tệp không phải vết tính của chương trình này: sai ở {where}, {what}.", where));

    private sealed class MonthText : JsonConverter<Month>
    {
        public override Month Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Month.TryParse(reader.GetString(), out var month) ? month : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, Month value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    private sealed class BirthText : JsonConverter<BirthDate>
    {
        public override BirthDate Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            BirthDate.TryParse(reader.GetString(), out var birth) ? birth : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, BirthDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
