using System.Runtime.CompilerServices;

namespace AnSinh.Policy.Assessment;

/// <summary>
/// Keeps the highest right, and beside it what the exception for the single poor parent needs: that allowance and the
/// highest of each added clause. Equal amounts: the ground that stands first in the order of the law files.
/// </summary>
internal struct Selection
{
    public const int AddGroupsMax = 3;

    private Candidate best;
    private Candidate parent;
    private Added added;
    private bool hasAdded;

    public void Offer(Rule rule, in Award award)
    {
        var candidate = new Candidate(award, rule.Preference);
        if (candidate.Beats(best))
        {
            best = candidate;
        }

        if (rule.IsSingleParent)
        {
            parent = candidate;
        }
        else if (rule.AddGroup >= 0 && candidate.Beats(added[rule.AddGroup]))
        {
            added[rule.AddGroup] = candidate;
            hasAdded = true;
        }
    }

    public readonly int Write(bool addsEvery, Span<Award> awards)
    {
        if (best.Award.AmountVnd == 0)
        {
            return 0;
        }

        if (parent.Award.AmountVnd > 0 && hasAdded)
        {
            var written = WriteBoth(addsEvery, awards);
            if (Award.TotalVnd(awards[..written]) >= best.Award.AmountVnd)
            {
                return written;
            }
        }

        awards[0] = best.Award;
        return 1;
    }

    private readonly int WriteBoth(bool addsEvery, Span<Award> awards)
    {
        awards[0] = parent.Award;
        var written = 1;
        var highest = default(Candidate);
        for (var i = 0; i < AddGroupsMax; i++)
        {
            if (addsEvery && added[i].Award.AmountVnd > 0)
            {
                awards[written++] = added[i].Award;
            }
            else if (added[i].Beats(highest))
            {
                highest = added[i];
            }
        }

        if (!addsEvery)
        {
            awards[written++] = highest.Award;
        }

        return written;
    }

    private readonly record struct Candidate(Award Award, int Preference)
    {
        public bool Beats(in Candidate other) =>
            Award.AmountVnd > other.Award.AmountVnd
            || (Award.AmountVnd == other.Award.AmountVnd && Award.AmountVnd > 0 && Preference < other.Preference);
    }

    [InlineArray(AddGroupsMax)]
    private struct Added
    {
        private Candidate first;
    }
}
