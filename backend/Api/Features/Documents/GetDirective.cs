using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;

namespace Kheo.Api.Features.Documents;

/// <summary>One directive: its text and files, how it stands among the units that the caller sees, and what his own units have answered.</summary>
public sealed record GetDirective(Guid Id) : Query<DirectiveView>;

public sealed class GetDirectiveHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<GetDirective, DirectiveView>
{
    public Task<DirectiveView> Handle(GetDirective query, CancellationToken ct) => DirectiveView.Of(db, current.Actor, query.Id, VietnamTime.Day(clock.GetUtcNow()), ct);
}
