using AnSinh.Core.LawFiles;
using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace AnSinh.Web.Pages.Registry.Profile;

/// <summary>Hưởng: decisions, the amount of a month with its reasons, the amounts by month, what happened.</summary>
public sealed class IndexModel(AppDb db, UserScope scope, TimeProvider clock, WhyQueries why, LoadedLaw law)
    : ProfilePage(db, scope, clock)
{
    private const int TimelineMost = 14;
    private const int MonthsMost = 24;

    private readonly AppDb db = db;

    [BindProperty(SupportsGet = true, Name = "thang")]
    public string? MonthAsked { get; set; }

    public override string Tab => "";

    public Month Month { get; private set; }

    public IReadOnlyList<Grant> Grants { get; private set; } = [];

    public IReadOnlyList<WhyPanel> Panels { get; private set; } = [];

    public long DueVnd { get; private set; }

    public IReadOnlyList<PersonLine> Lines { get; private set; } = [];

    public IReadOnlyList<TimelineEntry> Events { get; private set; } = [];

    /// <summary>Whether the panel was asked for and so stands open.</summary>
    public bool IsAsked => MonthAsked is not null;

    /// <summary>The ground that a decision names, unless it would betray an illness.</summary>
    public string? Ground(Grant grant)
    {
        var closed = grant.AssertedGround is { } ground
            && law.Book.Labels.Any(label => label.Confidential
                && label.Code.EndsWith("." + ground, StringComparison.Ordinal));
        return closed ? "hạn chế xem" : ProfileShow.Article(grant.AssertedGround);
    }

    protected override async Task ReadAsync(CancellationToken stop)
    {
        Month = AskedMonth.TryRead(MonthAsked, out var asked) ? asked : Head.Month;
        if (law.Book.Covers(Month))
        {
            var told = why.For(Person, Month);
            Panels = [.. told.Programmes.Select(programme => WhyPanel.Of(programme, law.Book))];
            DueVnd = told.DueVnd;
        }

        Grants = await ProfileQueries.GrantsAsync(db, Person.Id, stop);
        Lines = [.. ProfileQueries.Lines(db, Person.Id).Take(MonthsMost)];
        Events = ProfileShow.Timeline(
            Vault, Person, Grants, await ProfileQueries.FactsAsync(db, Person.Id, stop),
            await ProfileQueries.MethodsAsync(db, Person.Id, stop), TimelineMost);
    }
}
