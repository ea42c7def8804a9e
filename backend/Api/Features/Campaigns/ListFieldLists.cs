using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>The field lists that reach the caller's units, the newest version first.</summary>
public sealed record ListFieldLists : PagedQuery<FieldListView>
{
    public Guid? ProgrammeId { get; init; }
}

public sealed class ListFieldListsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListFieldLists, Page<FieldListView>>
{
    public async Task<Page<FieldListView>> Handle(ListFieldLists query, CancellationToken ct)
    {
        var lists = Filtered(db, current.Actor, query);
        if (Cursor.Decode(query.After) is var (sort, id))
        {
            var day = Sorts.Day(sort);
            lists = lists.Where(l => l.ValidFrom < day || l.ValidFrom == day && l.Id < id);
        }
        var rows = await lists.OrderByDescending(l => l.ValidFrom).ThenByDescending(l => l.Id).Take(query.Size + 1).To<FieldListView>(db).ToListAsync(ct);
        return Pages.Of(rows, query.Size, l => Cursor.Encode(Sorts.Text(l.ValidFrom), l.Id));
    }

    internal static IQueryable<FieldList> Filtered(KheoDbContext db, Actor actor, ListFieldLists query)
    {
        var lists = db.Set<FieldList>().ReachingTo(actor);
        if (query.ProgrammeId is { } programme) lists = lists.Where(l => l.ProgrammeId == programme);
        return lists;
    }
}
