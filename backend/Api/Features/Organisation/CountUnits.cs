using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Organisation;

/// <summary>How many units the filters of the list find.</summary>
public sealed record CountUnits(ListUnits List) : Whole<ListUnits, UnitCount>(List);

/// <summary>Open units on the day asked for.</summary>
public sealed record UnitCount(long Count) : IExample<UnitCount>
{
    public static UnitCount Example => new(6612);
}

public sealed class CountUnitsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<CountUnits, UnitCount>
{
    public async Task<UnitCount> Handle(CountUnits query, CancellationToken ct)
    {
        var units = await Standings.Of(db, current.Actor, query.List, VietnamTime.Day(clock.GetUtcNow()), ct);
        return new UnitCount(await units.LongCountAsync(ct));
    }
}
