using System.Text.Json;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Network;

/// <summary>
/// Registers which bank looks after which communes with which fees waived, and ends it. Nothing is deleted. One
/// transaction with its audit events; refuses with a <see cref="RefusedException"/>.
/// </summary>
public sealed class BankAreaDesk(AppDb db, TimeProvider clock, IdSource ids)
{
    /// <summary>The same registration for each commune, or for none.</summary>
    public void Register(IReadOnlyCollection<int> areaIds, BankAreaRequest asked, Actor actor)
    {
        if (BankAreaRules.Fault(asked, clock.Today()) is { } refusal)
        {
            throw new RefusedException(refusal);
        }

        db.WriteOrRefuse(() =>
        {
            RefuseTwice(areaIds, asked);
            foreach (var area in areaIds)
            {
                Register(area, asked, actor);
            }
        });
    }

    /// <summary>The branch looks after the commune no more after a day.</summary>
    public void End(BankArea asked, DateOnly? lastDay, string? reason, Actor actor)
    {
        if (ReasonText.Check(reason, "lý do thôi phụ trách, ví dụ “ngân hàng đổi địa bàn theo công văn 51”")
            is { } unclear)
        {
            throw new RefusedException(unclear with { Where = "EndReason" });
        }

        db.WriteOrRefuse(() => EndAfter(
            db.BankAreas.Single(one => one.Id == asked.Id), lastDay, VietnameseText.Clean(reason), actor));
    }

    private void EndAfter(BankArea held, DateOnly? lastDay, string reason, Actor actor)
    {
        if (lastDay is not { } last || last < held.FromOn || (held.UntilOn is { } until && last > until))
        {
            throw new RefusedException(new Refusal(
                "END_DAY", $"Ngày cuối không trước {DateText.Show(held.FromOn)}"
                    + (held.UntilOn is { } end ? $" và không sau {DateText.Show(end)}." : "."), "LastText"));
        }

        if (held.EndReason is null || held.UntilOn != last)
        {
            (held.UntilOn, held.EndReason) = (last, reason);
            new AuditLog(db, clock, ids).Add(
                actor, "BANK_AREA_ENDED", ("bank_area", held.Id.ToString()),
                $"{NetworkWords.Provider(held.Bank)} {held.Branch} thôi phụ trách sau ngày {DateText.Show(last)}: "
                    + reason, held.AreaId);
        }
    }

    private void RefuseTwice(IReadOnlyCollection<int> areaIds, BankAreaRequest asked)
    {
        var (bank, branch) = (NetworkWords.BankOf(asked.Bank)!, VietnameseText.SearchKey(asked.Branch));
        var held = db.BankAreas.AsNoTracking().Where(one => areaIds.Contains(one.AreaId) && one.Bank == bank).ToList()
            .Find(one => VietnameseText.SearchKey(one.Branch) == branch && BankAreaRules.Meets(one, asked));
        if (held is not null)
        {
            var name = db.Areas.Where(one => one.Id == held.AreaId).Select(one => one.Name).Single();
            throw new RefusedException(new Refusal(
                "BANK_AREA_TWICE",
                $"{NetworkWords.Provider(bank)} {held.Branch} đã phụ trách {name} từ {DateText.Show(held.FromOn)}. "
                    + "Ghi thôi phụ trách trước, rồi đăng ký lại.", "Bank"));
        }
    }

    private void Register(int area, BankAreaRequest asked, Actor actor)
    {
        var made = new BankArea
        {
            Id = ids.Next(),
            AreaId = area,
            Bank = NetworkWords.BankOf(asked.Bank)!,
            Branch = VietnameseText.Clean(asked.Branch),
            Contact = VietnameseText.Clean(asked.Contact),
            Phone = NetworkWords.TryPhone(asked.Phone, out var phone) ? phone : null,
            Paper = VietnameseText.Clean(asked.Paper),
            FromOn = asked.FromOn!.Value,
            UntilOn = asked.UntilOn,
            RecordedAt = clock.GetUtcNow(),
            RecordedBy = actor.Login,
        };
        db.BankAreas.Add(made);
        var waivers = asked.Waivers.DistinctBy(one => one.Waiver).Select(one => new BankAreaWaiver
        {
            BankAreaId = made.Id,
            Waiver = one.Waiver,
            FromOn = one.FromOn ?? made.FromOn,
            UntilOn = one.UntilOn ?? made.UntilOn,
            Terms = VietnameseText.Clean(one.Terms) is { Length: > 0 } terms ? terms : null,
        }).ToList();
        db.BankAreaWaivers.AddRange(waivers);
        new AuditLog(db, clock, ids).Add(
            actor, "BANK_AREA_REGISTERED", ("bank_area", made.Id.ToString()),
            $"{NetworkWords.Provider(made.Bank)} {made.Branch} phụ trách từ {DateText.Show(made.FromOn)} theo "
                + $"{made.Paper}; " + (waivers.Count == 0 ? "không miễn phí nào" : "miễn phí "
                    + string.Join(", ", waivers.Select(one => FeeWaivers.LabelOf(one.Waiver)))),
            area, null, JsonSerializer.Serialize(new
            {
                made.Bank,
                made.Branch,
                from = made.FromOn,
                until = made.UntilOn,
                waivers = waivers.Select(one => new { one.Waiver, from = one.FromOn, until = one.UntilOn, one.Terms }),
            }));
    }
}
