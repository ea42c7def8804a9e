using Kheo.Domain.Registrations;

namespace Kheo.Domain.Reports;

/// <summary>Which tree a figure is told by.</summary>
public enum Geography
{
    /// <summary>Every fact counts for the unit that held it when it was recorded.</summary>
    Recorded,
    /// <summary>Every fact counts for the unit at whose place, or at whose heir's, it lies today.</summary>
    Restated,
}

/// <summary>Units obliged at one tier and what became of their obligation. The exempt are in neither number of the rate.</summary>
public sealed record CoverageFigure(Guid TierId, string TierName, int Rank, long Obliged, long HandedIn, long Late, long Exempt)
{
    public long Missing => Obliged - HandedIn;
    public decimal? Rate => Rates.Percent(HandedIn, Obliged);
}

/// <summary>Registrations of one status, as the totals keep them.</summary>
public sealed record StatusCount(RegistrationStatus Status, long Count);

/// <summary>How far a registration came. Who reached a stage reached those before it.</summary>
public enum Reached { Registered, ResultsHandedIn, Judged, Recognised }

public static class ReachedStatuses
{
    private static readonly RegistrationStatus[] Recognised = [RegistrationStatus.Recognised];
    private static readonly RegistrationStatus[] Judged = [RegistrationStatus.Judged, .. Recognised];
    private static readonly RegistrationStatus[] ResultsHandedIn = [RegistrationStatus.Reported, RegistrationStatus.Confirmed, .. Judged];
    private static readonly RegistrationStatus[] Registered = [RegistrationStatus.Submitted, RegistrationStatus.Returned, RegistrationStatus.Accepted, .. ResultsHandedIn];

    /// <summary>The statuses that have reached the stage. Drafts, the refused and the withdrawn have reached none.</summary>
    public static IReadOnlyList<RegistrationStatus> Statuses(this Reached reached) => reached switch
    {
        Reached.Recognised => Recognised,
        Reached.Judged => Judged,
        Reached.ResultsHandedIn => ResultsHandedIn,
        _ => Registered,
    };
}

/// <summary>How far registrations came. Each stage holds those of the next: they are never added.</summary>
public sealed record StageFigures(long Drafts, long Registered, long ResultsHandedIn, long Judged, long Recognised)
{
    public static StageFigures Of(IEnumerable<StatusCount> counts)
    {
        var by = counts.GroupBy(c => c.Status).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
        long At(Reached reached) => reached.Statuses().Sum(s => by.GetValueOrDefault(s));
        return new StageFigures(by.GetValueOrDefault(RegistrationStatus.Draft), At(Reached.Registered), At(Reached.ResultsHandedIn), At(Reached.Judged), At(Reached.Recognised));
    }
}

/// <summary>One field of the campaign's list.</summary>
public sealed record FieldFigure(Guid FieldId, string Code, string Name, long Registered, long ResultsHandedIn, long Recognised);

/// <summary>Awards in force of one form, category and subject; the kind is the rewarded model's, and absent for implementing and directing.</summary>
public sealed record AwardFigure(string Form, string Category, string Subject, string? Kind, long Count);

/// <summary>The numbers of a periodic report as they stood when it was handed in.</summary>
public sealed record ReportFigures(
    DateTimeOffset AsOf, Geography Geography, IReadOnlyList<CoverageFigure> Coverage, StageFigures Stages, IReadOnlyList<FieldFigure> ByField,
    Funnel RecognisedAtTier, IReadOnlyList<AwardFigure> Awards);
