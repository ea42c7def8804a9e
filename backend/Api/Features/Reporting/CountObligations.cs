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
/// <param name="ShortUnits">Where the units are that registered fewer than the campaign asks of them; null when it asks for no number, and on a past day.</param>
public sealed record ObligationCountView(ReportBasis Basis, IReadOnlyList<ObligationCountLine> Lines, string? ShortUnits) : IExample<ObligationCountView>
{
    public static ObligationCountView Example => new(ReportBasis.Example,
        [new ObligationCountLine(CoverageLine.Example.TierId, "Chi bộ", 5, "registration", 15, [new StateCount(ObligationState.Owed, new Figure(3, "/api/obligations"))], 80m, 73.3m)], "/api/reports/short-units");
}

/// <summary>Units of one tier and one form.</summary>
/// <param name="Obliged">All but the exempt and the transferred.</param>
/// <param name="Completeness">Per cent of the obliged that handed in.</param>
/// <param name="Timeliness">Per cent of the obliged that handed in by the day.</param>
public sealed record ObligationCountLine(Guid TierId, string TierName, int Rank, string Form, long Obliged, IReadOnlyList<StateCount> States, decimal? Completeness, decimal? Timeliness);

/// <summary>Units in one state on the day of the figures.</summary>
public sealed record StateCount(ObligationState State, Figure Units);

public sealed class CountObligationsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<CountObligations, ObligationCountView>
{
    private const string Lines =
        """
        with here as (
          select l.tier_id, l.form, sum(l.obliged) as obliged, sum(l.handed_in) as handed_in, sum(l.late) as late, sum(l.exempt) as exempt, sum(l.returned) as returned,
                 sum(l.returned_late) as returned_late, sum(l.transferred) as transferred
          from ledger l where l.campaign_id = @campaign group by 1, 2)
        select h.*, t.name as tier_name, t.rank,
               (select coalesce(sum(d.missing), 0)::bigint from due d where d.campaign_id = @campaign and d.tier_id = h.tier_id and d.form = h.form and d.due_on < @today) as overdue
        from here h join tiers t on t.id = h.tier_id
        where h.obliged + h.exempt + h.transferred > 0
        order by t.rank, t.name, array_position(array['registration', 'result', 'interim', 'final'], h.form)
        """;

    private sealed record Shown(Row[] Lines, Asks[] Asked);
    private sealed record Row(Guid TierId, string TierName, int Rank, string Form, long Obliged, long HandedIn, long Late, long Exempt, long Returned, long ReturnedLate, long Transferred, long Overdue);
    private sealed record Asks(bool Numbers);

    public async Task<ObligationCountView> Handle(CountObligations query, CancellationToken ct)
    {
        var scope = await ReportScope.Of(db, current.Actor, query, clock.GetUtcNow(), ct);
        var shown = await Picture.Of<Shown>(db, scope, ct, ("lines", Lines), ("asked", "select jsonb_path_exists(rules, '$.quotas[*].min') as numbers from campaigns where id = @campaign"));
        return new ObligationCountView(scope.Basis, [.. shown.Lines.Select(l => Line(l, scope))], scope.Until is null && shown.Asked.Single().Numbers ? scope.ShortUnits() : null);
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
