using Kheo.Api.Database;
using Kheo.Api.Outside;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Documents;

/// <summary>Puts a file to a draft: JPEG, PNG, WebP, PDF, DOCX or XLSX up to 20 MB, told by its content.</summary>
public sealed record AttachToDirective : Create<AttachmentView>, IAbout, ICarriesFile
{
    internal Guid DirectiveId { get; init; }
    Guid IAbout.Id { init => DirectiveId = value; get => DirectiveId; }
    internal IFormFile File { get; private set; } = null!;
    IFormFile ICarriesFile.File { set => File = value; }
}

internal sealed class AttachToDirectiveHandler(KheoDbContext db, CurrentActor current, FileStore store, TimeProvider clock) : IRequestHandler<AttachToDirective, AttachmentView>
{
    public async Task<AttachmentView> Handle(AttachToDirective command, CancellationToken ct)
    {
        var directive = await db.Set<Directive>().IssuedOrReaching(current.Actor).SingleOrDefaultAsync(d => d.Id == command.DirectiveId, ct) ?? throw new Absent();
        DirectivePolicy.Demand(current.Actor, nameof(AttachToDirective), directive);
        directive.Attach();
        return await Attachments.Keep(db, store, command.File, bytes => Attachment.Of(directive, FileNames.Safe(command.File.FileName), bytes, current.Actor.AccountId, clock.GetUtcNow()), ct);
    }
}

internal static class Attachments
{
    /// <summary>Stores the bytes and their row; where the row is refused, the bytes go again.</summary>
    public static async Task<AttachmentView> Keep(KheoDbContext db, FileStore store, IFormFile file, Func<Domain.Registrations.StoredBytes, Attachment> put, CancellationToken ct)
    {
        var bytes = await store.Take(file, ct);
        try
        {
            var attachment = put(bytes);
            db.Add(attachment);
            await db.SaveChangesAsync(ct);
            return await AttachmentView.From(db.Set<Attachment>().Where(a => a.Id == attachment.Id)).SingleAsync(ct);
        }
        catch
        {
            await store.Remove(bytes.StoredAs);
            throw;
        }
    }
}
