using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
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
        var rows = await Rows(db, current.Actor, query, VietnamTime.Day(clock.GetUtcNow()), Cursor.Decode(query.After), query.Size + 1, ct);
        return Pages.Of(await rows.ToListAsync(ct), query.Size, r => Cursor.Encode(r.UnitPath, r.RecognitionId));
    }

    internal static async Task<IQueryable<RatingRow>> Rows(KheoDbContext db, Actor actor, GetRecognitionsForRating query, DateOnly today, (string Path, Guid Id)? after, int limit, CancellationToken ct)
    {
        var year = query.Year ?? today.Year;
        var unit = await GetAwardsByProgrammeHandler.UnitOf(db, actor, query.UnitId, ct, Permission.RecognitionsRead);
        var end = UnitPaths.End(unit.Path);
        var (path, id) = after ?? ("", Guid.Empty);
        var holder = query.Holder is { Length: > 0 } words ? Text.Fold(words) : null;
        // The holder's folded name is the registration's; a recognition keeps the name as it stood.
        return db.Database.SqlQuery<RatingRow>(
            $"""
            select r.id as "RecognitionId", r.unit_id as "UnitId", r.unit_path as "UnitPath",
                   coalesce((select v.party_name from unit_versions v where v.unit_id = r.unit_id and v.valid_from <= r.recognised_on and (v.valid_to is null or v.valid_to > r.recognised_on)), u.party_name) as "UnitName",
                   r.name as "Name", r.kind as "Kind", r.subject as "Subject", r.holder as "Holder", r.tier_name as "TierName", r.tier_rank as "TierRank", r.typical as "Typical",
                   r.decision_number as "DecisionNumber", r.recognised_on as "RecognisedOn", r.reward_year as "RewardYear", r.certificate_code as "CertificateCode",
                   r.status as "Status", r.revoked_on as "RevokedOn", r.reason as "Reason"
            from recognitions r join units u on u.id = r.unit_id
            join registrations g on g.id = r.registration_id
            where r.unit_path >= {unit.Path} and r.unit_path < {end} and r.reward_year = {year}
              and ({holder}::text is null or (r.holder is not null and position({holder}::text in g.search_fold) > 0))
              and (r.unit_path, r.id) > ({path} collate "C", {id})
            order by r.unit_path, r.id limit {limit}
            """);
    }
}
