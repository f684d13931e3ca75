using AnSinh.Core.Reporting;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages.Payroll.Lamp;

/// <summary>Kiểm tra sổ: every invariant in plain words, recomputed on demand.</summary>
public sealed class IndexModel(MonthTools tools, LedgerLamp lamp) : PageModel
{
    public LedgerLamp Lamp => lamp;

    public IActionResult OnPost()
    {
        var results = new LedgerCheck(tools.Db, tools.Law).Run();
        var broken = results.Count(result => result.Broken > 0);
        tools.Audit.Add(
            tools.Actor, "LEDGER_CHECKED", ("ledger", "all"),
            $"Kiểm tra sổ: {results.Count(result => result.Applies)} điều, {broken} điều sai.");
        tools.Db.SaveChanges();
        lamp.Set(tools.Now, results);
        return LocalRedirect("/ky-chi-tra/kiem-tra-so");
    }
}
