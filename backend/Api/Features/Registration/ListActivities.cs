using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Registration;

/// <summary>What was done for one registration, the newest first.</summary>
public sealed record ListActivities(Guid Id) : PagedQuery<ActivityView>;

public sealed class ListActivitiesHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListActivities, Page<ActivityView>>
{
    public async Task<Page<ActivityView>> Handle(ListActivities query, CancellationToken ct)
    {
        var (_, activities) = await Filtered(db, current.Actor, query, ct);
        if (Cursor.DecodeTime(query.After) is var (at, id))
        {
            var day = VietnamTime.Day(at);
            activities = activities.Where(a => a.HeldOn < day || a.HeldOn == day && a.Id.CompareTo(id) < 0);
        }
        var rows = await Rows(db, activities).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of([.. rows.Select(a => a.With(current.Actor))], query.Size, a => Cursor.Encode(VietnamTime.StartOf(a.HeldOn), a.Id));
    }

    internal static async Task<(Domain.Registrations.Registration Registration, IQueryable<Activity> Activities)> Filtered(KheoDbContext db, Actor actor, ListActivities query, CancellationToken ct) =>
        (await db.CarriedBy(actor, query.Id, ct), db.Set<Activity>().VisibleTo(actor).Where(a => a.RegistrationId == query.Id));

    internal static IQueryable<ActivityView> Rows(KheoDbContext db, IQueryable<Activity> activities) =>
        ActivityView.From(db, activities).OrderByDescending(a => a.HeldOn).ThenByDescending(a => a.Id);
}
