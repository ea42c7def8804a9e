using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>The standard list of fields that reaches the caller's units, in its own order.</summary>
public sealed record ListStandardFields : PagedQuery<StandardFieldView>;

public sealed class ListStandardFieldsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListStandardFields, Page<StandardFieldView>>
{
    public async Task<Page<StandardFieldView>> Handle(ListStandardFields query, CancellationToken ct)
    {
        var fields = Filtered(db, current.Actor);
        if (Cursor.Decode(query.After) is var (sort, id))
        {
            var ordinal = Sorts.Number(sort);
            fields = fields.Where(f => f.Ordinal > ordinal || f.Ordinal == ordinal && f.Id > id);
        }
        var rows = await Rows(db, fields).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of(rows, query.Size, f => Cursor.Encode(Sorts.Text(f.Ordinal), f.Id));
    }

    internal static IQueryable<StandardField> Filtered(KheoDbContext db, Actor actor) => db.Set<StandardField>().ReachingTo(actor);

    internal static IQueryable<StandardFieldView> Rows(KheoDbContext db, IQueryable<StandardField> fields) =>
        fields.OrderBy(f => f.Ordinal).ThenBy(f => f.Id).To<StandardFieldView>(db);
}
