using AnSinh.Policy;

namespace AnSinh.Core.Imports;

/// <summary>
/// Takes the decreases and adjustments of a month: death becomes a fact with its day, other endings end the decision,
/// an adjusted coefficient becomes work, because only facts make the law compute another amount.
/// </summary>
internal sealed class MovementImport(ImportScene scene)
{
    public void Apply(ImportRow row, KnownPerson known)
    {
        var update = new PersonUpdate(scene, known);
        if (row.Text("change") == "adjust")
        {
            Adjust(row, known, update);
        }
        else
        {
            Decrease(row, known, update);
        }

        update.Done();
    }

    private void Decrease(ImportRow row, KnownPerson known, PersonUpdate update)
    {
        var person = known.Person;
        var on = row.Text("event_date") is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd") : (DateOnly?)null;
        if (row.Text("reason") == "death" && on is { } died)
        {
            update.Died(died, row);
            return;
        }

        var last = row.Text("stop") is { } stop ? Month.Parse(stop).Plus(-1) : on is { } left ? Month.Of(left)
            : scene.Month;
        var why = $"{Words(row.Text("reason"))} theo {scene.Evidence(row)}"
            + (row.Text("decision_no") is { } number ? $", quyết định {number}" : "");
        if (!update.End(last, why))
        {
            update.Asked("MOVEMENT_OPEN",
                $"{person.FullName} ({person.Code}): {why}; "
                + "sổ không có quyết định hưởng nào đang chạy. Kiểm tra hồ sơ.");
        }
        else if (row.Text("reason") == "moved")
        {
            update.Asked("MOVED_AWAY",
                $"{person.FullName} ({person.Code}): {why}. Ghi xã nơi ở mới nếu biết, chuyển hồ sơ cho xã đó.");
        }
    }

    private static void Adjust(ImportRow row, KnownPerson known, PersonUpdate update)
    {
        var wanted = row.Hundredths("new_coefficient");
        if (known.Grants.Exists(grant => grant.UntilMonth is null && grant.AssertedCoefficient == wanted))
        {
            return;
        }

        var before = Shown(row.Hundredths("old_coefficient"));
        var number = row.Text("decision_no") ?? "(chưa ghi số)";
        update.Asked("COEFFICIENT_CHANGED",
            $"{known.Person.FullName} ({known.Person.Code}): danh sách biến động ghi hệ số {before} → "
            + $"{Shown(wanted)}, quyết định {number}. Ghi dữ kiện làm thay đổi hệ số "
            + "(tuổi, mức độ khuyết tật, số con…); số tiền do luật tính lại.");
    }

    private static string Shown(int? hundredths) => hundredths is { } value
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value / 100},{value % 100 / 10}")
        : "?";

    private static string Words(string? reason) => reason switch
    {
        "moved" => "Chuyển đi",
        "pension" => "Có lương hưu",
        "not-poor" => "Thoát nghèo",
        "age-out" => "Hết tuổi hưởng",
        _ => "Thôi hưởng",
    };
}
