using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Documents;

/// <summary>Who may do what with the files of one registration.</summary>
public static class FilePolicy
{
    public static readonly Policy<Entry> Table = new(
        (nameof(UploadFile), Writes, r => Entry.Allows("Attach", r.Status)),
        (nameof(AttachPaper), Writes, r => Entry.Allows("AttachPaper", r.Status)),
        (nameof(RemoveFile), Writes, r => Entry.Allows("Attach", r.Status)),
        (nameof(BlackenPicture), Writes, r => Entry.Allows("AttachPaper", r.Status)),
        (nameof(UploadPublicCopy), Writes, r => Entry.Allows("AttachPaper", r.Status)),
        (nameof(RemovePublicCopy), Writes, r => Entry.Allows("AttachPaper", r.Status)));

    public static readonly Policy<Upload> Uploads = new(
        (nameof(GetUpload), Writes, _ => true),
        (nameof(SendPart), Writes, _ => true),
        (nameof(FinishUpload), Writes, u => u.Received == u.Size));

    /// <summary>A file of the caller's units, or of a candidate in a session that a council seat admits him to; nothing else exists for him.</summary>
    internal static async Task<StoredFile> Readable(KheoDbContext db, Actor actor, Guid id, CancellationToken ct)
    {
        var file = await db.Set<StoredFile>().VisibleTo(actor).SingleOrDefaultAsync(f => f.Id == id, ct);
        if (file is not null && actor.MayRead(Permission.RegistrationsRead, file.UnitPath)) return file;
        var sessions = actor.Sessions.ToArray();
        return sessions.Length == 0 ? throw new Absent() : await db.Set<StoredFile>().FromSql(
            $"select f.* from files f where f.id = {id} and exists (select 1 from candidates c where c.registration_id = f.registration_id and c.session_id = any ({sessions}))")
            .SingleOrDefaultAsync(ct) ?? throw new Absent();
    }

    /// <summary>As <see cref="Readable"/>: a public copy is for whoever sees the dossier, also where what it is a copy of is not shown.</summary>
    internal static async Task<PublicCopy> ReadableCopy(KheoDbContext db, Actor actor, Guid id, CancellationToken ct)
    {
        var copy = await db.Set<PublicCopy>().VisibleTo(actor).SingleOrDefaultAsync(c => c.Id == id, ct);
        if (copy is not null && actor.MayRead(Permission.RegistrationsRead, copy.UnitPath)) return copy;
        var sessions = actor.Sessions.ToArray();
        return sessions.Length == 0 ? throw new Absent() : await db.Set<PublicCopy>().FromSql(
            $"select p.* from public_copies p where p.id = {id} and exists (select 1 from candidates c where c.registration_id = p.registration_id and c.session_id = any ({sessions}))")
            .SingleOrDefaultAsync(ct) ?? throw new Absent();
    }

    private static bool Writes(Actor actor, UnitOwned row) => actor.May(Permission.RegistrationsWrite, row.UnitPath);
}
