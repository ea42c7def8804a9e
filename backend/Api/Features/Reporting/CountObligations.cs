using System.Text.Json;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Reports;
using MediatR;

namespace Kheo.Api.Features.Reporting;

/// <summary>How many obligations stand in which state, by tier and form, with the rates: read from the totals, so it costs the same for a commune and for the nation.</summary>
public sealed record CountObligations : FigureQuery<ObligationCountView>;

/// <summary>One line for each tier and form of the campaign's ledger.</summary>
public sealed record ObligationCountView(ReportBasis Basis, IReadOnlyList<ObligationCountLine> Lines) : IExample<ObligationCountView>
{
    public static ObligationCountView Example => new(ReportBasis.Example,
        [new ObligationCountLine(CoverageLine.Example.TierId, "Chi bộ", 5, "registration", 15, [new StateCount(ObligationState.Owed, new Figure(3, "/api/obligations"))], 80m, 73.3m)]);
}

/// <summary>Units of one tier and one form.</summary>
/// <param name="Obliged">All but the exempt and the transferred.</param>
/// <param name="Completeness">Per cent of the obliged that handed in.</param>
/// <param name="Timeliness">Per cent of the obliged that handed in by the day.</param>
public sealed record ObligationCountLine(Guid TierId, string TierName, int Rank, string Form, long Obliged, IReadOnlyList<StateCount> States, decimal? Completeness, decimal? Timeliness);

/// <summary>Units in one state as of today.</summary>
public sealed record StateCount(ObligationState State, Figure Units);

public sealed class CountObligationsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<CountObligations, ObligationCountView>
{
    private const string Lines =
        """
        select ct.tier_id, t.name as tier_name, t.rank, ct.form, ct.obliged, ct.handed_in, ct.late, ct.exempt, ct.returned, ct.returned_late, ct.transferred,
               (select coalesce(sum(d.missing), 0)::bigint from coverage_due d
                where d.unit_path = ct.unit_path and d.campaign_id = ct.campaign_id and d.tier_id = ct.tier_id and d.form = ct.form and d.due_on < @today) as overdue
        from coverage_totals ct join tiers t on t.id = ct.tier_id
        where ct.unit_path = @path and ct.campaign_id = @campaign and ct.obliged + ct.exempt + ct.transferred > 0
        order by t.rank, t.name, array_position(array['registration', 'result', 'interim', 'final'], ct.form)
        """;

    private sealed record Shown(Row[] Lines);
    private sealed record Row(Guid TierId, string TierName, int Rank, string Form, long Obliged, long HandedIn, long Late, long Exempt, long Returned, long ReturnedLate, long Transferred, long Overdue);

    public async Task<ObligationCountView> Handle(CountObligations query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var scope = await ReportScope.Of(db, current.Actor, query, ct);
        var shown = await Picture.Of<Shown>(db, scope, now, ct, ("lines", Lines));
        return new ObligationCountView(scope.Basis(now), [.. shown.Lines.Select(l => Line(l, scope))]);
    }

    private static ObligationCountLine Line(Row row, ReportScope scope)
    {
        var rates = new LedgerRates(row.Obliged, row.HandedIn, row.HandedIn - row.Late);
        var counts = new (ObligationState State, long Count)[]
        {
            (ObligationState.Owed, row.Obliged - row.HandedIn - row.Overdue), (ObligationState.Overdue, row.Overdue),
            (ObligationState.HandedIn, row.HandedIn - row.Late - (row.Returned - row.ReturnedLate)), (ObligationState.Late, row.Late - row.ReturnedLate), (ObligationState.Returned, row.Returned),
            (ObligationState.Exempt, row.Exempt), (ObligationState.Transferred, row.Transferred),
        };
        return new ObligationCountLine(row.TierId, row.TierName, row.Rank, row.Form, row.Obliged,
            [.. counts.Select(c => new StateCount(c.State, new Figure(c.Count, scope.Obligations($"tierId={row.TierId}", $"form={row.Form}", $"state={JsonNamingPolicy.KebabCaseLower.ConvertName(c.State.ToString())}"))))],
            rates.Completeness, rates.Timeliness);
    }
}
