using Kheo.Api.Database;
using Kheo.Api.Web;
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
        var programmes = db.Set<Programme>().ReachingTo(current.Actor);
        if (Cursor.Decode(query.After) is var (code, id)) programmes = programmes.Where(p => string.Compare(p.Code, code) > 0 || p.Code == code && p.Id > id);
        var rows = await programmes.OrderBy(p => p.Code).ThenBy(p => p.Id).Take(query.Size + 1).To<ProgrammeView>(db).ToListAsync(ct);
        return Pages.Of(rows, query.Size, p => Cursor.Encode(p.Code, p.Id));
    }
}
