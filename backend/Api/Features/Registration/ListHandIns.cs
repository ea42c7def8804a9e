using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Registration;

/// <summary>What was handed in each time, the latest first: any two can be compared.</summary>
public sealed record ListHandIns(Guid Id) : PagedQuery<HandInView>;

public sealed class ListHandInsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListHandIns, Page<HandInView>>
{
    public async Task<Page<HandInView>> Handle(ListHandIns query, CancellationToken ct)
    {
        var (registration, handIns) = await Filtered(db, current.Actor, query, ct);
        if (Cursor.DecodeTime(query.After) is var (at, id)) handIns = handIns.Where(s => s.HandedInAt < at || s.HandedInAt == at && s.Id.CompareTo(id) < 0);
        var rows = await Rows(db, handIns).Take(query.Size + 1).ToListAsync(ct);
        var page = Pages.Of(rows, query.Size, s => Cursor.Encode(s.HandedInAt, s.Id));
        return page with { Items = await HandInView.Read(db, current.Actor, registration.CampaignId, page.Items, ct) };
    }

    internal static async Task<(Domain.Registrations.Registration Registration, IQueryable<HandIn> HandIns)> Filtered(KheoDbContext db, Actor actor, ListHandIns query, CancellationToken ct) =>
        (await db.CarriedBy(actor, query.Id, ct), db.Set<HandIn>().VisibleTo(actor).Where(s => s.RegistrationId == query.Id));

    internal static IQueryable<HandInView> Rows(KheoDbContext db, IQueryable<HandIn> handIns) =>
        HandInView.From(db, handIns.OrderByDescending(s => s.HandedInAt).ThenByDescending(s => s.Id));
}
