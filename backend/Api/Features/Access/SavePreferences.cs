using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Access;
using MediatR;

namespace Kheo.Api.Features.Access;

/// <summary>Keeps how the caller likes his screen.</summary>
public sealed record SavePreferences : IRequest<SessionView>, IExample<SavePreferences>
{
    public required Language Language { get; init; }
    public required Theme Theme { get; init; }
    public required FontScale FontScale { get; init; }

    public static SavePreferences Example => new() { Language = Language.Vi, Theme = Theme.Contrast, FontScale = FontScale.Large };
}

internal sealed class SavePreferencesHandler(KheoDbContext db, SessionDoor door) : IRequestHandler<SavePreferences, SessionView>
{
    public async Task<SessionView> Handle(SavePreferences command, CancellationToken ct)
    {
        var account = await db.ForChange(db.Set<Account>(), door.Current.Actor.AccountId, ct);
        account.Prefer(new Preferences(command.Language, command.Theme, command.FontScale));
        await db.SaveChangesAsync(ct);
        return await SessionView.Of(db, door.Current, ct);
    }
}
