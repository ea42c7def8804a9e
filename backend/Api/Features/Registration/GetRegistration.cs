using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>One registration with its whole dossier: form, remarks, what changed since it was returned, result, files and stages.</summary>
public sealed record GetRegistration(Guid Id) : Query<RegistrationView>;

public sealed class GetRegistrationHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetRegistration, RegistrationView>
{
    public Task<RegistrationView> Handle(GetRegistration query, CancellationToken ct) => RegistrationView.Of(db, current.Actor, query.Id, ct);
}
