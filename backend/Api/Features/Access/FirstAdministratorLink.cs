using Kheo.Api.Database;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Access;

/// <summary>The verb `first-admin`: prints the link that opens an empty house, once. There is no default account.</summary>
internal static class FirstAdministratorLink
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(2);

    public static async Task Print(KheoDbContext owner, TextWriter output, TimeProvider clock, CancellationToken ct)
    {
        if (await owner.Set<Unit>().AnyAsync(ct))
        {
            await output.WriteLineAsync("This house has a root unit already: an administrator invites the others.");
            return;
        }
        var (token, hash) = Invitations.New();
        var expires = clock.GetUtcNow() + Lifetime;
        await owner.Database.ExecuteSqlAsync($"delete from first_administrators", ct);
        await owner.Database.ExecuteSqlAsync($"insert into first_administrators (token_hash, expires_at) values ({hash}, {expires})", ct);
        await output.WriteLineAsync($"/first-administrator#{token}");
        await output.WriteLineAsync($"The link works once, until {VietnamTime.Day(expires):yyyy-MM-dd}.");
    }
}
