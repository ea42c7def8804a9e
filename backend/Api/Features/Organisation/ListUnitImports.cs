using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using MediatR;

namespace Kheo.Api.Features.Organisation;

/// <summary>The imports into the caller's units, the newest first.</summary>
public sealed record ListUnitImports : PagedQuery<UnitImportRow>
{
    /// <summary>Only those into this unit.</summary>
    public Guid? UnitId { get; init; }

    public ImportStatus? Status { get; init; }
}

internal static class UnitImportFilter
{
    public static IQueryable<UnitImport> Of(KheoDbContext db, Actor actor, ListUnitImports filter)
    {
        var imports = db.Set<UnitImport>().VisibleTo(actor);
        if (filter.UnitId is { } unit) imports = imports.Where(i => i.UnitId == unit);
        if (filter.Status is { } status) imports = imports.Where(i => i.Status == status);
        return imports;
    }
}

public sealed class ListUnitImportsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListUnitImports, Page<UnitImportRow>>
{
    public async Task<Page<UnitImportRow>> Handle(ListUnitImports query, CancellationToken ct)
    {
        // Ids grow with time.
        var imports = UnitImportFilter.Of(db, current.Actor, query);
        if (Cursor.Decode(query.After) is var (_, id)) imports = imports.Where(i => i.Id.CompareTo(id) < 0);
        var rows = await UnitImportRow.Read(db, current.Actor, imports.OrderByDescending(i => i.Id).Take(query.Size + 1), ct);
        return Pages.Of(rows, query.Size, r => Cursor.Encode("", r.Id));
    }
}
