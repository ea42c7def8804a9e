using Kheo.Api.Database;
using Kheo.Api.Outside;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Documents;

/// <summary>Puts the file of the unit's own plan to its answer, by the same rules as other files.</summary>
public sealed record AttachOwnPlan : Create<AttachmentView>, IAbout, ICarriesFile
{
    internal Guid ReceiptId { get; init; }
    Guid IAbout.Id { init => ReceiptId = value; get => ReceiptId; }
    internal IFormFile File { get; private set; } = null!;
    IFormFile ICarriesFile.File { set => File = value; }
}

internal sealed class AttachOwnPlanHandler(KheoDbContext db, CurrentActor current, FileStore store, TimeProvider clock) : IRequestHandler<AttachOwnPlan, AttachmentView>
{
    public async Task<AttachmentView> Handle(AttachOwnPlan command, CancellationToken ct)
    {
        var receipt = await db.Set<DirectiveReceipt>().VisibleTo(current.Actor).SingleOrDefaultAsync(r => r.Id == command.ReceiptId, ct) ?? throw new Absent();
        DirectivePolicy.Demand(current.Actor, nameof(AttachOwnPlan), receipt);
        var directive = await db.Set<Directive>().SingleAsync(d => d.Id == receipt.DirectiveId, ct);
        directive.Answer();
        return await Attachments.Keep(db, store, command.File, bytes => Attachment.OfPlan(directive, receipt, FileNames.Safe(command.File.FileName), bytes, current.Actor.AccountId, clock.GetUtcNow()), ct);
    }
}
