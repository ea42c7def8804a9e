using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Documents;

/// <summary>Đã nhận: a unit to which a directive was sent says that it has it. Once for each unit.</summary>
public sealed record AcknowledgeDirective : Create<ReceiptView>, IAbout, IExample<AcknowledgeDirective>
{
    internal Guid DirectiveId { get; init; }
    Guid IAbout.Id { init => DirectiveId = value; get => DirectiveId; }

    /// <summary>Which unit received it; the caller's own when unsaid.</summary>
    public Guid? ReceiverId { get; init; }

    public static AcknowledgeDirective Example => new();
}

public sealed class AcknowledgeDirectiveHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<AcknowledgeDirective, ReceiptView>
{
    public async Task<ReceiptView> Handle(AcknowledgeDirective command, CancellationToken ct)
    {
        var (actor, now) = (current.Actor, clock.GetUtcNow());
        var directive = await db.Set<Directive>().IssuedOrReaching(actor).SingleOrDefaultAsync(d => d.Id == command.DirectiveId, ct) ?? throw new Absent();
        var unit = await db.ActingFor(actor, Permission.RegistrationsWrite, command.ReceiverId, VietnamTime.Day(now), ct);
        directive.Answer();
        RuleBroken.When((await db.Database.SqlQuery<string>($"""select path as "Value" from received_directives({unit.Id}) where directive_id = {directive.Id}""").ToListAsync(ct)).Count == 0, Rules.DirectiveNotReceived);
        var receipt = DirectiveReceipt.Acknowledge(directive, unit.Id, unit.Path, actor.AccountId, actor.Name, now);
        db.Add(receipt);
        await db.SaveChangesAsync(ct);
        return await ReceiptView.Of(db, actor, receipt.Id, ct);
    }
}
