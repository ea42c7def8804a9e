using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;

namespace Kheo.Api.Features.Documents;

/// <summary>Sends it down: from now on it stands in the list of every unit at its places and tiers, as the tree is today. Nothing is written for each of them.</summary>
public sealed record IssueDirective : Change<DirectiveView>;

public sealed class IssueDirectiveHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<IssueDirective, DirectiveView>
{
    public async Task<DirectiveView> Handle(IssueDirective command, CancellationToken ct)
    {
        var (actor, now) = (current.Actor, clock.GetUtcNow());
        var directive = await db.ForChange(db.Set<Directive>().IssuedOrReaching(actor), command.Id, ct);
        DirectivePolicy.Demand(actor, nameof(IssueDirective), directive);
        var today = VietnamTime.Day(now);
        directive.Issue((int)(await DirectiveCounts.Of(db, directive.Id, null, [], today, ct)).Received, now);
        await db.SaveChangesAsync(ct);
        return await DirectiveView.Of(db, actor, directive.Id, today, ct);
    }
}
