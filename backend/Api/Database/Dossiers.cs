using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Database;

/// <summary>Gathers what is known of registrations into dossiers to be sealed: the form, the confirmed result, files, recognitions below, the papers needed at the tier that will read them.</summary>
internal static class Dossiers
{
    public static async Task<Dictionary<Guid, Dossier>> Of(KheoDbContext db, Guid campaignId, IReadOnlyCollection<Guid> registrationIds, Guid tierId, CancellationToken ct)
    {
        var ids = registrationIds.ToArray();
        var indicators = (await db.Set<Campaign>().Where(c => c.Id == campaignId).Select(c => c.Indicators).SingleAsync(ct)).ToDictionary(i => i.Code);
        var registrations = await db.Set<Registration>().Where(r => ids.Contains(r.Id))
            .Select(r => new { r.Id, r.Holder, r.SubmittedAt, r.Parts }).ToListAsync(ct);
        var reports = await db.Set<ResultReport>().Where(r => ids.Contains(r.RegistrationId)).Include(r => r.Indicators).ToDictionaryAsync(r => r.RegistrationId, ct);
        var files = (await db.Set<StoredFile>().Where(f => ids.Contains(f.RegistrationId)).OrderBy(f => f.Id).ToListAsync(ct)).ToLookup(f => f.RegistrationId);
        var recognitions = (await db.Set<Recognition>().Where(r => ids.Contains(r.RegistrationId) && r.Status == HonourStatus.Issued)
            .OrderByDescending(r => r.TierRank).ToListAsync(ct)).ToLookup(r => r.RegistrationId);
        var papers = await Papers.Of(db, ids, ct, tierId);
        return registrations.ToDictionary(r => r.Id, r => new Dossier(null, r.Holder, r.SubmittedAt, r.Parts,
            reports.TryGetValue(r.Id, out var report) ? Result(report, indicators) : null,
            [.. files[r.Id].Select(f => new DossierFile(f.Id, f.Purpose, f.Name, f.ContentType, f.Size, Convert.ToHexStringLower(f.Sha256)))],
            [.. recognitions[r.Id].Select(x => new DossierRecognition(x.TierName, x.AuthorityName, x.DecisionNumber, x.RecognisedOn, x.Typical, x.CertificateCode))],
            papers.GetValueOrDefault(r.Id)));
    }

    private static DossierResult Result(ResultReport report, Dictionary<string, Indicator> indicators) => new(
        new ResultText(report.Narrative, report.Difficulties, report.Causes, report.Proposals), report.ConfirmedAt,
        [.. report.Indicators.Select(v => new DossierIndicator(v.Indicator, indicators.GetValueOrDefault(v.Indicator)?.Name ?? v.Indicator, v.Measure,
            indicators.GetValueOrDefault(v.Indicator)?.UnitName, v.Baseline, v.Target, v.Actual, v.Approximate, v.Note))]);
}
