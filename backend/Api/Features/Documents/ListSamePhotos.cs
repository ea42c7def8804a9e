using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Documents;

/// <summary>A photo of the registration, and what seems to be the same in another dossier.</summary>
/// <param name="OtherId">The other dossier's file.</param>
/// <param name="RegistrationId">The other dossier.</param>
/// <param name="Earlier">The other one was there first.</param>
/// <param name="Differs">In how many of 64 spots the two differ: 0 to 7.</param>
public sealed record SamePhoto(Guid FileId, string Name, Guid OtherId, Guid RegistrationId, string Code, string RegistrationName, string UnitName, bool Earlier, int Differs);

/// <summary>At most fifty, the likest first.</summary>
public sealed record SamePhotos(IReadOnlyList<SamePhoto> Items) : IExample<SamePhotos>
{
    public static SamePhotos Example => new([new(FileView.Example.Id, "duong-hoa-sau.jpg", Guid.Parse("0198c1a2-0051-7c3d-9f10-6a2b4c8d0e1f"), Guid.Parse("0198c1a2-0032-7c3d-9f10-6a2b4c8d0e1f"),
        "DVK-2026-0017", "Đường cờ ấp Tân Tiến", "Chi bộ ấp Tân Tiến", true, 2)]);
}

/// <summary>
/// The photos of one registration that are also in another dossier, as far as the caller sees that dossier: made smaller, written anew or renamed, a photo is found again by
/// its mark. Documents, and pictures of next to nothing, are not compared.
/// </summary>
public sealed record ListSamePhotos(Guid Id) : Query<SamePhotos>;

internal sealed class ListSamePhotosHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListSamePhotos, SamePhotos>
{
    public async Task<SamePhotos> Handle(ListSamePhotos query, CancellationToken ct)
    {
        if (!await db.Set<Entry>().VisibleTo(current.Actor).AnyAsync(r => r.Id == query.Id, ct)) throw new Absent();
        var own = await db.Set<StoredFile>().Where(f => f.RegistrationId == query.Id && f.Mark != null).Select(f => new { f.Id, f.Name, f.UploadedAt, Mark = f.Mark!.Value }).ToListAsync(ct);
        if (own.Count == 0) return new SamePhotos([]);
        var others = await (
            from f in Near(db, query.Id, [.. own.Select(f => f.Mark)])
            join r in db.Set<Entry>().VisibleTo(current.Actor) on f.RegistrationId equals r.Id
            join u in db.Set<UnitName>() on r.UnitId equals u.Id
            select new { f.Id, f.UploadedAt, Mark = f.Mark!.Value, RegistrationId = r.Id, r.Code, r.Name, u.PartyName }).Take(500).ToListAsync(ct);
        return new SamePhotos([.. (
            from mine in own
            from other in others
            let differs = PictureMark.Distance(mine.Mark, other.Mark)
            where differs <= PictureMark.Near
            orderby differs, mine.Id, other.Id
            select new SamePhoto(mine.Id, mine.Name, other.Id, other.RegistrationId, other.Code, other.Name, other.PartyName, (other.UploadedAt, other.Id).CompareTo((mine.UploadedAt, mine.Id)) < 0, differs))
            .Take(50)]);
    }

    // The bands come as values: a function of them would not be let past row-level security, and no index would be asked.
    internal static IQueryable<StoredFile> Near(KheoDbContext db, Guid registration, long[] marks)
    {
        int[] Band(int band) => [.. marks.SelectMany(m => PictureMark.NearIn(band, m)).Distinct()];
        return db.Set<StoredFile>().FromSql(
            $"""
            select f.* from files f
            where f.mark is not null and f.registration_id <> {registration} and (f.mark1 = any ({Band(0)}) or f.mark2 = any ({Band(1)}) or f.mark3 = any ({Band(2)}) or f.mark4 = any ({Band(3)}))
              and exists (select from unnest({marks}) m where bit_count((m # f.mark)::bit(64)) <= {PictureMark.Near})
            """);
    }
}
