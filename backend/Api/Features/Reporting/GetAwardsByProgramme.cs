using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Organisation;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Reporting;

/// <summary>Awards in force for units at or below a unit, by programme, form, category, subject and kind, over reward years.</summary>
public sealed record GetAwardsByProgramme : Query<AwardsByProgrammeView>
{
    /// <summary>The unit whose subtree was rewarded; when unsaid, the highest unit whose reports the caller may read.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>First reward year; this year when unsaid.</summary>
    public int? FromYear { get; init; }

    /// <summary>Last reward year; the first when unsaid.</summary>
    public int? ToYear { get; init; }

    /// <summary>Only this programme.</summary>
    public Guid? ProgrammeId { get; init; }

    /// <summary>What had been awarded, and not revoked, by this past day; by now when unsaid.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>`recorded` (when unsaid) or `restated` to today's units.</summary>
    public Geography? Geography { get; init; }
}

/// <summary>Each programme has a count of its own; `allProgrammes` is the sum over programmes and belongs to none of them.</summary>
/// <param name="AsOf">The moment that the figures are of: that of the answer, or the end of the day asked for.</param>
/// <param name="Until">The past day asked for; null when the figures are those of the answer.</param>
/// <param name="Geography">`recorded`, or `restated` to today's units.</param>
public sealed record AwardsByProgrammeView(
    Guid UnitId, string UnitName, int FromYear, int ToYear, DateTimeOffset AsOf, DateOnly? Until, Geography Geography, IReadOnlyList<ProgrammeAwards> Programmes, long AllProgrammes) : IExample<AwardsByProgrammeView>
{
    public static AwardsByProgrammeView Example => new(ReportBasis.Example.UnitId, "Tỉnh ủy An Bình", 2021, 2023, ReportBasis.Example.AsOf, null, Geography.Recorded,
        [
            new ProgrammeAwards(Guid.Parse("0193a000-0000-7000-8000-0000000000a1"), "Dân vận khéo", new Figure(34, "/api/awards?unitId=…&programmeId=…"),
                [new AwardFigure("giay-khen", "for-implementing", "collective", "model", 7), new AwardFigure("giay-khen", "for-implementing", "individual", "exemplar", 6)]),
        ], 45);
}

/// <summary>One programme's awards.</summary>
public sealed record ProgrammeAwards(Guid ProgrammeId, string ProgrammeName, Figure Awards, IReadOnlyList<AwardFigure> Lines);

public sealed class GetAwardsByProgrammeHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<GetAwardsByProgramme, AwardsByProgrammeView>
{
    private sealed record Row(Guid ProgrammeId, string Form, string Category, string Subject, string? Kind, long Count);

    public async Task<AwardsByProgrammeView> Handle(GetAwardsByProgramme query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var from = query.FromYear ?? VietnamTime.Day(now).Year;
        var to = query.ToYear ?? from;
        var (until, geography) = (PastDay.Of(query.AsOf, now), query.Geography ?? Geography.Recorded);
        var (unit, places) = await UnitOf(db, current.Actor, query.UnitId, geography, ct);
        var (paths, signs) = places.Signed();
        var rows = await db.Database.SqlQuery<Row>(
            $"""
            select a.programme_id as "ProgrammeId", a.form as "Form", a.category as "Category", a.subject as "Subject", a.kind as "Kind", count(*) as "Count"
            from (select p.path collate "C" as path, path_end(p.path) collate "C" as path_end, p.sign from unnest({paths}, {signs}) p (path, sign)) p
            join awards a on a.unit_path >= p.path and a.unit_path < p.path_end
            where p.sign > 0 and not exists (
                select from unnest({paths}, {signs}) n (path, sign)
                where n.sign < 0 and starts_with(n.path, p.path) and starts_with(a.unit_path, n.path))
              and case when {until}::date is null then a.status = 'issued' else a.decided_on <= {until}::date and (a.revoked_on is null or a.revoked_on > {until}::date) end
              and a.reward_year between {from} and {to} and ({query.ProgrammeId}::uuid is null or a.programme_id = {query.ProgrammeId}::uuid)
            group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
            """).ToListAsync(ct);
        var names = await db.Set<Programme>().ReachingTo(current.Actor).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var programmes = rows.GroupBy(r => r.ProgrammeId).Select(g => new ProgrammeAwards(
            g.Key, names.GetValueOrDefault(g.Key, ""),
            new Figure(g.Sum(r => r.Count), $"/api/awards?unitId={unit.Id}&programmeId={g.Key}&fromYear={from}&toYear={to}&status=issued{ReportScope.Readings(until, geography)}"),
            [.. g.Select(r => new AwardFigure(r.Form, r.Category, r.Subject, r.Kind, r.Count))])).OrderBy(p => p.ProgrammeName, StringComparer.Ordinal).ToList();
        return new AwardsByProgrammeView(unit.Id, unit.PartyName, from, to, until is { } day ? VietnamTime.EndOf(day).AddSeconds(-1) : now, until, geography, programmes, programmes.Sum(p => p.Awards.Count));
    }

    /// <summary>404 when the unit is not the caller's to see, 403 when its reports are not his to read.</summary>
    internal static async Task<(Unit Unit, IReadOnlyList<PathRange> Places)> UnitOf(KheoDbContext db, Actor actor, Guid? id, Geography geography, CancellationToken ct, string permission = Permission.ReportsRead)
    {
        var top = actor.Grants.Where(g => g.Permissions.Contains(permission)).Select(g => g.UnitPath).MinBy(p => p.Length);
        var word = geography.Word();
        var found = await db.Set<Unit>().VisibleTo(actor, u => u.Path).Where(u => id == null ? u.Path == top : u.Id == id).Select(u => new { Unit = u, Places = PathRanges.List(u.Path, word) })
            .SingleOrDefaultAsync(ct) ?? throw new Absent();
        return actor.May(permission, found.Unit.Path) ? (found.Unit, PathRanges.Of(found.Places)) : throw new Forbidden(permission);
    }
}
