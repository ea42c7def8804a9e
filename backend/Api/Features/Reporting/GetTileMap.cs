using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Reports;
using MediatR;

namespace Kheo.Api.Features.Reporting;

/// <summary>The units directly below a unit as tiles: the state of each one's own obligation, and the rate at and below it.</summary>
public sealed record GetTileMap : FigureQuery<TileMapView>;

public enum TileState { HandedIn, Late, Missing, Exempt, NotObliged }

/// <summary>Tiles in the order of the units' names.</summary>
public sealed record TileMapView(ReportBasis Basis, IReadOnlyList<Tile> Tiles) : IExample<TileMapView>
{
    public static TileMapView Example => new(ReportBasis.Example,
        [new Tile(Guid.Parse("0193a000-0000-7000-8000-000000000012"), "X012", "Đảng ủy xã Bình Minh", "commune-committee", true, TileState.HandedIn, 15, 12, 80m,
            new Figure(21, "/api/registrations?campaignId=…&unitId=…"))]);
}

/// <summary>One unit directly below.</summary>
/// <param name="Territorial">True when the unit is a piece of the map; the others are drawn apart.</param>
/// <param name="State">Of the unit's own obligation to register.</param>
/// <param name="Obliged">Units at or below it that have to register.</param>
/// <param name="Registered">Registrations handed in at or below it.</param>
public sealed record Tile(Guid UnitId, string Code, string Name, string Kind, bool Territorial, TileState State, long Obliged, long HandedIn, decimal? Rate, Figure Registered);

public sealed class GetTileMapHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<GetTileMap, TileMapView>
{
    // A unit with more than a thousand children has no readable tile map; the list of missing units serves it.
    private const string Tiles =
        """
        select u.id as unit_id, u.code, u.party_name as name, u.kind, u.territorial,
               (select case when o.exempt_reason is not null then 'Exempt' when o.handed_in_at is null then 'Missing' when o.late then 'Late' else 'HandedIn' end
                from obligations o where o.campaign_id = @campaign and o.unit_id = u.id and o.form = 'registration') as state,
               c.obliged, c.handed_in,
               (select coalesce(sum(t.count), 0) from totals t
                where t.unit_path = u.path and t.campaign_id = @campaign and t.status not in ('draft', 'withdrawn', 'refused')) as registered
        from units u
        cross join lateral (select coalesce(sum(ct.obliged), 0) as obliged, coalesce(sum(ct.handed_in), 0) as handed_in from coverage_totals ct
                            where ct.unit_path = u.path and ct.campaign_id = @campaign and ct.form = 'registration') c
        where u.parent_id = @unit and (u.closed_on is null or c.obliged > 0)
        order by u.party_name collate "vi-x-icu", u.id limit 1000
        """;

    private sealed record Shown(Row[] Tiles);
    private sealed record Row(Guid UnitId, string Code, string Name, string Kind, bool Territorial, string? State, long Obliged, long HandedIn, long Registered);

    public async Task<TileMapView> Handle(GetTileMap query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var scope = await ReportScope.Of(db, current.Actor, query, ct);
        var shown = await Picture.Of<Shown>(db, scope, now, ct, ("tiles", Tiles));
        return new TileMapView(scope.Basis(now), [.. shown.Tiles.Select(t => new Tile(t.UnitId, t.Code, t.Name, t.Kind, t.Territorial,
            t.State is null ? TileState.NotObliged : Enum.Parse<TileState>(t.State), t.Obliged, t.HandedIn, Rates.Percent(t.HandedIn, t.Obliged),
            new Figure(t.Registered, (scope with { UnitId = t.UnitId }).Registrations(StageFilter.Registered))))]);
    }
}
