using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>One import, with how far it has come.</summary>
public sealed record GetRegistrationImport(Guid Id) : Query<RegistrationImportView>;

public sealed class GetRegistrationImportHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<GetRegistrationImport, RegistrationImportView>
{
    public Task<RegistrationImportView> Handle(GetRegistrationImport query, CancellationToken ct) => RegistrationImportView.Of(db, current.Actor, query.Id, clock.GetUtcNow(), ct);
}
