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
    private const string Children =
        "select u.id, u.code, u.party_name as name, u.kind, u.territorial, u.closed_on, u.path from units u where u.parent_id = @unit";

    private const string ChildrenThen =
        """
        select u.id, substring(v.path from '([^/]+)/$') as code, v.party_name as name, u.kind, u.territorial, null::date as closed_on, v.path from unit_versions v join units u on u.id = v.unit_id
        where v.parent_id = @unit and v.valid_from <= @today and (v.valid_to is null or v.valid_to > @today)
        """;

    private const string Recorded = "not materialized (select c.id, o.path, path_end(o.path) collate \"C\" as path_end, 1 as sign from child c join unit_paths o on o.unit_id = c.id)";
    private const string Restated = "materialized (select c.id, p.path collate \"C\" as path, p.path_end collate \"C\" as path_end, p.sign from child c cross join lateral places(c.path, 'restated') p)";

    private const string Now =
        """
        left join lateral (select o.exempt_reason is not null as exempt, o.handed_in_at, o.late from obligations o
                           where o.campaign_id = @campaign and o.unit_id = c.id and o.form = 'registration') o on true
        cross join lateral (select coalesce(sum(t.obliged * p.sign), 0) as obliged, coalesce(sum(t.handed_in * p.sign), 0) as handed_in
                            from here p join coverage_totals t on t.unit_path = p.path where p.id = c.id and t.campaign_id = @campaign and t.form = 'registration') l
        cross join lateral (select coalesce(sum(t.count * p.sign), 0) as registered from here p join totals t on t.unit_path = p.path
                            where p.id = c.id and t.campaign_id = @campaign and t.status not in ('draft', 'withdrawn', 'refused', 'merged')) r
        """;

    private const string Past =
        $"""
        left join lateral (select s.exempt, s.handed_in_at, s.late from obligation_states s
                           where s.campaign_id = @campaign and s.unit_id = c.id and s.form = 'registration' and {Reading.Holds}) o on true
        cross join lateral (select coalesce(sum(p.sign) filter (where not s.exempt), 0) as obliged, coalesce(sum(p.sign) filter (where not s.exempt and s.handed_in_at is not null), 0) as handed_in
                            from here p join obligation_states s on s.unit_path >= p.path and s.unit_path < p.path_end and {Reading.Holds}
                            where p.id = c.id and s.campaign_id = @campaign and s.form = 'registration') l
        cross join lateral (select coalesce(sum(p.sign), 0) as registered from here p join registration_states s on s.unit_path >= p.path and s.unit_path < p.path_end and {Reading.Holds}
                            where p.id = c.id and s.campaign_id = @campaign and s.status not in ('draft', 'withdrawn', 'refused', 'merged')) r
        """;

    // A unit with more than a thousand children has no readable tile map; the list of missing units serves it.
    private static string Tiles(ReportScope scope) =>
        $"""
        with child as not materialized ({(scope is { Until: not null, Geography: Geography.Recorded } ? ChildrenThen : Children)}),
        here as {(scope.Geography == Geography.Restated ? Restated : Recorded)}
        select c.id as unit_id, c.code, c.name, c.kind, c.territorial,
               case when o.exempt then 'Exempt' when o.late then 'Late' when o.handed_in_at is not null then 'HandedIn' when o.exempt is not null then 'Missing' end as state,
               l.obliged, l.handed_in, r.registered
        from child c {(scope.Until is null ? Now : Past)}
        where c.closed_on is null or l.obliged > 0
        order by c.name collate "vi-x-icu", c.id limit 1000
        """;

    private sealed record Shown(Row[] Tiles);
    private sealed record Row(Guid UnitId, string Code, string Name, string Kind, bool Territorial, string? State, long Obliged, long HandedIn, long Registered);

    public async Task<TileMapView> Handle(GetTileMap query, CancellationToken ct)
    {
        var scope = await ReportScope.Of(db, current.Actor, query, clock.GetUtcNow(), ct);
        var shown = await Picture.Of<Shown>(db, scope, ct, ("tiles", Tiles(scope)));
        return new TileMapView(scope.Basis, [.. shown.Tiles.Select(t => new Tile(t.UnitId, t.Code, t.Name, t.Kind, t.Territorial,
            t.State is null ? TileState.NotObliged : Enum.Parse<TileState>(t.State), t.Obliged, t.HandedIn, Rates.Percent(t.HandedIn, t.Obliged),
            new Figure(t.Registered, (scope with { UnitId = t.UnitId }).Registrations(StageFilter.Registered))))]);
    }
}
