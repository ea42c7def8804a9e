using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>Counts of members, the newest day first.</summary>
public sealed record ListPeopleCounts : PagedQuery<PeopleCountView>
{
    /// <summary>Only this unit and those below it.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>Only those taking part in this campaign.</summary>
    public Guid? CampaignId { get; init; }

    /// <summary>Only those who may take part at all, or only those taking part in a campaign.</summary>
    public bool? Eligible { get; init; }
}

public sealed class ListPeopleCountsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListPeopleCounts, Page<PeopleCountView>>
{
    public async Task<Page<PeopleCountView>> Handle(ListPeopleCounts query, CancellationToken ct)
    {
        var under = await PeopleCountView.Under(db, current.Actor, query.UnitId, ct);
        var after = Cursor.DecodeTime(query.After);
        var rows = await PeopleCountView.Of(db, current.Actor, query, under, after is { } a ? DateOnly.FromDateTime(a.Sort.UtcDateTime) : null, after?.Id ?? default).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of(rows, query.Size, r => Cursor.Encode(new DateTimeOffset(r.CountedOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), r.Id));
    }
}
