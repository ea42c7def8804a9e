using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>Recognitions of one reward year for the year-end rating of units and people, each citable by its decision and certificate.</summary>
public sealed record GetRecognitionsForRating : PagedQuery<RatingRow>
{
    /// <summary>The reward year; this year when unsaid. It is not always the year of the decision.</summary>
    public int? Year { get; init; }

    /// <summary>The unit whose subtree is rated; when unsaid, the highest unit whose recognitions the caller may read.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>Words of the person's or household's name, marks and case do not matter.</summary>
    public string? Holder { get; init; }

    /// <summary>What had been recognised by this past day; what was revoked later stands as issued.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>`recorded` (when unsaid): of the unit as it was then. `restated`: of the unit at whose place it lies today.</summary>
    public Geography? Geography { get; init; }
}

/// <summary>One recognition. A revoked one stays listed with its reason and counts for nothing.</summary>
/// <param name="Holder">Who carries it, when that is a person or a household.</param>
/// <param name="UnitName">The unit's name on the day of the recognition.</param>
public sealed record RatingRow(
    Guid RecognitionId, Guid UnitId, string UnitPath, string UnitName, string Name, string Kind, string Subject, string? Holder, string TierName, int TierRank, bool Typical,
    string DecisionNumber, DateOnly RecognisedOn, int RewardYear, string CertificateCode, string Status, DateOnly? RevokedOn, string? Reason) : IExample<RatingRow>
{
    public static RatingRow Example => new(
        Guid.Parse("0193a000-0000-7000-8000-0000000000c7"), ObligationView.Example.UnitId, ObligationView.Example.UnitPath, ObligationView.Example.UnitName, "Tuyến đường hoa nông thôn mới",
        "model", "collective", null, "Cấp trên cơ sở", 3, true, "215-QĐ/ĐU", new DateOnly(2026, 11, 18), 2026, "AB-2026-0012", "issued", null, null);
}

public sealed class GetRecognitionsForRatingHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<GetRecognitionsForRating, Page<RatingRow>>
{
    public async Task<Page<RatingRow>> Handle(GetRecognitionsForRating query, CancellationToken ct)
    {
        var rows = (await Rows(db, current.Actor, query, clock.GetUtcNow(), Cursor.Decode(query.After), ct)).Take(query.Size + 1);
        return Pages.Of(await rows.ToListAsync(ct), query.Size, r => Cursor.Encode(r.UnitPath, r.RecognitionId));
    }

    internal static async Task<IQueryable<RatingRow>> Rows(KheoDbContext db, Actor actor, GetRecognitionsForRating query, DateTimeOffset now, (string Path, Guid Id)? after, CancellationToken ct)
    {
        var (year, until) = (query.Year ?? VietnamTime.Day(now).Year, PastDay.Of(query.AsOf, now));
        var (_, places) = await GetAwardsByProgrammeHandler.UnitOf(db, actor, query.UnitId, query.Geography ?? Geography.Recorded, ct, Permission.RecognitionsRead);
        var (path, id) = after ?? ("", Guid.Empty);
        var holder = query.Holder is { Length: > 0 } words ? Text.Fold(words) : null;
        // The holder's folded name is the registration's; a recognition keeps the name as it stood.
        return db.Database.SqlQuery<RatingRow>(
            $"""
            select r.id as "RecognitionId", r.unit_id as "UnitId", r.unit_path as "UnitPath",
                   coalesce((select v.party_name from dated_unit_names v where v.unit_id = r.unit_id and v.valid_from <= r.recognised_on and (v.valid_to is null or v.valid_to > r.recognised_on)), u.party_name) as "UnitName",
                   r.name as "Name", r.kind as "Kind", r.subject as "Subject", r.holder as "Holder", r.tier_name as "TierName", r.tier_rank as "TierRank", r.typical as "Typical",
                   r.decision_number as "DecisionNumber", r.recognised_on as "RecognisedOn", r.reward_year as "RewardYear", r.certificate_code as "CertificateCode",
                   case when r.revoked_on > {until}::date then 'issued' else r.status end as "Status", case when r.revoked_on > {until}::date then null else r.revoked_on end as "RevokedOn",
                   case when r.revoked_on > {until}::date then null else r.reason end as "Reason"
            from recognitions r join unit_names u on u.id = r.unit_id
            join registrations g on g.id = r.registration_id
            where r.reward_year = {year} and ({until}::date is null or r.recognised_on <= {until}::date)
              and ({holder}::text is null or (r.holder is not null and position({holder}::text in g.search_fold) > 0))
              and (r.unit_path, r.id) > ({path} collate "C", {id})
            """).At(places, r => r.UnitPath).OrderBy(r => r.UnitPath).ThenBy(r => r.RecognitionId);
    }
}
