using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>The catalogue of indicators that reaches the caller's units, in its own order.</summary>
public sealed record ListStandardIndicators : PagedQuery<StandardIndicatorView>;

public sealed class ListStandardIndicatorsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListStandardIndicators, Page<StandardIndicatorView>>
{
    public async Task<Page<StandardIndicatorView>> Handle(ListStandardIndicators query, CancellationToken ct)
    {
        var indicators = Filtered(db, current.Actor);
        if (Cursor.DecodeNumber(query.After) is var (ordinal, id)) indicators = indicators.Where(i => i.Ordinal > ordinal || i.Ordinal == ordinal && i.Id > id);
        return Pages.Of(await Rows(db, indicators).Take(query.Size + 1).ToListAsync(ct), query.Size, i => Cursor.Encode(i.Ordinal, i.Id));
    }

    internal static IQueryable<StandardIndicator> Filtered(KheoDbContext db, Actor actor) => db.Set<StandardIndicator>().ReachingTo(actor);

    internal static IQueryable<StandardIndicatorView> Rows(KheoDbContext db, IQueryable<StandardIndicator> indicators) =>
        indicators.OrderBy(i => i.Ordinal).ThenBy(i => i.Id).To<StandardIndicatorView>(db);
}
