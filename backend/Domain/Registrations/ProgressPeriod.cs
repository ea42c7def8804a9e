using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Registrations;

/// <summary>A part of a campaign's period on which units report: a month, a quarter or a half-year of the calendar, as far as the campaign reaches into it.</summary>
/// <param name="To">The period's last day.</param>
public sealed record ProgressPeriod(DateOnly From, DateOnly To)
{
    public static IReadOnlyList<ProgressPeriod> Of(DateOnly from, DateOnly to, ProgressCycle? cycle)
    {
        var months = (cycle ?? ProgressCycle.Quarter) switch { ProgressCycle.Month => 1, ProgressCycle.HalfYear => 6, _ => 3 };
        var periods = new List<ProgressPeriod>();
        for (var first = new DateOnly(from.Year, (from.Month - 1) / months * months + 1, 1); first <= to; first = first.AddMonths(months))
        {
            var last = first.AddMonths(months).AddDays(-1);
            periods.Add(new ProgressPeriod(first < from ? from : first, last > to ? to : last));
        }
        return periods;
    }

    public static IReadOnlyList<ProgressPeriod> Of(Campaign campaign) => Of(campaign.PeriodFrom, campaign.PeriodTo, campaign.Rules.Progress);

    /// <summary>The campaign's period with that last day, once it has begun.</summary>
    public static ProgressPeriod Begun(Campaign campaign, DateOnly to, DateOnly today)
    {
        var period = Of(campaign).FirstOrDefault(p => p.To == to) ?? throw new RuleBroken(Rules.ProgressPeriodUnknown);
        RuleBroken.When(period.From > today, Rules.ProgressPeriodAhead);
        return period;
    }
}
