using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>What was given to one model from outside the budget, the last written down first.</summary>
public sealed record ListContributions(Guid Id) : PagedQuery<ContributionView>;

public sealed class ListContributionsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListContributions, Page<ContributionView>>
{
    public async Task<Page<ContributionView>> Handle(ListContributions query, CancellationToken ct)
    {
        var (registration, rows) = await Filtered(db, current.Actor, query, ct);
        if (Cursor.Decode(query.After) is var (_, id)) rows = rows.Where(c => c.Id.CompareTo(id) < 0);
        var page = await rows.OrderByDescending(c => c.Id).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of(await ContributionView.Of(db, current.Actor, registration, page, ct), query.Size, c => Cursor.Encode("", c.Id));
    }

    internal static async Task<(Entry Registration, IQueryable<Contribution> Rows)> Filtered(KheoDbContext db, Actor actor, ListContributions query, CancellationToken ct) =>
        (await db.CarriedBy(actor, query.Id, ct), db.Set<Contribution>().VisibleTo(actor).Where(c => c.RegistrationId == query.Id));
}
