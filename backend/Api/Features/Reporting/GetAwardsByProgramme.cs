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
}

/// <summary>Each programme has a count of its own; `allProgrammes` is the sum over programmes and belongs to none of them.</summary>
public sealed record AwardsByProgrammeView(
    Guid UnitId, string UnitName, int FromYear, int ToYear, DateTimeOffset AsOf, string Geography, IReadOnlyList<ProgrammeAwards> Programmes, long AllProgrammes) : IExample<AwardsByProgrammeView>
{
    public static AwardsByProgrammeView Example => new(ReportBasis.Example.UnitId, "Tỉnh ủy An Bình", 2021, 2023, ReportBasis.Example.AsOf, ReportFigures.AsRecorded,
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
        var unit = await UnitOf(db, current.Actor, query.UnitId, ct);
        var end = UnitPaths.End(unit.Path);
        var rows = await db.Database.SqlQuery<Row>(
            $"""
            select a.programme_id as "ProgrammeId", a.form as "Form", a.category as "Category", a.subject as "Subject", a.kind as "Kind", count(*) as "Count"
            from awards a
            where a.unit_path >= {unit.Path} and a.unit_path < {end} and a.status = 'issued' and a.reward_year between {from} and {to}
              and ({query.ProgrammeId}::uuid is null or a.programme_id = {query.ProgrammeId}::uuid)
            group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
            """).ToListAsync(ct);
        var names = await db.Set<Programme>().ReachingTo(current.Actor).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var programmes = rows.GroupBy(r => r.ProgrammeId).Select(g => new ProgrammeAwards(
            g.Key, names.GetValueOrDefault(g.Key, ""),
            new Figure(g.Sum(r => r.Count), $"/api/awards?unitId={unit.Id}&programmeId={g.Key}&fromYear={from}&toYear={to}&status=issued"),
            [.. g.Select(r => new AwardFigure(r.Form, r.Category, r.Subject, r.Kind, r.Count))])).OrderBy(p => p.ProgrammeName, StringComparer.Ordinal).ToList();
        return new AwardsByProgrammeView(unit.Id, unit.PartyName, from, to, now, ReportFigures.AsRecorded, programmes, programmes.Sum(p => p.Awards.Count));
    }

    /// <summary>404 when the unit is not the caller's to see, 403 when its reports are not his to read.</summary>
    internal static async Task<Unit> UnitOf(KheoDbContext db, Actor actor, Guid? id, CancellationToken ct, string permission = Permission.ReportsRead)
    {
        var top = actor.Grants.Where(g => g.Permissions.Contains(permission)).Select(g => g.UnitPath).MinBy(p => p.Length);
        var unit = await db.Set<Unit>().VisibleTo(actor, u => u.Path).SingleOrDefaultAsync(u => id == null ? u.Path == top : u.Id == id, ct) ?? throw new Absent();
        return actor.May(permission, unit.Path) ? unit : throw new Forbidden(permission);
    }
}
