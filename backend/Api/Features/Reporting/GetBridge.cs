using System.Text.Json;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Reports;
using MediatR;

namespace Kheo.Api.Features.Reporting;

/// <summary>
/// From a figure as recorded to the same figure restated to today's units, line by line: recorded + the lines = restated, exactly. Every line is a place as
/// it was called then, with the act that gave it to another unit. What one unit's bridge takes, another's gives.
/// </summary>
public sealed record GetBridge : Query<BridgeView>, IAboutCampaign
{
    /// <summary>The campaign; required.</summary>
    public Guid? CampaignId { get; init; }

    /// <summary>The unit of today; when unsaid, the highest unit whose reports the caller may read.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>The figure as it stood at the end of this past day, in Hà Nội; that of this moment when unsaid.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Which figure; `registered` when unsaid.</summary>
    public BridgeFigure? Figure { get; init; }

    Geography? IAboutCampaign.Geography => Geography.Restated;
}

/// <summary>Figures that are counts of rows: registrations by how far they came, obligations to register, recognitions in force, nominations not returned.</summary>
public enum BridgeFigure { Registered, ResultsHandedIn, Judged, Recognised, Obliged, HandedIn, Missing, Recognitions, Nominated }

/// <summary>A figure in both readings.</summary>
/// <param name="Lines">By the day of the act. Places whose count is 0 are left out.</param>
public sealed record BridgeView(ReportBasis Basis, BridgeFigure Figure, BridgeSide Recorded, BridgeSide Restated, IReadOnlyList<BridgeLine> Lines) : IExample<BridgeView>
{
    public static BridgeView Example => new(ReportBasis.Example with { Geography = Geography.Restated }, BridgeFigure.Registered, new BridgeSide(0, "/api/registrations?campaignId=…&unitId=…"),
        new BridgeSide(31, "/api/registrations?campaignId=…&unitId=…&geography=restated"),
        [
            new BridgeLine(Guid.Parse("0193a000-0000-7000-8000-000000000031"), "Phường Vĩnh Thanh", "/AB/H01/P03/", 31, "/api/registrations?campaignId=…&path=…",
                new BridgeAct(Guid.Parse("0193a000-0000-7000-8000-0000000000aa"), "Sắp xếp đơn vị hành chính cấp xã", "1654/NQ-UBTVQH15", new DateOnly(2025, 6, 16), "Ủy ban Thường vụ Quốc hội", new DateOnly(2025, 7, 1))),
        ]);
}

/// <summary>One reading's count; `rows` opens its rows, null where the figure has no list of its own.</summary>
public sealed record BridgeSide(long Count, string? Rows);

/// <summary>A place that the two readings give to different units.</summary>
/// <param name="Difference">What it adds to the recorded figure, or takes from it.</param>
/// <param name="UnitName">As the unit was called when it stood there.</param>
/// <param name="Act">Null only when no act is known by which the place came to another unit.</param>
public sealed record BridgeLine(Guid UnitId, string UnitName, string Path, long Difference, string? Rows, BridgeAct? Act);

/// <summary>The reorganisation that a line comes from.</summary>
public sealed record BridgeAct(Guid ReorganisationId, string Title, string LegalNumber, DateOnly LegalDate, string LegalIssuer, DateOnly EffectiveOn);

public sealed class GetBridgeHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<GetBridge, BridgeView>
{
    private static readonly Dictionary<BridgeFigure, Reached> Stages = new()
    {
        [BridgeFigure.Registered] = Reached.Registered, [BridgeFigure.ResultsHandedIn] = Reached.ResultsHandedIn, [BridgeFigure.Judged] = Reached.Judged, [BridgeFigure.Recognised] = Reached.Recognised,
    };

    private sealed record Shown(Line[] Lines);
    private sealed record Line(Guid? UnitId, string? UnitName, string Path, int Sign, string Part, Guid? ReorganisationId, string? Title, string? LegalNumber, DateOnly? LegalDate, string? LegalIssuer, DateOnly? EffectiveOn, long Count);

    public async Task<BridgeView> Handle(GetBridge query, CancellationToken ct)
    {
        var figure = query.Figure ?? BridgeFigure.Registered;
        var scope = await ReportScope.Of(db, current.Actor, query, clock.GetUtcNow(), ct);
        var shown = await Picture.Of<Shown>(db, scope, ct, ("lines", Places(figure, scope.Until is not null)));
        long Sum(string part) => shown.Lines.Where(l => l.Part == part).Sum(l => l.Sign * l.Count);
        return new BridgeView(scope.Basis, figure, new BridgeSide(Sum("recorded"), Rows(figure, scope with { Geography = Geography.Recorded })), new BridgeSide(Sum("restated"), Rows(figure, scope)),
            [.. shown.Lines.Where(l => l.Part == "line" && l.Count != 0).Select(l => new BridgeLine(l.UnitId!.Value, l.UnitName ?? "", l.Path, l.Sign * l.Count, RowsAt(figure, scope, l.Path),
                l.ReorganisationId is { } act ? new BridgeAct(act, l.Title!, l.LegalNumber!, l.LegalDate!.Value, l.LegalIssuer!, l.EffectiveOn!.Value) : null))]);
    }

    private static string Places(BridgeFigure figure, bool past) =>
        $"""
        select p.unit_id, p.unit_name, p.path, p.sign, p.part, p.reorganisation_id, p.title, p.legal_number, p.legal_date, p.legal_issuer, p.effective_on, c.count
        from (
          select b.path collate "C" as path, b.path_end collate "C" as path_end, b.sign, 'line' as part, b.unit_id, b.unit_name, b.reorganisation_id, b.title, b.legal_number, b.legal_date, b.legal_issuer, b.effective_on
          from bridge(@stands) b
          union all
          select r.path collate "C", r.path_end collate "C", r.sign, g.word, null, null, null, null, null, null, null, null
          from (values ('recorded'), ('restated')) g (word) cross join lateral places(@stands, g.word) r) p
        cross join lateral (select coalesce(({Count(figure, past)}), 0)::bigint as count) c
        order by p.effective_on, p.path
        """;

    // Counted place by place, the same rows as the reports' own sums.
    private static string Count(BridgeFigure figure, bool past)
    {
        const string within = "f.campaign_id = @campaign and f.unit_path >= p.path and f.unit_path < p.path_end";
        const string then = "f.valid_from < @at and (f.valid_to is null or f.valid_to >= @at)";
        if (Stages.TryGetValue(figure, out var stage))
        {
            var statuses = string.Join(", ", stage.Statuses().Select(s => $"'{JsonNamingPolicy.KebabCaseLower.ConvertName(s.ToString())}'"));
            return past ? $"select count(*) from registration_states f where {within} and {then} and f.status in ({statuses})"
                : $"select sum(f.count) from totals f where f.unit_path = p.path and f.campaign_id = @campaign and f.status in ({statuses})";
        }
        if (figure is BridgeFigure.Obliged or BridgeFigure.HandedIn or BridgeFigure.Missing)
        {
            var (column, state) = figure switch
            {
                BridgeFigure.Obliged => ("f.obliged", "true"), BridgeFigure.HandedIn => ("f.handed_in", "f.handed_in_at is not null"), _ => ("f.obliged - f.handed_in", "f.handed_in_at is null"),
            };
            return past ? $"select count(*) from obligation_states f where {within} and {then} and f.form = 'registration' and not f.exempt and not f.transferred and {state}"
                : $"select sum({column}) from coverage_totals f where f.unit_path = p.path and f.campaign_id = @campaign and f.form = 'registration'";
        }
        if (figure is BridgeFigure.Recognitions)
            return $"select count(*) from recognitions f where {within} and " + (past ? "f.recognised_on <= @today and (f.revoked_on is null or f.revoked_on > @today)" : "f.status = 'issued'");
        return $"select count(*) from nominations f where {within} and " + (past ? "f.sent_at < @at and not (f.status = 'returned' and f.answered_at < @at)" : "f.status <> 'returned'");
    }

    private static string? Rows(BridgeFigure figure, ReportScope scope, params string[] more) => figure switch
    {
        BridgeFigure.Registered => scope.Registrations([StageFilter.Registered, .. more]),
        BridgeFigure.ResultsHandedIn => scope.Registrations([StageFilter.ResultsHandedIn, .. more]),
        BridgeFigure.Judged => scope.Registrations([StageFilter.Judged, .. more]),
        BridgeFigure.Recognised => scope.Registrations([StageFilter.Recognised, .. more]),
        BridgeFigure.Missing => scope.MissingUnits(more),
        BridgeFigure.Recognitions => scope.Recognitions(["status=issued", .. more]),
        BridgeFigure.Nominated => scope.Nominations(["box=sent", "standing=true", .. more]),
        _ => null,
    };

    private static string? RowsAt(BridgeFigure figure, ReportScope scope, string path) => Rows(figure, scope.Anywhere, "path=" + Uri.EscapeDataString(path));
}
