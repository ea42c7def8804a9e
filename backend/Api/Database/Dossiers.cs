using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Database;

/// <summary>Gathers what is known of registrations into dossiers to be sealed: the form with the campaign's own fields, the confirmed result, files, recognitions below, the papers needed at the tier that will read them.</summary>
internal static class Dossiers
{
    public static async Task<Dictionary<Guid, Dossier>> Of(KheoDbContext db, Actor actor, Guid campaignId, IReadOnlyCollection<Guid> registrationIds, Guid tierId, CancellationToken ct)
    {
        var ids = registrationIds.ToArray();
        var campaign = await db.Set<Campaign>().Where(c => c.Id == campaignId).Select(c => new { c.Indicators, c.Form, c.Version }).SingleAsync(ct);
        var indicators = campaign.Indicators.ToDictionary(i => i.Code);
        var registrations = await (
            from r in db.Set<Registration>()
            join u in db.Set<UnitName>() on r.UnitId equals u.Id
            where ids.Contains(r.Id)
            select new { r.Id, r.Holder, r.SubmittedAt, r.Name, r.Parts, r.Answers, r.CampaignVersion, u.TierId }).ToListAsync(ct);
        var reports = await db.Set<ResultReport>().Where(r => ids.Contains(r.RegistrationId)).Include(r => r.Indicators).ToDictionaryAsync(r => r.RegistrationId, ct);
        var files = (await db.Set<StoredFile>().Where(f => ids.Contains(f.RegistrationId)).OrderBy(f => f.Id).ToListAsync(ct)).ToLookup(f => f.RegistrationId);
        var recognitions = (await db.Set<Recognition>().Where(r => ids.Contains(r.RegistrationId) && r.Status == HonourStatus.Issued)
            .OrderByDescending(r => r.TierRank).ToListAsync(ct)).ToLookup(r => r.RegistrationId);
        var papers = await Papers.Of(db, ids, ct, tierId);

        var forms = await db.FormsAt(campaignId, registrations.Select(r => r.CampaignVersion).Where(v => v != campaign.Version), ct);
        var read = registrations.ToDictionary(r => r.Id, r => (Form: forms.GetValueOrDefault(r.CampaignVersion) ?? campaign.Form, Reading: new FormReading(r.Name, r.Parts, r.Answers)));
        var units = await db.UnitNames(actor, read.Values.SelectMany(r => r.Reading.Named(r.Form.Fields ?? [], OwnFieldType.Unit, OwnFieldType.Place).Values), ct);
        var names = files.SelectMany(f => f).Select(f => KeyValuePair.Create(f.Id, f.Name)).Concat(units).ToDictionary();
        return registrations.ToDictionary(r => r.Id, r => new Dossier(null, r.Holder, r.SubmittedAt, r.Parts,
            reports.TryGetValue(r.Id, out var report) ? Result(report, indicators) : null,
            [.. files[r.Id].Select(f => new DossierFile(f.Id, f.Purpose, f.Name, f.ContentType, f.Size, Convert.ToHexStringLower(f.Sha256)))],
            [.. recognitions[r.Id].Select(x => new DossierRecognition(x.TierName, x.AuthorityName, x.DecisionNumber, x.RecognisedOn, x.Typical, x.CertificateCode))],
            papers.GetValueOrDefault(r.Id), SealedAnswers.Of(read[r.Id].Form, r.TierId, read[r.Id].Reading, names)));
    }

    private static DossierResult Result(ResultReport report, Dictionary<string, Indicator> indicators) => new(
        new ResultText(report.Narrative, report.Difficulties, report.Causes, report.Proposals), report.ConfirmedAt,
        [.. report.Indicators.Select(v => new DossierIndicator(v.Indicator, indicators.GetValueOrDefault(v.Indicator)?.Name ?? v.Indicator, v.Measure,
            indicators.GetValueOrDefault(v.Indicator)?.UnitName, v.Baseline, v.Target, v.Actual, v.Approximate, v.Note))]);
}
