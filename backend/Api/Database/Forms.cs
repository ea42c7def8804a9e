using System.Text.Json;
using Kheo.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Database;

/// <summary>Forms as they were: what was handed in is read with the one it was handed in under.</summary>
internal static class Forms
{
    /// <summary>By the campaign's versions; what the caller does not see is left out. The rest of a version, which is long, stays where it is.</summary>
    public static async Task<IReadOnlyDictionary<int, RegistrationForm>> FormsAt(this KheoDbContext db, Guid campaign, IEnumerable<int> versions, CancellationToken ct)
    {
        int[] asked = [.. versions.Distinct()];
        return asked.Length == 0 ? new Dictionary<int, RegistrationForm>() : (await db.Database.SqlQuery<Kept>(
            $"""select version as "Version", (content->'form')::text as "Form" from campaign_versions where campaign_id = {campaign} and version = any ({asked})""").ToListAsync(ct))
            .ToDictionary(v => v.Version, v => JsonSerializer.Deserialize<RegistrationForm>(v.Form, Conventions.StoredJson)!);
    }

    private sealed record Kept(int Version, string Form);
}
