using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Integration;

/// <summary>The hours in which nobody at a unit is written to: its own, the nearest unit's above, or the usual ones.</summary>
public sealed record GetQuietHours(Guid Id) : Query<QuietHoursView>;

/// <summary>From and until, over midnight when the first is the later one; both the same: none.</summary>
/// <param name="SaidBy">The unit whose word it is; null for the usual hours.</param>
public sealed record QuietHoursView(Guid UnitId, TimeOnly From, TimeOnly Until, Guid? SaidBy) : IExample<QuietHoursView>
{
    public static QuietHoursView Example => new(Guid.Parse("0193a000-0000-7000-8000-000000000012"), new TimeOnly(20, 0), new TimeOnly(7, 0), null);

    internal static async Task<QuietHoursView> Of(KheoDbContext db, Actor actor, Unit unit, CancellationToken ct)
    {
        var rules = (await db.Set<QuietHoursRule>().ReachingTo(actor).ToListAsync(ct)).Where(r => UnitPaths.Contains(r.UnitPath, unit.Path)).ToList();
        var hours = QuietHoursRule.For(unit.Path, rules);
        return new QuietHoursView(unit.Id, hours.From, hours.Until, rules.MaxBy(r => r.UnitPath.Length)?.UnitId);
    }
}

public sealed class GetQuietHoursHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetQuietHours, QuietHoursView>
{
    public async Task<QuietHoursView> Handle(GetQuietHours query, CancellationToken ct)
    {
        var unit = await db.Set<Unit>().VisibleTo(current.Actor, u => u.Path).SingleOrDefaultAsync(u => u.Id == query.Id, ct) ?? throw new Absent();
        if (!current.Actor.May(Permission.UnitsRead, unit.Path)) throw new Forbidden(nameof(GetQuietHours));
        return await QuietHoursView.Of(db, current.Actor, unit, ct);
    }
}
