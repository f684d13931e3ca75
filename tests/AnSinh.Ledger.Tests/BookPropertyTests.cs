using AnSinh.Ledger.Transfers;

namespace AnSinh.Ledger.Tests;

/// <summary>
/// Random months of events against a naive model (one number for each account). The seed is in the test's name.
/// </summary>
public class BookPropertyTests
{
    private const int Steps = 200;

    private static readonly string[] Providers = ["vnpost", "agribank"];
    private static readonly string[] Areas = ["06217", "06220", "06223"];

    [Theory]
    [MemberData(nameof(Seeds.All), MemberType = typeof(Seeds))]
    public void The_book_agrees_with_plain_sums(int seed)
    {
        var random = new Random(seed);
        var book = new Book();
        var balances = new Dictionary<string, long>();
        var posted = new HashSet<string>();
        var sums = Providers.ToDictionary(provider => provider, _ => new List<(TransferKind, long)>());
        for (var step = 0; step < Steps; step++)
        {
            var provider = Providers[random.Next(Providers.Length)];
            var transfer = Any(random, provider);
            book = book.With(transfer);
            if (posted.Add(transfer.OnceKey))
            {
                Move(balances, transfer.Debit.Text, transfer.AmountVnd);
                Move(balances, transfer.Credit.Text, -transfer.AmountVnd);
                if (transfer.Kind != TransferKind.ListApproved)
                {
                    sums[provider].Add((transfer.Kind, transfer.AmountVnd));
                }
            }

            var trial = book.TrialBalance();
            trial.Values.Sum().ShouldBe(0, $"seed {seed}, step {step}");
            trial.ToDictionary(pair => pair.Key.Text, pair => pair.Value)
                .ShouldBe(balances, ignoreOrder: true, $"seed {seed}, step {step}");
        }

        book.Transfers.Count.ShouldBe(posted.Count, $"seed {seed}");
        foreach (var provider in Providers)
        {
            var held = Account.Held(provider, "178");
            book.BalanceVnd(held).ShouldBe(ProviderSums.Of(sums[provider]).HeldVnd, $"seed {seed}, {provider}");
            book.BalanceVnd(held).ShouldBe(balances.GetValueOrDefault(held.Text), $"seed {seed}, {provider}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds.All), MemberType = typeof(Seeds))]
    public void A_settlement_adds_up_whatever_happened(int seed)
    {
        var random = new Random(seed);
        ProviderSums Month() => ProviderSums.Of(Enumerable.Range(0, random.Next(20))
            .Select(_ => ((TransferKind)random.Next(5), (long)random.Next(1, 1_000_000))));

        var settlement = SettlementIdentity.From(Month(), Month());
        (settlement.BroughtForwardVnd + settlement.TransferredVnd).ShouldBe(
            settlement.PaidVnd + settlement.ReturnedVnd + settlement.CarriedForwardVnd, $"seed {seed}");
    }

    /// <summary>Few names, so that the same event is often sent twice.</summary>
    private static Transfer Any(Random random, string provider)
    {
        var area = Areas[random.Next(Areas.Length)];
        var name = provider + random.Next(40);
        var amountVnd = random.Next(1, 20) * 180_000L;
        var id = new Guid(random.Next(), 0, 0, new byte[8]);
        return random.Next(5) switch
        {
            0 => PostingRules.ListApproved(id, 202012, area, name, amountVnd),
            1 => PostingRules.FundsTransferred(id, 202012, provider, "178", name, amountVnd),
            2 => PostingRules.Paid(id, 202012, provider, "178", area, name, amountVnd),
            3 => PostingRules.Reversed(id, 202012, provider, "178", area, name, amountVnd),
            _ => PostingRules.ReturnedToTreasury(id, 202012, provider, "178", name, amountVnd),
        };
    }

    private static void Move(Dictionary<string, long> balances, string account, long amountVnd) =>
        balances[account] = balances.GetValueOrDefault(account) + amountVnd;
}
