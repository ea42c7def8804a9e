using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Integration;

/// <summary>Says in which hours nobody is written to, for a unit and all below it.</summary>
public sealed record SaveQuietHours : Change<QuietHoursView>, IExample<SaveQuietHours>
{
    public required TimeOnly From { get; init; }

    /// <summary>The first minute in which one is written to again; the same as `from` for no quiet hours.</summary>
    public required TimeOnly Until { get; init; }

    public static SaveQuietHours Example => new() { From = new TimeOnly(19, 0), Until = new TimeOnly(7, 30) };
}

public sealed class SaveQuietHoursHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<SaveQuietHours, QuietHoursView>
{
    public async Task<QuietHoursView> Handle(SaveQuietHours command, CancellationToken ct)
    {
        var unit = await db.ActingFor(current.Actor, Permission.UnitsManage, command.Id, VietnamTime.Day(clock.GetUtcNow()), ct);
        var hours = new QuietHours(command.From, command.Until);
        if (await db.Set<QuietHoursRule>().AsTracking().SingleOrDefaultAsync(r => r.UnitId == unit.Id, ct) is { } rule) rule.Set(hours);
        else db.Add(QuietHoursRule.Of(unit.Id, unit.Path, hours));
        await db.SaveChangesAsync(ct);
        return await QuietHoursView.Of(db, current.Actor, unit, ct);
    }
}
