using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>Pacts that the caller's units lead or signed, the latest year first.</summary>
public sealed record ListPacts : PagedQuery<PactRow>
{
    public Guid? ProgrammeId { get; init; }
    public int? Year { get; init; }
    public PactStatus? Status { get; init; }
}

public sealed class ListPactsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListPacts, Page<PactRow>>
{
    public async Task<Page<PactRow>> Handle(ListPacts query, CancellationToken ct)
    {
        var pacts = Filtered(db, current.Actor, query);
        if (Cursor.Decode(query.After) is var (sort, id))
        {
            var year = Sorts.Number(sort);
            pacts = pacts.Where(p => p.Year < year || p.Year == year && p.Id < id);
        }
        var rows = await Rows(db, pacts).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of([.. rows.Select(f => f.Row).Select(r => r with { Actions = PactPolicy.Table.Actions(current.Actor, r) })], query.Size, r => Cursor.Encode(Sorts.Text(r.Year), r.Id));
    }

    internal static IQueryable<EmulationPact> Filtered(KheoDbContext db, Actor actor, ListPacts query)
    {
        var pacts = db.Set<EmulationPact>().OwnOrParty(actor);
        if (query.ProgrammeId is { } programme) pacts = pacts.Where(p => p.ProgrammeId == programme);
        if (query.Year is { } year) pacts = pacts.Where(p => p.Year == year);
        if (query.Status is { } status) pacts = pacts.Where(p => p.Status == status);
        return pacts;
    }

    internal sealed record Found(EmulationPact Pact, string Unit, string Programme)
    {
        public PactRow Row => PactRow.Of(Pact, Unit, Programme);
    }

    internal static IQueryable<Found> Rows(KheoDbContext db, IQueryable<EmulationPact> pacts) =>
        from x in pacts
        join p in db.Set<Programme>() on x.ProgrammeId equals p.Id
        join u in db.Set<UnitName>() on x.UnitId equals u.Id
        orderby x.Year descending, x.Id descending
        select new Found(x, u.PartyName, p.Name);
}
