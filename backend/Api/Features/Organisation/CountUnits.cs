using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Organisation;

/// <summary>How many units the same filters find.</summary>
public sealed record CountUnits : Query<UnitCount>, IUnitFilter
{
    /// <summary>A unit's path or id: only this unit and those below it.</summary>
    public string? Under { get; init; }

    /// <summary>Only the units directly below this one.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>One kind of the code list, e.g. `commune-committee`.</summary>
    public string? Kind { get; init; }

    public Guid? TierId { get; init; }

    /// <summary>Only pieces of the map, or only the others.</summary>
    public bool? Territorial { get; init; }

    /// <summary>Words of either of today's names, marks and case do not matter.</summary>
    public string? Q { get; init; }

    /// <summary>Names, parents and tiers as they were on this day.</summary>
    public DateOnly? AsOf { get; init; }
}

/// <summary>Open units on the day asked for.</summary>
public sealed record UnitCount(long Count) : IExample<UnitCount>
{
    public static UnitCount Example => new(6612);
}

public sealed class CountUnitsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<CountUnits, UnitCount>
{
    public async Task<UnitCount> Handle(CountUnits query, CancellationToken ct)
    {
        var units = await Standings.Of(db, current.Actor, query, VietnamTime.Day(clock.GetUtcNow()), ct);
        return new UnitCount(await units.LongCountAsync(ct));
    }
}
