using Kheo.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Database;

/// <summary>Forms as they were: what was handed in is read with the one it was handed in under.</summary>
internal static class Forms
{
    /// <summary>By the campaign's versions; what the caller does not see is left out.</summary>
    public static async Task<IReadOnlyDictionary<int, RegistrationForm>> FormsAt(this KheoDbContext db, Guid campaign, IEnumerable<int> versions, CancellationToken ct)
    {
        int[] asked = [.. versions.Distinct()];
        return asked.Length == 0 ? new Dictionary<int, RegistrationForm>()
            : await db.Set<CampaignVersion>().Where(v => v.CampaignId == campaign && asked.Contains(v.Version)).Select(v => new { v.Version, v.Content }).ToDictionaryAsync(v => v.Version, v => v.Content.Form, ct);
    }
}
