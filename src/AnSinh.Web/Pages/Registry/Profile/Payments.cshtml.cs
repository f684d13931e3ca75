using AnSinh.Core.Access;
using AnSinh.Core.Imports;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace AnSinh.Web.Pages.Registry.Profile;

/// <summary>
/// Chi trả: how the person receives money, and where the money of each line is. An officer writes down another way that
/// the person chose.
/// </summary>
public sealed class PaymentsModel(
    AppDb db, UserScope scope, TimeProvider clock, CurrentUser me, PaymentMethodDesk desk)
    : ProfilePage(db, scope, clock)
{
    private readonly AppDb db = db;
    private readonly UserScope scope = scope;

    public override string Tab => "chi-tra";

    [BindProperty]
    public string? Channel { get; set; }

    [BindProperty]
    public string? BankBin { get; set; }

    [BindProperty]
    public string? AccountNo { get; set; }

    [BindProperty]
    public string? AccountName { get; set; }

    [BindProperty]
    public CashReason? CashReason { get; set; }

    /// <summary>The day as typed, 01/12/2026.</summary>
    [BindProperty]
    public string? FromText { get; set; }

    [BindProperty]
    public string? Paper { get; set; }

    public bool MayRecord => me.Can(OfficeAction.Record);

    public IReadOnlyList<PaymentMethod> Methods { get; private set; } = [];

    /// <summary>Methods whose account the bank has confirmed.</summary>
    public IReadOnlySet<Guid> Verified { get; private set; } = new HashSet<Guid>();

    public IReadOnlyList<PersonLine> Lines { get; private set; } = [];

    [FreshProof("đổi hình thức nhận tiền")]
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await FindAsync(stop))
        {
            return NotFound();
        }

        if (Choose() is { } refusal)
        {
            ModelState.AddModelError(refusal.Where ?? "", refusal.Message);
            await ReadAsync(stop);
            return Page();
        }

        TempData["Done"] = "Đã ghi hình thức nhận tiền.";
        return LocalRedirect(Address(Tab));
    }

    protected override async Task ReadAsync(CancellationToken stop)
    {
        Methods = await ProfileQueries.MethodsAsync(db, Person.Id, stop);
        Verified = AccountChecks.Verified(db, Person.Id);
        Lines = ProfileQueries.Lines(db, Person.Id);
    }

    private Refusal? Choose() =>
        !AskedDay.TryRead(FromText, out var from) && !string.IsNullOrWhiteSpace(FromText)
            ? new Refusal(
                "DAY", $"Ghi đủ ngày, tháng, năm, ví dụ 01/12/2026. Đã ghi “{FromText}”.", nameof(FromText))
            : desk.Choose(
                Person,
                new PaymentChoice(Channel)
                {
                    BankBin = Channel == PaymentMethod.Bank ? BankBin : null,
                    BankCode = BankBin is null ? null : BankDirectory.CodeOf(BankBin),
                    AccountNo = AccountNo,
                    AccountName = AccountName,
                    CashReason = CashReason,
                    FromOn = string.IsNullOrWhiteSpace(FromText) ? null : from,
                    Paper = Paper,
                },
                scope.Actor);
}
