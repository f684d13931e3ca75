using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Imports;

/// <summary>
/// What a category of a source brings with it: a decision, facts, and questions where the source is silent.
/// </summary>
internal sealed class CategoryEntry(ImportScene scene)
{
    /// <summary>The decision a row names; its money is computed from the facts, never taken from the row.</summary>
    public Grant GrantOf(ImportRow row, Person person, SourceCategory category, Month since)
    {
        var status = row.Text("status");
        return new Grant
        {
            Id = scene.Ids.Next(),
            PersonId = person.Id,
            Programme = Grant.Allowance,
            AssertedGround = category.Ground,
            DecisionNo = row.Text("decision_no"),
            DecidedOn = row.Text("decided_on") is { } day ? BirthDate.Parse(day).Earliest : null,
            FromMonth = since,
            AccountableFromMonth = scene.Month > since ? scene.Month : since,
            SuspendedFromMonth = status == "suspended" ? scene.Month : null,
            UntilMonth = status == "stopped" ? scene.Month.Plus(-1) : null,
            EndReason = status switch
            {
                "suspended" => $"Tạm dừng theo {scene.Evidence(row)}",
                "stopped" => $"Thôi hưởng theo {scene.Evidence(row)}",
                _ => null,
            },
            AssertedCoefficient = row.Hundredths("coefficient"),
            RecordedAt = scene.Now,
            RecordedBy = scene.Actor.Login,
        };
    }

    public static IEnumerable<(string Kind, string Value)> FactsOf(ImportRow row, SourceCategory category)
    {
        foreach (var (kind, value) in category.Facts)
        {
            yield return (kind, value);
        }

        if (category.ChildrenByCoefficient)
        {
            yield return (FactKinds.Child, $"unknown={row.Hundredths("coefficient") / 100}");
        }
    }

    /// <summary>What the source leaves open becomes work for the commune.</summary>
    public void Ask(ImportRow row, Person person, SourceCategory category, HashSet<string> open)
    {
        if (category.Ask is { } kind && !open.Contains(kind))
        {
            scene.Ask(kind, person, kind switch
            {
                "CHILD_POINT_UNKNOWN" =>
                    $"{person.FullName} ({person.Code}): tệp chỉ ghi trẻ em không có nguồn nuôi dưỡng. "
                    + "Chọn đúng điểm của khoản 1 Điều 5 theo hồ sơ.",
                _ => $"{person.FullName} ({person.Code}): tệp không ghi ngày sinh các con. Bổ sung theo giấy "
                    + "khai sinh.",
            });
        }

        if (!AgeAgrees(person.Birth, category) && !open.Contains("AGE_DISAGREES"))
        {
            scene.Ask("AGE_DISAGREES", person,
                $"{person.FullName} ({person.Code}), sinh {DateText.Show(person.Birth)}: tuổi không khớp nhóm "
                + $"{row.Text("category")} của tệp. Đối chiếu giấy tờ rồi sửa ngày sinh hoặc nhóm.");
        }
    }

    /// <summary>A partial birth date agrees when one of its days does.</summary>
    private bool AgeAgrees(BirthDate birth, SourceCategory category)
    {
        var (youngest, oldest) = (AgeOn(birth.Latest), AgeOn(birth.Earliest));
        return (category.FromAge is not { } from || oldest >= from)
            && (category.UnderAge is not { } under || youngest < under);
    }

    private int AgeOn(DateOnly birth)
    {
        var day = scene.Month.LastDay;
        var years = day.Year - birth.Year;
        return birth > day.AddYears(-years) ? years - 1 : years;
    }
}
