using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Registrations;

/// <summary>What looks odd, or good, about a figure beside the one of the period before. It is said and never stands in the way.</summary>
public enum FigureHint
{
    /// <summary>Less than before, of something that only grows.</summary>
    LowerThanBefore,
    /// <summary>Ten times as much as before, or more: perhaps another unit of measure.</summary>
    TenTimesBefore,
    /// <summary>A tenth of what it was before, or less.</summary>
    TenthOfBefore,
    /// <summary>Ten times the target, or more.</summary>
    TenTimesTarget,
    /// <summary>The target is reached.</summary>
    TargetReached,
    /// <summary>There was a figure before, and there is none now.</summary>
    MissingNow,
    /// <summary>More than one model usually comes to: perhaps another unit of measure.</summary>
    AboveUsual,
    /// <summary>Less than one model usually comes to.</summary>
    BelowUsual,
}

/// <summary>The figures of one model over its periods. Each report tells what was reached so far.</summary>
public static class ProgressFigures
{
    /// <summary>What the reports of several periods come to, by the indicator's own rule: of what is added, each report adds what it tells beyond the one before.</summary>
    public static Tally SoFar(RollUp rule, Guid unitId, IReadOnlyList<(DateTimeOffset At, IndicatorFigure Figure)> reports)
    {
        var told = reports.Where(r => r.Figure.Actual is not null).OrderBy(r => r.At).Select(r => new IndicatorReading(unitId, r.At, r.Figure.Actual!.Value, r.Figure.Approximate)).ToList();
        return Indicator.Roll(rule, rule == RollUp.Sum ? [.. told.Select((r, n) => n == 0 ? r : r with { Value = r.Value - told[n - 1].Value })] : told);
    }

    public static IReadOnlyList<FigureHint> Hints(Indicator indicator, IndicatorFigure? now, IndicatorFigure? before)
    {
        if (now?.Actual is not { } actual) return before?.Actual is null ? [] : [FigureHint.MissingNow];
        var hints = new List<FigureHint>();
        if (before?.Actual is { } last)
        {
            if (actual < last && indicator.RollUp != RollUp.Latest) hints.Add(FigureHint.LowerThanBefore);
            if (last > 0 && actual >= 10 * last) hints.Add(FigureHint.TenTimesBefore);
            if (last > 0 && actual <= last / 10) hints.Add(FigureHint.TenthOfBefore);
        }
        if ((now.Target ?? before?.Target) is { } target and > 0)
        {
            if (actual >= 10 * target) hints.Add(FigureHint.TenTimesTarget);
            else if (actual >= target) hints.Add(FigureHint.TargetReached);
        }
        if (actual > indicator.UsualTo) hints.Add(FigureHint.AboveUsual);
        if (actual < indicator.UsualFrom) hints.Add(FigureHint.BelowUsual);
        return hints;
    }
}
