using System.Reflection;
using System.Text.RegularExpressions;
using AnSinh.Core.Access;
using AnSinh.Core.Payroll;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Web.Host;
using AnSinh.Web.Tests.Running;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Web.Tests.Attacks;

/// <summary>Money, place, state and owner come from the server, whatever else a form says.</summary>
[Trait("Check", "S06")]
public sealed partial class ExtraFieldTests(Site site) : IClassFixture<Site>
{
    private const string Board = "/ky-chi-tra/2026-12";

    private static readonly (string, string)[] Extra =
    [
        ("amount", "999999999"), ("Amount", "999999999"), ("AmountVnd", "999999999"), ("NewVnd", "1"),
        ("areaId", "2"), ("AreaId", "2"), ("Commune.Id", "2"), ("state", "CLOSED"), ("State", "Closed"),
        ("Version", "9"), ("PreparedBy", "chair"), ("SubmittedBy", "chair"), ("ApprovedBy", "officer"),
        ("Fingerprint", "0"), ("Me.Account.Role", "CHAIR"), ("Tools.Me.Account.AreaId", "2"), ("handler", "Approve"),
    ];

    /// <summary>What a form may say of a place or a person, and why that is no harm.</summary>
    private static readonly Dictionary<string, string> Said = new()
    {
        ["Account/SignIn.Login"] = "whose password is tried",
        ["Legislation/Trial/Index.Rate"] = "a trial, nothing is stored",
        ["Users/Add/Index.AreaCode"] = "the administrator says it",
        ["Users/Add/Index.Login"] = "the administrator says it",
        ["Users/Places/Index.AreaCode"] = "the administrator says it",
        ["Users/List/Index.login"] = "the administrator says it",
        ["Exchanges/Batches/Index.AreaCode"] = "one of the account's own places",
        ["Network/BankForm/Index.AreaCodes"] = "the account's own places",
        ["Network/FeeForm/Index.AmountText"] = "what the person says a bank took",
        ["Registry/Profile/Course.Commune"] = "where somebody moves to",
        ["Account/SignIn.PasskeyState"] = "a sealed challenge",
        ["Account/SignInCode.PasskeyState"] = "a sealed challenge",
        ["Account/Security/NewPasskey.PasskeyState"] = "a sealed challenge",
    };

    [Fact]
    public async Task Extra_and_doubled_fields_have_no_effect_on_any_step_of_the_month()
    {
        var office = new MonthOffice(site);
        await office.PersonAsync("Nông Thị Mẩy");
        await office.PersonAsync("Vi Văn Chài");
        await office.PrepareAsync("2026-12");
        var honest = await ListAsync();

        using var officer = await Visitor.SignedInAsync(site, "officer");
        await SendAsync(officer, Board, Board + "?handler=Prepare");
        var made = await ListAsync();
        (made.AmountVnd, made.AreaId, made.State, made.Version, made.PreparedBy)
            .ShouldBe((honest.AmountVnd, Site.Commune, ListState.Draft, honest.Version, "officer"));
        await SendAsync(officer, Board, Board + "?handler=Submit");
        var sent = await ListAsync();
        (sent.AmountVnd, sent.State, sent.SubmittedBy).ShouldBe((honest.AmountVnd, ListState.Submitted, "officer"));
        await SendAsync(officer, Board, Board + "/duyet?handler=Approve");
        (await ListAsync()).State.ShouldBe(ListState.Submitted);
    }

    [Fact]
    public async Task A_new_account_is_what_its_form_asks_for_and_no_more()
    {
        using var boss = await Visitor.SignedInAsync(site, "administrator");
        await boss.OpenAsync("/tai-khoan/them");
        await boss.SendAsync(
            "main form", ("Login", "them"), ("FullName", "Nông Văn Thêm"), ("PersonKey", "person-them"),
            ("Role", Permissions.Auditor), ("TwoFactorEnabled", "true"), ("MustChangePassword", "false"),
            ("PasswordHash", "x"), ("SecurityStamp", "x"), ("Id", "00000000-0000-7000-8000-000000000001"));
        var account = await site.AccountAsync("them");
        account.MustChangePassword.ShouldBeTrue();
        account.TwoFactorEnabled.ShouldBeFalse();
        account.SecurityStamp.ShouldNotBe("x");
        account.Id.ToString().ShouldNotStartWith("00000000");
    }

    [Fact]
    public void No_page_takes_money_a_place_a_state_or_an_owner_from_a_form_unless_it_is_named_here()
    {
        var bound = Bound(typeof(WebHost).Assembly.GetTypes()).ToList();
        bound.Count.ShouldBeGreaterThan(50);
        bound.Where(one => Sensitive().IsMatch(one.Split('.')[^1])).Except(Said.Keys).ShouldBeEmpty();
        Said.Keys.Except(bound).ShouldBeEmpty("not needed any more");
    }

    [Fact]
    public void Control_a_page_that_takes_an_amount_is_found() =>
        Bound([typeof(GreedyModel)]).Where(one => Sensitive().IsMatch(one.Split('.')[^1]))
            .ShouldBe(["GreedyModel.AmountVnd", "GreedyModel.areaId"]);

    private static IEnumerable<string> Bound(IEnumerable<Type> types) =>
        from type in types
        where type.IsSubclassOf(typeof(PageModel)) && !type.IsAbstract
        from name in type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(one => one.GetCustomAttribute<BindPropertyAttribute>() is { SupportsGet: false })
            .Select(one => one.Name)
            .Concat(type.GetMethods().Where(method => method.Name.StartsWith("OnPost", StringComparison.Ordinal))
                .SelectMany(method => method.GetParameters())
                .Where(one => one.ParameterType.IsValueType || one.ParameterType == typeof(string))
                .Select(one => one.Name!))
        select PageOf(type) + "." + name;

    private static string PageOf(Type type) =>
        type.FullName!.Contains(".Pages.", StringComparison.Ordinal)
            ? type.FullName.Split(".Pages.")[^1].Replace('.', '/').Replace("Model", "", StringComparison.Ordinal)
            : type.Name;

    private static async Task SendAsync(Visitor visitor, string page, string address)
    {
        var token = (await visitor.OpenAsync(page)).Find("input[name=__RequestVerificationToken]")
            .GetAttribute("value")!;
        var answer = await visitor.PostRawAsync(address, [("__RequestVerificationToken", token), .. Extra, .. Extra]);
        ((int)answer.StatusCode).ShouldBeLessThan(500);
    }

    private async Task<PayrollList> ListAsync()
    {
        PayrollList? list = null;
        var month = Month.Parse("2026-12");
        await site.WithAsync<AppDb>(async db =>
            list = await db.PayrollLists.AsNoTracking().SingleAsync(one => one.Month == month));
        return list!;
    }

    [GeneratedRegex(
        "amount|vnd|rate|area|commune|state|status|owner|login|recordedby|approvedby", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Sensitive();

    /// <summary>A page as it must not be.</summary>
    private sealed class GreedyModel : PageModel
    {
        [BindProperty]
        public long AmountVnd { get; set; }

        [BindProperty]
        public string? Reason { get; set; }

        public void OnPost(int areaId) => Reason = areaId.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
