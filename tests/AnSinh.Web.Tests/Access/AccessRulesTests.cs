using AnSinh.Core.Access;

namespace AnSinh.Web.Tests.Access;

/// <summary>Role, area, provider, four eyes.</summary>
public sealed class AccessRulesTests
{
    [Trait("Check", "S01")]
    [Fact]
    public void Only_the_roles_of_the_table_may_do_it()
    {
        var expected = new Dictionary<string, string>
        {
            ["OFFICER"] = "Import,Record,Prepare,Submit,ReadRegister,ManageCalendar",
            ["CHAIR"] = "Approve,ReadRegister,ReadLog",
            ["ACCOUNTANT"] = "Order,Export,Settle,ReadRegister",
            ["POST"] = "Result",
            ["BANK"] = "Result",
            ["AUDITOR"] = "ReadRegister,ReadAll,ReadLog",
            ["ADMINISTRATOR"] = "ManageUsers,ManageCalendar",
        };
        foreach (var (role, actions) in expected)
        {
            var may = Enum.GetValues<OfficeAction>().Where(action => AccessRules.May(User(role), action) is null);
            string.Join(',', may).ShouldBe(actions, role);
        }
    }

    [Fact]
    public void A_refusal_says_whose_work_it_is() =>
        AccessRules.May(User("OFFICER"), OfficeAction.Approve)!.Message.ShouldBe(
            "Vai trò Công chức văn hóa – xã hội không có quyền duyệt danh sách. Việc này thuộc về: Chủ tịch UBND.");

    [Trait("Check", "S01")]
    [Fact]
    public void An_unknown_role_may_do_nothing() =>
        Enum.GetValues<OfficeAction>().ShouldAllBe(action => AccessRules.May(User("ROOT"), action) != null);

    [Trait("Check", "S05")]
    [Fact]
    public void No_role_both_makes_and_checks_and_none_both_sends_and_reports()
    {
        foreach (var role in Permissions.Roles)
        {
            role.Actions.IsSupersetOf([OfficeAction.Submit, OfficeAction.Approve]).ShouldBeFalse(role.Code);
            role.Actions.IsSupersetOf([OfficeAction.Export, OfficeAction.Result]).ShouldBeFalse(role.Code);
        }
    }

    [Fact]
    public void Every_action_has_a_name_and_a_role()
    {
        foreach (var action in Enum.GetValues<OfficeAction>())
        {
            Permissions.NameOf(action).ShouldNotBeEmpty();
            Permissions.WhoMay(action).ShouldNotBeEmpty();
        }
    }

    [Trait("Check", "S02")]
    [Fact]
    public void Until_its_places_were_read_an_account_has_none()
    {
        User("OFFICER", area: 7).Places.ShouldBe([]);
        AccessRules.HasPlace(User("OFFICER", area: 7))!.Code.ShouldBe("NO_PLACE");
        var read = User("OFFICER", area: 7);
        read.Places = [7, 9];
        AccessRules.HasPlace(read).ShouldBeNull();
        User("AUDITOR").Places.ShouldBeNull();
        AccessRules.HasPlace(User("AUDITOR")).ShouldBeNull();
    }

    [Trait("Check", "S02")]
    [Fact]
    public void A_provider_handles_its_own_lists_only()
    {
        AccessRules.MayFor(User("BANK", provider: "agribank"), "agribank").ShouldBeNull();
        AccessRules.MayFor(User("BANK", provider: "agribank"), "vnpost")!.Code.ShouldBe("PROVIDER");
        AccessRules.MayFor(User("ACCOUNTANT"), "vnpost").ShouldBeNull();
    }

    [Trait("Check", "S05")]
    [Fact]
    public void The_maker_may_not_check_under_this_account_or_another()
    {
        var chair = User("CHAIR", person: "p1", login: "chutich");
        AccessRules.MayCheck(chair, "canbo", "p2").ShouldBeNull();
        AccessRules.MayCheck(chair, "canbo", "p1")!.Code.ShouldBe("FOUR_EYES");
        AccessRules.MayCheck(chair, "ChuTich", null)!.Code.ShouldBe("FOUR_EYES");
    }

    internal static UserAccount User(
        string role, int? area = null, string? provider = null, string person = "p", string login = "u") => new()
        {
            UserName = login,
            FullName = "Hoàng Văn Thắng",
            PersonKey = person,
            Role = role,
            AreaId = area,
            Provider = provider,
        };
}
