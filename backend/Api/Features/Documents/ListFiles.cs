using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Documents;

/// <summary>The files of one registration, in the order in which they came.</summary>
public sealed record ListFiles(Guid Id) : PagedQuery<FileView>;

public sealed class ListFilesHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListFiles, Page<FileView>>
{
    public async Task<Page<FileView>> Handle(ListFiles query, CancellationToken ct)
    {
        var (registration, files) = await Filtered(db, current.Actor, query, ct);
        string[] actions = [.. FilePolicy.Table.Actions(current.Actor, registration).Where(a => a == nameof(RemoveFile))];
        if (Cursor.DecodeTime(query.After) is var (at, id)) files = files.Where(f => f.UploadedAt > at || f.UploadedAt == at && f.Id > id);
        var rows = await Rows(db, files).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of([.. rows.Select(f => f with { Actions = actions })], query.Size, f => Cursor.Encode(f.UploadedAt, f.Id));
    }

    internal static async Task<(Entry Registration, IQueryable<StoredFile> Files)> Filtered(KheoDbContext db, Actor actor, ListFiles query, CancellationToken ct)
    {
        var registration = await db.Set<Entry>().VisibleTo(actor).SingleOrDefaultAsync(r => r.Id == query.Id, ct) ?? throw new Absent();
        return (registration, db.Set<StoredFile>().Where(f => f.RegistrationId == query.Id));
    }

    internal static IQueryable<FileView> Rows(KheoDbContext db, IQueryable<StoredFile> files) => files.OrderBy(f => f.UploadedAt).ThenBy(f => f.Id).To<FileView>(db);
}
