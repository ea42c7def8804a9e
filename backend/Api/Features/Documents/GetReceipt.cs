using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Documents;

/// <summary>One unit's answer to a directive.</summary>
public sealed record GetReceipt(Guid Id) : Query<ReceiptView>;

public sealed class GetReceiptHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetReceipt, ReceiptView>
{
    public Task<ReceiptView> Handle(GetReceipt query, CancellationToken ct) => ReceiptView.Of(db, current.Actor, query.Id, ct);
}
