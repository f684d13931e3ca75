using AnSinh.Core.Access;

namespace AnSinh.Web.Tests.Access;

/// <summary>Who may let whom do what in the own place; given in writing, bounded, not passed on.</summary>
public sealed class DelegationRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 18);
    private static readonly UserAccount Chair = AccessRulesTests.User("CHAIR", 1, person: "p-chair", login: "chair");
    private static readonly UserAccount Deputy = AccessRulesTests.User("OFFICER", 1, person: "p-dep", login: "dep");

    [Fact]
    public void A_chair_lets_a_deputy_approve_until_a_day_by_a_paper() => May(Chair, Deputy, Asked()).ShouldBeNull();

    [Fact]
    public void Without_a_paper_a_matter_or_an_end_in_time_there_is_no_delegation()
    {
        May(Chair, Deputy, Asked(paper: " ")).ShouldBe("PAPER_MISSING");
        May(Chair, Deputy, Asked(actions: [])).ShouldBe("ACTIONS_MISSING");
        May(Chair, Deputy, Asked(until: Today.AddDays(-1), from: Today.AddDays(-3))).ShouldBe("DAY_PASSED");
        May(Chair, Deputy, Asked(until: Today)).ShouldBeNull();
        May(Chair, Deputy, Asked(until: Today.AddDays(-1))).ShouldBe("DAYS_ORDER");
        May(Chair, Deputy, Asked(until: Today.AddDays(DelegationRules.DaysMost - 1))).ShouldBeNull();
        May(Chair, Deputy, Asked(until: Today.AddDays(DelegationRules.DaysMost))).ShouldBe("DAYS_MANY");
    }

    [Fact]
    public void Nobody_delegates_what_is_not_his_nor_accounts_nor_results()
    {
        May(Chair, Deputy, Asked(actions: [OfficeAction.Order])).ShouldBe("ACTION_NOT_OWN");
        var administrator = AccessRulesTests.User("ADMINISTRATOR", person: "p-adm");
        May(administrator, Deputy, Asked(actions: [OfficeAction.ManageUsers])).ShouldBe("ACTION_NOT_OWN");
        var post = AccessRulesTests.User("POST", person: "p-post");
        May(post, Deputy, Asked(actions: [OfficeAction.Result])).ShouldBe("ACTION_NOT_OWN");
    }

    [Fact]
    public void A_provider_an_auditor_and_an_administrator_receive_none_and_nobody_gives_to_himself()
    {
        foreach (var role in (string[])["POST", "BANK", "AUDITOR", "ADMINISTRATOR"])
        {
            May(Chair, AccessRulesTests.User(role, person: "p-" + role), Asked()).ShouldBe("DELEGATE_ROLE", role);
        }

        May(Chair, AccessRulesTests.User("OFFICER", person: "p-chair", login: "other"), Asked())
            .ShouldBe("OWN_DELEGATION");
    }

    [Trait("Check", "S05")]
    [Fact]
    public void Who_acts_for_somebody_has_what_was_written_down_and_passes_nothing_on()
    {
        var acting = Acting(OfficeAction.Approve);
        var may = Enum.GetValues<OfficeAction>().Where(action => AccessRules.May(acting, action) is null);
        string.Join(',', may).ShouldBe("Approve,ReadRegister");
        AccessRules.May(acting, OfficeAction.Prepare)!.Code.ShouldBe("DELEGATION");
        May(acting, AccessRulesTests.User("OFFICER", person: "p3", login: "third"), Asked()).ShouldBe("PASSED_ON");
    }

    [Fact]
    public void What_the_delegators_role_has_not_cannot_be_done_for_him() =>
        AccessRules.May(Acting(OfficeAction.Order), OfficeAction.Order).ShouldNotBeNull();

    [Trait("Check", "S05")]
    [Fact]
    public void Neither_who_acts_nor_in_whose_place_may_have_made_what_is_checked()
    {
        var acting = Acting(OfficeAction.Approve);
        AccessRules.MayCheck(acting, "canbo", "p-other").ShouldBeNull();
        AccessRules.MayCheck(acting, "dep", "p-dep")!.Code.ShouldBe("FOUR_EYES");
        AccessRules.MayCheck(acting, "x", "p-dep")!.Code.ShouldBe("FOUR_EYES");
        AccessRules.MayCheck(acting, "x", "p-chair")!.Code.ShouldBe("FOUR_EYES");
        AccessRules.MayCheck(acting, "chair", null)!.Code.ShouldBe("FOUR_EYES");
    }

    private static UserAccount Acting(params OfficeAction[] actions)
    {
        var account = AccessRulesTests.User("OFFICER", 1, person: "p-dep", login: "dep");
        account.ActingFor = new ActingFor(
            new Delegation
            {
                Id = Guid.NewGuid(),
                FromUserId = Guid.NewGuid(),
                ToUserId = Guid.NewGuid(),
                Actions = actions,
                FromOn = Today,
                UntilOn = Today,
                Paper = "Giấy ủy quyền 03/UQ-UBND",
                MadeAt = default,
            },
            Chair);
        return account;
    }

    private static string? May(UserAccount from, UserAccount to, NewDelegation asked) =>
        DelegationRules.MayGive(from, to, asked, Today)?.Code;

    private static NewDelegation Asked(
        OfficeAction[]? actions = null, DateOnly? from = null, DateOnly? until = null,
        string paper = "Giấy ủy quyền 03/UQ-UBND") =>
        new(actions ?? [OfficeAction.Approve], from ?? Today, until ?? Today.AddDays(10), paper);
}
