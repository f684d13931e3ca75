using AnSinh.Policy.Law;

namespace AnSinh.Core.LawFiles;

/// <summary>Reads instruments, parameters, the overlap rule and local rates into Policy's records.</summary>
internal static class LawParts
{
    private static readonly string[] NumberUnits =
        ["vnd", "vnd-per-month", "vnd-per-day", "day-of-month", "days", "months", "years", "working-days", "times",
            "kg"];

    public static IReadOnlyList<Instrument> Instruments(YamlPart root) => [.. root.Items().Select(Instrument)];

    public static Parameter Parameter(YamlPart root)
    {
        var unit = root.Word("unit");
        if (unit != "choice" && !NumberUnits.Contains(unit))
        {
            throw root.Part("unit").Refuse($"Đơn vị phải là choice hoặc một trong: {string.Join(", ", NumberUnits)}.");
        }

        IReadOnlyList<string> choices = unit == "choice" ? root.Part("choices").Words() : [];
        var values = Dated(root.Part("values"), part => Value(part, choices)).ToList();
        var parameter = new Parameter(
            root.Word("id"), root.Word("title"), unit, new DatedValues<ParameterValue>(values))
        {
            Choices = choices,
            Readings = Readings(root.PartOrNull("readings"), choices),
            Where = root.Where,
        };
        root.NothingElse();
        return Told(parameter);
    }

    /// <summary>What each choice means, in words.</summary>
    private static Dictionary<string, string> Readings(YamlPart? part, IReadOnlyList<string> choices) =>
        (part?.Entries() ?? []).ToDictionary(
            entry => choices.Contains(entry.Key) ? entry.Key : throw entry.Part.Refuse(
                $"readings chỉ giải thích các từ: {string.Join(", ", choices)}; đọc được \"{entry.Key}\"."),
            entry => entry.Part.Word());

    /// <summary>A value that can be read in two ways says both in words.</summary>
    private static Parameter Told(Parameter parameter)
    {
        foreach (var dated in parameter.Values.All.Where(dated => dated.Value?.OtherWord is not null))
        {
            foreach (var word in (string[])[dated.Value!.Word!, dated.Value.OtherWord!])
            {
                if (!parameter.Readings.ContainsKey(word))
                {
                    throw YamlPart.Refuse(
                        dated.Source.Where, $"Có otherReading thì readings phải giải thích \"{word}\" bằng lời.");
                }
            }
        }

        return parameter;
    }

    public static DatedValues<Overlap> Overlaps(YamlPart root) => new([.. root.Items().Select(part =>
    {
        var overlap = new Overlap(
            part.Word("both"), part.Part("with").Words(), part.Word("facility"), part.Part("whenEqual").Words());
        var dated = new Dated<Overlap>(part.Part("from").Day(), overlap, part.Source());
        part.NothingElse();
        return dated;
    })]);

    public static IReadOnlyList<LocalRates> Local(YamlPart root) => [.. root.Items().Select(part =>
    {
        var rates = new LocalRates(
            part.Word("province"), part.Word("name"),
            new(part.PartOrNull("base") is { } bases ? Dated(bases, LocalBase) : []),
            new(part.PartOrNull("socialPension") is { } pensions
                ? Dated(pensions, p => new LocalAmount(p.Part("value").Number()))
                : []))
        {
            Groups = [.. part.ItemsOf("groups").Select(group => GroundParts.Group(group, part.Word("province")))],
        };
        part.NothingElse();
        return rates;
    })];

    /// <summary>Dated values: from, value (none for an end), cite, mark, note.</summary>
    public static IEnumerable<Dated<T>> Dated<T>(YamlPart list, Func<YamlPart, T> read)
        where T : class =>
        list.Items().Select(part =>
        {
            var ended = part.Word("value") == "none";
            var dated = new Dated<T>(part.Part("from").Day(), ended ? null : read(part), part.Source());
            part.NothingElse();
            return dated;
        });

    private static Instrument Instrument(YamlPart part)
    {
        var instrument = new Instrument(part.Word("number"), part.Word("title"), part.Mark("mark"))
        {
            SignedOn = part.DayOrNull("signed"),
            InForceOn = part.DayOrNull("inForce"),
            ReplacedBy = part.WordOrNull("replacedBy"),
            ReplacedOn = part.DayOrNull("replacedFrom"),
            Note = part.WordOrNull("note"),
            Where = part.Where,
        };
        part.NothingElse();
        return instrument;
    }

    private static ParameterValue Value(YamlPart part, IReadOnlyList<string> choices)
    {
        var value = part.Part("value");
        if (choices.Count == 0)
        {
            return new ParameterValue(value.Number(), null);
        }

        var other = part.PartOrNull("otherReading");
        if (other is not null && other.Word() == value.Word())
        {
            throw other.Refuse("otherReading phải khác value.");
        }

        return new ParameterValue(null, Chosen(value, choices))
        {
            OtherWord = other is null ? null : Chosen(other, choices),
        };
    }

    private static string Chosen(YamlPart part, IReadOnlyList<string> choices) => choices.Contains(part.Word())
        ? part.Word()
        : throw part.Refuse($"Giá trị phải là một trong: {string.Join(", ", choices)}.");

    private static LocalBase LocalBase(YamlPart part)
    {
        var scopes = part.Part("scope");
        var scope = scopes.Words().Aggregate((LocalScope)0, (all, word) => all | (word switch
        {
            "allowance" => LocalScope.Allowance,
            "care" => LocalScope.Care,
            "facility" => LocalScope.Facility,
            "one-time" => LocalScope.OneTime,
            "all" => LocalScope.All,
            _ => throw scopes.Refuse(
                $"scope là allowance, care, facility, one-time hoặc all, đọc được \"{word}\"."),
        }));
        var facility = part.PartOrNull("facilityValue");
        if (facility is not null && !scope.HasFlag(LocalScope.Facility))
        {
            throw facility.Refuse("facilityValue chỉ dùng khi scope có facility.");
        }

        return new LocalBase(part.Part("value").Number(), scope, facility?.Number());
    }
}
