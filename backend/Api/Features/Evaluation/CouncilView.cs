using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Judging;
using Kheo.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Evaluation;

/// <summary>One seat.</summary>
/// <param name="HomeUnitName">Absent when the unit is not the caller's to see.</param>
public sealed record SeatView(Guid AccountId, string Name, CouncilRole Role, Guid HomeUnitId, string? HomeUnitName);

/// <summary>A council as its decision constitutes it.</summary>
/// <param name="UnitName">Absent for a member whom the unit's name does not reach.</param>
public sealed record CouncilView(Guid Id, long RowVersion, Guid UnitId, string UnitPath, string? UnitName, string Name, string DecisionNumber,
    DateOnly DecisionDate, DateOnly TermFrom, DateOnly? TermTo, IReadOnlyList<SeatView> Members, string[] Actions) : IView, IExample<CouncilView>
{
    public static CouncilView Example => new(
        Guid.Parse("0199a000-0000-7000-8000-000000000001"), 1, Guid.Parse("0193a000-0000-7000-8000-000000000001"), "/VN/AB/", "Tỉnh ủy An Bình",
        "Hội đồng bình xét Dân vận khéo tỉnh", "15-QĐ/TU", new DateOnly(2026, 1, 10), new DateOnly(2026, 1, 10), new DateOnly(2027, 1, 10),
        [new(Guid.Parse("0199a000-0000-7000-8000-0000000000a1"), "Chủ tịch Hội đồng", CouncilRole.Chair, Guid.Parse("0193a000-0000-7000-8000-000000000001"), "Tỉnh ủy An Bình")],
        [nameof(CreateJudgingSession)]);

    /// <summary>Councils of the caller's units and those on which he sits.</summary>
    public static IQueryable<CouncilView> Of(KheoDbContext db, Actor actor, IQueryable<Council> councils) => councils.SeatedOrVisible(db, actor).Select(c => new CouncilView(
        c.Id, c.RowVersion, c.UnitId, c.UnitPath, db.Set<UnitName>().ReachingTo(actor).Where(u => u.Id == c.UnitId).Select(u => u.PartyName).FirstOrDefault(), c.Name, c.DecisionNumber,
        c.DecisionDate, c.TermFrom, c.TermTo,
        c.Members.OrderBy(m => m.Role == CouncilRole.Chair ? 0 : m.Role == CouncilRole.Secretary ? 1 : 2).ThenBy(m => m.Id).Select(m => new SeatView(
            m.AccountId, m.Name, m.Role, m.HomeUnitId, db.Set<UnitName>().ReachingTo(actor).Where(u => u.Id == m.HomeUnitId).Select(u => u.PartyName).FirstOrDefault())).ToList(),
        Array.Empty<string>()));

    public CouncilView For(Actor actor) => this with { Actions = actor.May(Permission.JudgingManage, UnitPath) ? [nameof(CreateJudgingSession)] : [] };
}
