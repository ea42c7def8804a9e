using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Reports;

public enum LedgerAct { Owe, HandIn, Reopen, Return, HandInAgain, Exempt, Extend, Transfer }

/// <summary>One thing that happened to an obligation.</summary>
/// <param name="DueOn">The day, of what is owed anew or given more time.</param>
public sealed record LedgerChange(DateTimeOffset At, LedgerAct Act, DateOnly? DueOn = null);

/// <summary>How one obligation stood at a moment.</summary>
public sealed record LedgerRow(DateOnly DueOn, DateTimeOffset? HandedInAt = null, DateTimeOffset? ReturnedAt = null, bool Exempt = false, bool Transferred = false)
{
    public bool Obliged => !Exempt && !Transferred;
    public bool OnTime => HandedInAt is { } at && at < VietnamTime.EndOf(DueOn);

    public ObligationState StateOn(DateOnly today) => Obligation.StateOf(DueOn, HandedInAt, ReturnedAt, Exempt, Transferred, today);
}

/// <summary>How many owe, how many handed in and how many of those in time; the two rates divide by the same number.</summary>
public sealed record LedgerRates(long Obliged, long HandedIn, long OnTime)
{
    /// <summary>Handed in, of all that were obliged.</summary>
    public decimal? Completeness => Rates.Percent(HandedIn, Obliged);

    /// <summary>Handed in by the day, of all that were obliged.</summary>
    public decimal? Timeliness => Rates.Percent(OnTime, Obliged);

    public static LedgerRates Of(IEnumerable<LedgerRow> rows)
    {
        var obliged = rows.Where(r => r.Obliged).ToList();
        return new LedgerRates(obliged.Count, obliged.Count(r => r.HandedInAt is not null), obliged.Count(r => r.OnTime));
    }
}

/// <summary>The ledger read as of a moment: what happened later does not change the answer.</summary>
public static class Ledger
{
    /// <summary>Null before it was owed. An act that does not fit where the row stands changes nothing.</summary>
    public static LedgerRow? AsOf(IEnumerable<LedgerChange> history, DateTimeOffset at) =>
        history.Where(c => c.At <= at).OrderBy(c => c.At).Aggregate((LedgerRow?)null, (row, change) => row is null ? change is { Act: LedgerAct.Owe, DueOn: { } day } ? new LedgerRow(day) : null : After(row, change));

    private static LedgerRow After(LedgerRow row, LedgerChange change) => (change.Act, row) switch
    {
        (_, { Transferred: true }) => row,
        (LedgerAct.Transfer, { HandedInAt: null, Exempt: false }) => row with { Transferred = true },
        (LedgerAct.HandIn, { HandedInAt: null }) => row with { HandedInAt = change.At },
        (LedgerAct.Reopen, { HandedInAt: not null }) => row with { HandedInAt = null, ReturnedAt = null },
        (LedgerAct.Return, { HandedInAt: not null }) => row with { ReturnedAt = change.At },
        (LedgerAct.HandInAgain, _) => row with { ReturnedAt = null },
        (LedgerAct.Exempt, { HandedInAt: null }) => row with { Exempt = true },
        (LedgerAct.Extend, { HandedInAt: null, Exempt: false }) when change.DueOn > row.DueOn => row with { DueOn = change.DueOn.Value },
        _ => row,
    };
}
