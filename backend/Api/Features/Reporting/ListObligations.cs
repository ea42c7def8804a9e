using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>The board of a campaign's obligations in the order of the tree: whom to call, what lies ready as a draft, how often they were reminded, what they answered.</summary>
public sealed record ListObligations : PagedQuery<ObligationRow>, IAboutCampaign
{
    /// <summary>The campaign; required.</summary>
    public Guid? CampaignId { get; init; }

    /// <summary>The unit at whose subtree is looked; when unsaid, the highest unit whose reports the caller may read.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>Only units of this tier.</summary>
    public Guid? TierId { get; init; }

    public ObligationForm? Form { get; init; }

    /// <summary>On the day: today, or the one asked for.</summary>
    public ObligationState? State { get; init; }

    /// <summary>Only those never reminded, or only those reminded.</summary>
    public bool? Reminded { get; init; }

    /// <summary>Only those that were given more time, or only the others.</summary>
    public bool? Extended { get; init; }

    /// <summary>Words of either of the unit's names; marks and case do not matter.</summary>
    public string? Q { get; init; }

    /// <summary>The ledger as it stood at the end of this past day; nothing can be done about it any more, so the rows carry no actions. Drafts are those of registrations; who signed in when is not told.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>`recorded` (when unsaid) or `restated`: units whose place is at or below the unit today.</summary>
    public Geography? Geography { get; init; }
}

/// <summary>One line of the board.</summary>
/// <param name="Form">`registration`, `result`, `interim` or `final`.</param>
/// <param name="PeriodTo">The last day of a periodic report's period.</param>
/// <param name="LastSignedInAt">When somebody with a role at the unit signed in last, as far as the caller sees the account.</param>
/// <param name="Drafts">What was begun for it and not handed in.</param>
/// <param name="RequestId">The request for more time that is waiting.</param>
public sealed record ObligationRow(
    Guid Id, long RowVersion, Guid UnitId, string UnitName, string UnitPath, string? ParentName, Guid TierId, string TierName, string Form, DateOnly? PeriodTo, ObligationState State,
    DateOnly DueOn, int DaysLeft, bool Extended, DateTimeOffset? HandedInAt, string? ExemptReason, string? Contact, DateTimeOffset? LastSignedInAt, long Drafts, int Reminded,
    DateTimeOffset? LastRemindedAt, string? Answer, DateOnly? WillHandInOn, DateTimeOffset? AnsweredAt, Guid? RequestId, DateOnly? WantedOn, string[] Actions) : IObligationRow, IExample<ObligationRow>
{
    public static ObligationRow Example => new(
        ObligationView.Example.Id, 3, ObligationView.Example.UnitId, ObligationView.Example.UnitName, ObligationView.Example.UnitPath, "Đảng bộ cơ sở ấp Trung",
        Guid.Parse("0193a000-0000-7000-8000-0000000000b5"), "Chi bộ", "registration", null, ObligationState.Owed, new DateOnly(2026, 6, 30), 8, false, null, null, "0912 000 000 (Bí thư)",
        new DateTimeOffset(2026, 6, 21, 7, 20, 0, TimeSpan.Zero), 1, 2, new DateTimeOffset(2026, 6, 20, 2, 0, 0, TimeSpan.Zero), ObligationView.Example.Answer, new DateOnly(2026, 6, 24),
        ObligationView.Example.AnsweredAt, null, null, ["RemindUnits", "ExemptUnit", "ExtendUnits"]);

    bool IObligationRow.Missing => State is ObligationState.Owed or ObligationState.Overdue;
}

public sealed class ListObligationsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ListObligations, Page<ObligationRow>>
{
    public async Task<Page<ObligationRow>> Handle(ListObligations query, CancellationToken ct)
    {
        var scope = await ReportScope.Of(db, current.Actor, query, clock.GetUtcNow(), ct);
        var rows = await Board.Of(db, scope, query, Cursor.Decode(query.After)).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of([.. rows.Select(r => r.Row(current.Actor, scope))], query.Size, r => Cursor.Encode(r.UnitPath, r.Id));
    }
}
