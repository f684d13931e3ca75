using AnSinh.Policy;
using AnSinh.Policy.Facts;
using AnSinh.Policy.Law;

namespace AnSinh.Core.LawFiles;

/// <summary>Reads beneficiary categories and kinds of care into Policy's grounds.</summary>
internal static class GroundParts
{
    private const string OnlyWithoutAllowance = "no-decree-allowance";

    /// <summary>Files of one decree: the decree, the neutral label of its grounds, the grounds.</summary>
    public static IReadOnlyList<Ground> Grounds(YamlPart root)
    {
        root.WordOrNull("decree");
        var neutral = root.Word("neutralLabel");
        var grounds = root.Part("grounds").Items().Select(part => GroundOf(part, neutral)).ToList();
        root.NothingElse();
        return grounds;
    }

    private static Ground GroundOf(YamlPart part, string neutral)
    {
        var kind = part.WordOrNull("kind") switch
        {
            null => AwardKind.Allowance,
            "social-pension" => AwardKind.SocialPension,
            "facility" => AwardKind.Facility,
            "care" => AwardKind.Care,
            var other => throw part.Part("kind").Refuse($"Không có loại \"{other}\"."),
        };
        var ground = new Ground(
            part.Word("code"), part.Word("label"), part.WordOrNull("neutralLabel") ?? neutral, kind, part.Source())
        {
            Confidential = part.PartOrNull("confidential")?.YesNo() ?? false,
            Points = [.. part.ItemsOf("points").Select(PointOf)],
            Replaces = part.PartOrNull("replaces")?.Words() ?? [],
            Care = kind == AwardKind.Care ? CareWord(part.Part("care")) : null,
            Conditions = new(part.Part("conditions").Items().Select(DatedConditions)),
            Coefficients = new(part.ItemsOf("coefficients").Select(DatedBands)),
        };
        part.NothingElse();
        return ground;
    }

    /// <summary>
    /// An extra group of a provincial resolution; who may have it is said, though it is the same for all.
    /// </summary>
    public static Ground Group(YamlPart part, string provinceCode)
    {
        var only = part.Part("only");
        if (only.Word() != OnlyWithoutAllowance)
        {
            throw only.Refuse($"only chỉ có thể là {OnlyWithoutAllowance}, đọc được \"{only.Word()}\".");
        }

        var group = new Ground(
            part.Word("code"), part.Word("label"), part.WordOrNull("neutralLabel") ?? "Trợ cấp của tỉnh",
            AwardKind.ProvinceGroup, part.Source())
        {
            ProvinceCode = provinceCode,
            Confidential = part.PartOrNull("confidential")?.YesNo() ?? false,
            Conditions = new(part.Part("conditions").Items().Select(GroupConditions)),
            Coefficients = new(part.Part("amounts").Items().Select(GroupAmounts)),
        };
        part.NothingElse();
        return group;
    }

    private static Dated<Conditions> GroupConditions(YamlPart part)
    {
        var unrecorded = part.PartOrNull("unrecorded")?.Words() ?? [];
        var dated = DatedConditions(part);
        return dated.Value is { } asked ? dated with { Value = asked with { Unrecorded = unrecorded } } : dated;
    }

    /// <summary>Bands, or why no amount can be computed: the text was not found, or the place decides.</summary>
    private static Dated<Bands> GroupAmounts(YamlPart part)
    {
        var place = part.PartOrNull("byPlace");
        var unknown = part.WordOrNull("unknown");
        if ((place is null ? 0 : 1) + (unknown is null ? 0 : 1) + (part.Has("bands") ? 1 : 0) != 1)
        {
            throw part.Refuse(
                "Ghi đúng một trong ba: bands (các mức), byPlace (theo nơi ở), unknown (vì sao chưa biết mức).");
        }

        if (place is null && unknown is null)
        {
            return DatedBands(part);
        }

        var why = unknown ?? $"mức theo nơi ở (nông thôn {PolicyText.Vnd(place!.Part("rural").Number())}, thành thị "
            + $"{PolicyText.Vnd(place.Part("urban").Number())}) mà sổ không ghi nơi ở là nông thôn hay thành thị";
        place?.NothingElse();
        var dated = new Dated<Bands>(part.Part("from").Day(), new Bands([]) { NotComputed = why }, part.Source());
        part.NothingElse();
        return dated;
    }

    private static string CareWord(YamlPart part) =>
        CareKinds.TryParse(part.Word(), out _)
            ? part.Word()
            : throw part.Refuse($"Loại chăm sóc phải là một trong: {string.Join(", ", CareKinds.All)}.");

    private static GroundPoint PointOf(YamlPart part)
    {
        var letter = part.Word("point");
        var point = letter.Length == 1
            ? new GroundPoint(letter[0], part.Word("label"))
            : throw part.Refuse($"Điểm phải là một chữ cái, đọc được \"{letter}\".");
        part.NothingElse();
        return point;
    }

    private static Dated<Conditions> DatedConditions(YamlPart part)
    {
        var from = part.Part("from").Day();
        var ended = part.PartOrNull("ended")?.YesNo() ?? false;
        var same = part.WordOrNull("sameAs");
        var all = part.PartOrNull("all");
        if ((ended ? 1 : 0) + (same is null ? 0 : 1) + (all is null ? 0 : 1) != 1)
        {
            throw part.Refuse(
                "Ghi đúng một trong ba: all (các điều kiện), sameAs (như mã khác), ended: yes (kết thúc).");
        }

        if (from.Day != 1)
        {
            throw part.Refuse("Điều kiện tính theo tháng, viết dạng 2026-07.");
        }

        var conditions = ended ? null : all is null ? new Conditions { SameAs = same } : ConditionsOf(all);
        var dated = new Dated<Conditions>(from, conditions, part.Source());
        part.NothingElse();
        return dated;
    }

    private static Conditions ConditionsOf(YamlPart part)
    {
        var facts = new List<FactCondition>();
        var conditions = new Conditions();
        foreach (var (key, value) in part.Entries())
        {
            conditions = key switch
            {
                "ageFrom" => conditions with { AgeFrom = value.Whole() },
                "ageUnder" => conditions with { AgeUnder = value.Whole() },
                "either" => conditions with { Either = [.. value.Items().Select(ConditionsOf)] },
                "children" => conditions with { Children = [.. value.Items().Select(ChildOf)] },
                "pregnancyCounts" => conditions with { PregnancyCounts = value.YesNo() },
                "not" => conditions with { Not = value.Words() },
                _ => conditions,
            };
            if (key is not ("ageFrom" or "ageUnder" or "either" or "children" or "pregnancyCounts" or "not"))
            {
                facts.Add(FactOf(Vocabulary.Person, key, value));
            }
        }

        return conditions with { Facts = facts };
    }

    private static ChildConditions ChildOf(YamlPart part)
    {
        int? under = null;
        var facts = new List<FactCondition>();
        foreach (var (key, value) in part.Entries())
        {
            if (key is "ageUnder" or "ageUnderMonths")
            {
                under = key == "ageUnder" ? value.Whole() * 12 : value.Whole();
            }
            else
            {
                facts.Add(FactOf(Vocabulary.Child, key, value));
            }
        }

        return new ChildConditions(under, facts);
    }

    private static FactCondition FactOf(IReadOnlyList<FactField> vocabulary, string key, YamlPart value)
    {
        var field = vocabulary.FirstOrDefault(f => f.Name == key)
            ?? throw value.Refuse(
                $"Không có điều kiện \"{key}\". Các điều kiện dùng được: "
                    + $"{string.Join(", ", vocabulary.Select(f => f.Name))}.");
        var words = field.Words.Select(w => w.Word).ToList();
        return new FactCondition(field, [.. value.Words().Select(word => words.IndexOf(word) is >= 0 and var at
            ? at
            : throw value.Refuse($"\"{key}\" phải là một trong: {string.Join(", ", words)}; đọc được \"{word}\"."))]);
    }

    private static Dated<Bands> DatedBands(YamlPart part)
    {
        var bands = new Bands([.. part.Part("bands").Items().Select(BandOf)])
        {
            Other = part.PartOrNull("otherReading") is { } other ? OtherOf(other) : null,
        };
        var dated = new Dated<Bands>(part.Part("from").Day(), bands, part.Source());
        part.NothingElse();
        return dated;
    }

    private static OtherBands OtherOf(YamlPart part)
    {
        var other = new OtherBands(
            part.Word("configured"), part.Word("other"), [.. part.Part("bands").Items().Select(BandOf)]);
        part.NothingElse();
        return other;
    }

    private static Band BandOf(YamlPart part)
    {
        var amount = part.PartOrNull("amountVnd");
        var band = new Band(amount is null ? part.Part("coefficient").Hundredths() : 0)
        {
            AmountVnd = amount?.Number(),
            AgeFrom = part.PartOrNull("ageFrom")?.Whole() ?? 0,
            ChildrenFrom = part.PartOrNull("childrenFrom")?.Whole() ?? 0,
            PerChild = part.PartOrNull("perChild")?.YesNo() ?? false,
            Fact = part.PartOrNull(Vocabulary.Disability.Name) is { } degree
                ? FactOf(Vocabulary.Person, Vocabulary.Disability.Name, degree)
                : null,
        };
        part.NothingElse();
        return band;
    }
}
