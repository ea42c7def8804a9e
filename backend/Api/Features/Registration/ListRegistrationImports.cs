using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>The imports into the caller's units, the newest first.</summary>
public sealed record ListRegistrationImports : PagedQuery<RegistrationImportRow>
{
    public Guid? CampaignId { get; init; }

    /// <summary>Only those into this unit.</summary>
    public Guid? UnitId { get; init; }

    public ImportStatus? Status { get; init; }
}

internal static class RegistrationImportFilter
{
    public static IQueryable<RegistrationImport> Of(KheoDbContext db, Actor actor, ListRegistrationImports filter)
    {
        var imports = db.Set<RegistrationImport>().VisibleTo(actor);
        if (filter.CampaignId is { } campaign) imports = imports.Where(i => i.CampaignId == campaign);
        if (filter.UnitId is { } unit) imports = imports.Where(i => i.UnitId == unit);
        if (filter.Status is { } status) imports = imports.Where(i => i.Status == status);
        return imports;
    }
}

public sealed class ListRegistrationImportsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ListRegistrationImports, Page<RegistrationImportRow>>
{
    public async Task<Page<RegistrationImportRow>> Handle(ListRegistrationImports query, CancellationToken ct)
    {
        // Ids grow with time.
        var imports = RegistrationImportFilter.Of(db, current.Actor, query);
        if (Cursor.Decode(query.After) is var (_, id)) imports = imports.Where(i => i.Id.CompareTo(id) < 0);
        var rows = await RegistrationImportRow.Read(db, current.Actor, imports.OrderByDescending(i => i.Id).Take(query.Size + 1), clock.GetUtcNow(), ct);
        return Pages.Of(rows, query.Size, r => Cursor.Encode("", r.Id));
    }
}
