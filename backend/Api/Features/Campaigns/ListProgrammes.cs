using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>The movements that reach the caller's units, by code.</summary>
public sealed record ListProgrammes : PagedQuery<ProgrammeView>;

public sealed class ListProgrammesHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListProgrammes, Page<ProgrammeView>>
{
    public async Task<Page<ProgrammeView>> Handle(ListProgrammes query, CancellationToken ct)
    {
        var programmes = Filtered(db, current.Actor);
        if (Cursor.Decode(query.After) is var (code, id)) programmes = programmes.Where(p => string.Compare(p.Code, code) > 0 || p.Code == code && p.Id > id);
        var rows = await Rows(db, programmes).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of(rows, query.Size, p => Cursor.Encode(p.Code, p.Id));
    }

    internal static IQueryable<Programme> Filtered(KheoDbContext db, Actor actor) => db.Set<Programme>().ReachingTo(actor);

    internal static IQueryable<ProgrammeView> Rows(KheoDbContext db, IQueryable<Programme> programmes) =>
        programmes.OrderBy(p => p.Code).ThenBy(p => p.Id).To<ProgrammeView>(db);
}
