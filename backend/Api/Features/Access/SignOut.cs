using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Access;

/// <summary>Ends the caller's session.</summary>
public sealed record SignOut : IRequest<Unit>;

internal sealed class SignOutHandler(SessionDoor door) : IRequestHandler<SignOut, Unit>
{
    public async Task<Unit> Handle(SignOut command, CancellationToken ct)
    {
        await door.Close();
        return Unit.Value;
    }
}
