using System.Globalization;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using MediatR;

namespace Kheo.Api.Features.Organisation;

/// <summary>The acts over the caller's units, and those of units above that reach down to them; the latest to take effect first.</summary>
public sealed record ListReorganisations : PagedQuery<ReorganisationRow>
{
    public ReorganisationStatus? Status { get; init; }

    /// <summary>Only acts that take effect on this day or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Only acts that take effect before this day.</summary>
    public DateOnly? Until { get; init; }
}

internal static class ReorganisationFilter
{
    public static IQueryable<Reorganisation> Of(KheoDbContext db, Actor actor, ListReorganisations filter)
    {
        var acts = db.Set<Reorganisation>().ReachingTo(actor);
        if (filter.Status is { } status) acts = acts.Where(r => r.Status == status);
        if (filter.From is { } from) acts = acts.Where(r => r.EffectiveOn >= from);
        if (filter.Until is { } until) acts = acts.Where(r => r.EffectiveOn < until);
        return acts;
    }
}

public sealed class ListReorganisationsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListReorganisations, Page<ReorganisationRow>>
{
    public async Task<Page<ReorganisationRow>> Handle(ListReorganisations query, CancellationToken ct)
    {
        var acts = ReorganisationFilter.Of(db, current.Actor, query);
        if (Cursor.Decode(query.After) is var (sort, id))
        {
            _ = DateOnly.TryParseExact(sort, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
            acts = acts.Where(r => r.EffectiveOn < day || r.EffectiveOn == day && r.Id.CompareTo(id) < 0);
        }
        var rows = await ReorganisationRow.Read(db, current.Actor, acts.OrderByDescending(r => r.EffectiveOn).ThenByDescending(r => r.Id).Take(query.Size + 1), ct);
        return Pages.Of(rows, query.Size, r => Cursor.Encode(r.EffectiveOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), r.Id));
    }
}
