using AnSinh.Core.Access;
using AnSinh.Core.Reconciliation;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace AnSinh.Web.Pages.Reconciliation;

/// <summary>
/// A page about one provider's month. A provider's account sees its own lists only, a commune's officer the lines of
/// the own communes only; lines that belong to nobody are seen by who sees everything.
/// </summary>
public abstract class ResultPage(MonthTools tools) : MonthPage(tools)
{
    [BindProperty(SupportsGet = true, Name = "provider")]
    public string Provider { get; set; } = "";

    public ResultScope Lines { get; private set; }

    /// <summary>The paying units whose settlement of the month is the reader's business.</summary>
    public IReadOnlyList<UnitMonth> Units { get; protected set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public string ProviderName => Components.PayTerms.Provider(Provider);

    public string Root => $"/doi-chieu/{Month}/{Provider}";

    protected IReadOnlyCollection<int> UnitIds => [.. Units.Select(unit => unit.UnitId)];

    protected ResultQueries Queries => new(Tools.Db);

    public string Name(string? login) =>
        login is null ? Components.Show.Nothing : Names.GetValueOrDefault(login, login);

    /// <summary>What a reader of results may see.</summary>
    public static ResultScope ScopeOf(CurrentUser me, MonthScope scope) =>
        me.Required.Places is null || me.Can(OfficeAction.Result)
            ? new ResultScope(null)
            : new ResultScope([.. scope.All.Select(area => area.Id)]);

    /// <summary>What ends the request here, or none: 403 for another provider, 404 for no lists.</summary>
    protected async Task<IActionResult?> ReadProviderAsync(CancellationToken stop)
    {
        if (AccessRules.MayFor(Me.Required, Provider) is not null)
        {
            return Forbid();
        }

        if (!await ReadScopeAsync(stop))
        {
            return NotFound();
        }

        Lines = ScopeOf(Me, Scope);
        Units = new SettlementQueries(Tools.Db).Units(Month, Provider, Lines.AreaIds);
        Names = await Tools.NamesAsync(stop);
        if (!Queries.Months(Provider, Lines).Any(one => one.Month == Month))
        {
            return NotFound();
        }

        Lines = ResultMonths.Widened(Tools, Lines, Month, Provider);
        return null;
    }
}
