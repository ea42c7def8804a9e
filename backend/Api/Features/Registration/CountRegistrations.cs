using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Kheo.Api.Features.Registration;

/// <summary>How many registrations stand in each status, from the totals kept for every ancestor.</summary>
/// <param name="Pilots">How many are pilot models; 1 000 stands for that many and more.</param>
/// <param name="Dormant">How many of the accepted ones are dormant; 1 000 stands for that many and more.</param>
public sealed record RegistrationCounts(long All, IReadOnlyDictionary<string, long> ByStatus, long Dormant, long Pilots) : IExample<RegistrationCounts>
{
    public static RegistrationCounts Example => new(412, new Dictionary<string, long> { ["draft"] = 31, ["submitted"] = 120, ["returned"] = 9, ["accepted"] = 252 }, 7, 12);
}

/// <summary>Counts the caller's registrations by status, for the tabs of the list.</summary>
public sealed record CountRegistrations : Query<RegistrationCounts>
{
    public Guid? CampaignId { get; init; }
    /// <summary>This unit and all below it.</summary>
    public Guid? UnitId { get; init; }
    public Guid? FieldId { get; init; }
    public Kind? Kind { get; init; }
    public Subject? Subject { get; init; }
    public bool? Late { get; init; }
}

public sealed class CountRegistrationsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<CountRegistrations, RegistrationCounts>
{
    public async Task<RegistrationCounts> Handle(CountRegistrations query, CancellationToken ct)
    {
        var places = query.UnitId is { } unit ? await db.PlacesOf(current.Actor, unit, Geography.Recorded, ct) : null;
        string[] paths = places is not null ? [.. places.Select(p => p.Path)] : [.. RegistrationReads.Subtrees(current.Actor)];
        var rows = await db.Database.SqlQueryRaw<Line>(
            """
            select status as "Status", sum(count)::bigint as "Count" from totals
            where unit_path = any (@paths) and (@campaign is null or campaign_id = @campaign) and (@field is null or field_id = @field)
              and (@kind is null or kind = @kind) and (@subject is null or subject = @subject) and (@late is null or late = @late)
            group by status having sum(count) <> 0
            """,
            new NpgsqlParameter<string[]>("paths", paths), Maybe("campaign", NpgsqlDbType.Uuid, query.CampaignId), Maybe("field", NpgsqlDbType.Uuid, query.FieldId),
            Maybe("kind", NpgsqlDbType.Text, Name(query.Kind)), Maybe("subject", NpgsqlDbType.Text, Name(query.Subject)), Maybe("late", NpgsqlDbType.Boolean, query.Late)).ToListAsync(ct);
        return new RegistrationCounts(rows.Sum(r => r.Count), rows.OrderBy(r => r.Status, StringComparer.Ordinal).ToDictionary(r => r.Status, r => r.Count), await Marked(Dormancy.Of(db, VietnamTime.Day(clock.GetUtcNow())), query, places, ct),
            await Marked(db.Set<Domain.Registrations.Registration>().Where(r => r.Pilot), query, places, ct));
    }

    private async Task<long> Marked(IQueryable<Domain.Registrations.Registration> marked, CountRegistrations query, IReadOnlyList<PathRange>? places, CancellationToken ct)
    {
        marked = marked.VisibleTo(current.Actor);
        if (places is not null) marked = marked.At(places);
        if (query.CampaignId is { } campaign) marked = marked.Where(r => r.CampaignId == campaign);
        if (query.FieldId is { } field) marked = marked.Where(r => r.FieldId == field);
        if (query.Kind is { } kind) marked = marked.Where(r => r.Kind == kind);
        if (query.Subject is { } subject) marked = marked.Where(r => r.Subject == subject);
        if (query.Late is { } late) marked = marked.Where(r => r.Late == late);
        return await marked.Take(1000).CountAsync(ct);
    }

    private static NpgsqlParameter Maybe(string name, NpgsqlDbType type, object? value) => new(name, type) { Value = value ?? DBNull.Value };

    private static string? Name<T>(T? value) where T : struct, Enum => value is null ? null : System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.Value.ToString());

    private sealed record Line(string Status, long Count);
}
