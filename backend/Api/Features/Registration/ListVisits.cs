using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Registration;

/// <summary>The visits to one model, the newest first.</summary>
public sealed record ListVisits(Guid Id) : PagedQuery<VisitView>;

public sealed class ListVisitsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListVisits, Page<VisitView>>
{
    public async Task<Page<VisitView>> Handle(ListVisits query, CancellationToken ct)
    {
        var (_, visits) = await Filtered(db, current.Actor, query, ct);
        if (Cursor.DecodeTime(query.After) is var (at, id))
        {
            var day = VietnamTime.Day(at);
            visits = visits.Where(v => v.VisitedOn < day || v.VisitedOn == day && v.Id.CompareTo(id) < 0);
        }
        var rows = await Rows(db, current.Actor, visits).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of([.. rows.Select(v => v.With(current.Actor))], query.Size, v => Cursor.Encode(VietnamTime.StartOf(v.VisitedOn), v.Id));
    }

    internal static async Task<(Domain.Registrations.Registration Registration, IQueryable<Visit> Visits)> Filtered(KheoDbContext db, Actor actor, ListVisits query, CancellationToken ct) =>
        (await db.CarriedBy(actor, query.Id, ct), db.Set<Visit>().VisibleTo(actor).Where(v => v.RegistrationId == query.Id));

    internal static IQueryable<VisitView> Rows(KheoDbContext db, Actor actor, IQueryable<Visit> visits) => VisitView.From(db, actor, visits.OrderByDescending(v => v.VisitedOn).ThenByDescending(v => v.Id));
}
