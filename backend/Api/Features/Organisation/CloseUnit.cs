using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Organisation;

/// <summary>Closes a unit that has no open unit below it. It stays in every list of the past.</summary>
public sealed record CloseUnit : Change<UnitView>, IExample<CloseUnit>
{
    /// <summary>The first day on which the unit is no longer open: today at the latest.</summary>
    public required DateOnly ClosedOn { get; init; }

    public static CloseUnit Example => new() { ClosedOn = new DateOnly(2026, 10, 1) };
}

public sealed class CloseUnitHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<CloseUnit, UnitView>
{
    public async Task<UnitView> Handle(CloseUnit command, CancellationToken ct)
    {
        await Locks.ForClosing(db, command.Id, ct);
        var unit = await db.ForChange(db.Set<Unit>().Include(u => u.Versions).VisibleTo(current.Actor, u => u.Path), command.Id, ct);
        UnitPolicy.Table.Demand(current.Actor, nameof(CloseUnit), new UnitFacts(unit.Path, true, false));
        var occupied = await db.Set<Unit>().AnyAsync(u => u.ParentId == unit.Id && u.ClosedOn == null, ct);
        unit.Close(command.ClosedOn, VietnamTime.Day(clock.GetUtcNow()), occupied);
        await db.SaveChangesAsync(ct);
        return await UnitView.Of(db, current.Actor, unit.Id, ct);
    }
}
