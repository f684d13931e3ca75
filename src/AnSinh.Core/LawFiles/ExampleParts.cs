using AnSinh.Policy;
using AnSinh.Policy.Facts;
using AnSinh.Policy.Law;

namespace AnSinh.Core.LawFiles;

/// <summary>
/// Reads worked cases. The words of the facts are those of the conditions, so a case reads like the law.
/// </summary>
internal static class ExampleParts
{
    public static IEnumerable<LawExample> Examples(YamlPart root) => root.Items().Select(ExampleOf);

    private static LawExample ExampleOf(YamlPart part)
    {
        var month = part.Part("month");
        var example = new LawExample(
            part.Word("id"), part.Word("title"),
            Month.TryParse(month.Word(), out var parsed) ? parsed : throw month.Refuse("Viết tháng dạng 2026-07."),
            part.Where)
        {
            Local = part.PartOrNull("local") is { } local ? LocalOf(local) : null,
            ProvinceCode = part.WordOrNull("province"),
            Person = part.PartOrNull("person") is { } person ? PersonOf(person) : null,
            Care = [.. part.ItemsOf("care").Select(CareOf)],
            Expected = [.. part.Part("expect").Items().Select(ExpectedOf)],
        };
        part.NothingElse();
        return example;
    }

    private static LocalLaw LocalOf(YamlPart part)
    {
        var local = new LocalLaw(
            part.Part("base").Number(), part.WordOrNull("scope") == "all" ? LocalScope.All : LocalScope.Allowance);
        part.NothingElse();
        return local;
    }

    private static PersonFacts PersonOf(YamlPart part)
    {
        var facts = new PersonFacts { Pension = Pension.None };
        foreach (var (key, value) in part.Entries())
        {
            switch (key)
            {
                case "birth": facts.Birth = BirthOf(value); break;
                case "poverty": facts.Poverty = (Poverty)IndexOf(Vocabulary.Poverty, value); break;
                case "pension": facts.Pension = (Pension)IndexOf(Vocabulary.Pension, value); break;
                case "disability": facts.Disability = (Disability)IndexOf(Vocabulary.Disability, value); break;
                case "childSituation": facts.ChildSituation = value.Word()[0]; break;
                case "received51Before16": facts.Received51Before16 = value.YesNo(); break;
                case "studying": facts.StudyingFirstDegree = value.YesNo(); break;
                case "studyContinuous": facts.StudyContinuous = value.YesNo(); break;
                case "hiv": facts.Hiv = value.YesNo(); break;
                case "regularIncome": facts.RegularIncome = value.YesNo(); break;
                case "wageIncome": facts.WageIncome = value.YesNo(); break;
                case "singleParent": facts.SingleParent = value.YesNo(); break;
                case "children": facts.Children = [.. value.Items().Select(ChildOf)]; break;
                case "childrenOfUnknownBirth": facts.ChildrenOfUnknownBirth = value.Whole(); break;
                case "noSupporter": facts.NoSupporter = value.YesNo(); break;
                case "fosterElder": facts.FosterElder = value.YesNo(); break;
                case "specialArea": facts.EspeciallyDifficultArea = value.YesNo(); break;
                case "requested": facts.SocialPensionRequested = value.YesNo(); break;
                case "localSocialPension": facts.LocalSocialPensionVnd = value.Number(); break;
                case "inFacility": facts.InFacility = value.YesNo(); break;
                default: throw value.Refuse($"Không có dữ kiện \"{key}\".");
            }
        }

        return facts;
    }

    private static ChildFacts ChildOf(YamlPart part)
    {
        var child = new ChildFacts
        {
            Birth = BirthOf(part.Part("birth")),
            Studying = part.PartOrNull("studying")?.YesNo() ?? false,
            ReceivingBefore16 = part.PartOrNull("receivingBefore16")?.YesNo() ?? true,
            StudyContinuous = part.PartOrNull("studyContinuous")?.YesNo() ?? true,
        };
        part.NothingElse();
        return child;
    }

    private static CareFacts CareOf(YamlPart part)
    {
        var kind = part.Part("kind");
        var care = new CareFacts
        {
            Kind = CareKinds.TryParse(kind.Word(), out var parsed)
                ? parsed
                : throw kind.Refuse($"Loại chăm sóc phải là một trong: {string.Join(", ", CareKinds.All)}."),
            CaredBirth = part.PartOrNull("caredBirth") is { } birth ? BirthOf(birth) : null,
            Pregnant = part.PartOrNull("pregnant")?.YesNo() ?? false,
            Children = [.. part.ItemsOf("children").Select(BirthOf)],
        };
        part.NothingElse();
        return care;
    }

    private static ExpectedAward ExpectedOf(YamlPart part)
    {
        var expected = new ExpectedAward(
            part.Word("ground"), part.PartOrNull("coefficient")?.Hundredths() ?? 0, part.Part("amountVnd").Number());
        part.NothingElse();
        return expected;
    }

    private static BirthDate BirthOf(YamlPart part) =>
        BirthDate.TryParse(part.Word(), out var birth)
            ? birth
            : throw part.Refuse("Viết ngày sinh dạng 1950-03-02, 1950-03 hoặc 1950.");

    private static int IndexOf(FactField field, YamlPart part)
    {
        var at = field.Words.Select(w => w.Word).ToList().IndexOf(part.Word());
        return at >= 0
            ? at
            : throw part.Refuse(
                $"\"{field.Name}\" phải là một trong: {string.Join(", ", field.Words.Select(w => w.Word))}.");
    }
}
