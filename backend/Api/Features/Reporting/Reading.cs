namespace Kheo.Api.Features.Reporting;

/// <summary>
/// The relations that every sum is written on, in three readings. `counted`: registrations by facet. `ledger` and `days`: obligations by tier, and by the
/// day they were met. `recognised`, `awarded`, `nominated`: what is in force. `unlisted`: counts without a list. Only what a sum asks for is read.
/// Parameters: @path, @path_end when one place is all there is; @places and @signs; @at, @today.
/// </summary>
internal static class Reading
{
    /// <summary>Now, and the unit has one place: the totals kept for it, as ever.</summary>
    public const string Plain =
        """
        counted as not materialized (select t.* from totals t where t.unit_path = @path),
        ledger as not materialized (select c.* from coverage_totals c where c.unit_path = @path),
        days as not materialized (select d.* from coverage_days d where d.unit_path = @path),
        recognised as not materialized (
          select r.* from recognitions r where r.campaign_id = @campaign and r.unit_path >= @path and r.unit_path < @path_end and r.status = 'issued'),
        awarded as not materialized (
          select a.* from awards a where a.campaign_id = @campaign and a.unit_path >= @path and a.unit_path < @path_end and a.status = 'issued'),
        nominated as not materialized (
          select n.* from nominations n where n.campaign_id = @campaign and n.unit_path >= @path and n.unit_path < @path_end and n.status <> 'returned'),
        unlisted as not materialized (select e.* from aggregate_entries e where e.unit_path >= @path and e.unit_path < @path_end)
        """;

    private const string Place =
        """
        place as materialized (select p.path collate "C" as path, path_end(p.path) collate "C" as path_end, p.sign from unnest(@places, @signs) p (path, sign))
        """;

    /// <summary>A row lies in the place, and in none that is taken out of it.</summary>
    private const string Held =
        """
        f.unit_path >= p.path and f.unit_path < p.path_end and p.sign > 0
          and not exists (select from place n where n.sign < 0 and n.path > p.path and n.path < p.path_end and f.unit_path >= n.path and f.unit_path < n.path_end)
        """;

    /// <summary>Now, over several places: the totals kept for each, with its sign.</summary>
    public const string Now =
        $"""
        {Place},
        counted as not materialized (
          select t.campaign_id, t.field_id, t.kind, t.subject, t.status, t.late, t.count * p.sign as count from place p join totals t on t.unit_path = p.path),
        ledger as not materialized (
          select c.campaign_id, c.tier_id, c.form, c.obliged * p.sign as obliged, c.handed_in * p.sign as handed_in, c.late * p.sign as late, c.exempt * p.sign as exempt
          from place p join coverage_totals c on c.unit_path = p.path),
        days as not materialized (select d.campaign_id, d.tier_id, d.form, d.day, d.handed_in * p.sign as handed_in from place p join coverage_days d on d.unit_path = p.path),
        recognised as not materialized (select f.* from place p join recognitions f on {Held} where f.campaign_id = @campaign and f.status = 'issued'),
        awarded as not materialized (select f.* from place p join awards f on {Held} where f.campaign_id = @campaign and f.status = 'issued'),
        nominated as not materialized (select f.* from place p join nominations f on {Held} where f.campaign_id = @campaign and f.status <> 'returned'),
        unlisted as not materialized (select f.* from place p join aggregate_entries f on {Held})
        """;

    /// <summary>A state that held at the end of the day.</summary>
    public const string Holds = "s.valid_from < @at and (s.valid_to is null or s.valid_to >= @at)";

    /// <summary>At the end of a past day: the states that held then, and what had been recognised, awarded and nominated by then.</summary>
    public const string Past =
        $"""
        {Place},
        counted as not materialized (
          select s.campaign_id, s.field_id, s.kind, s.subject, s.status, s.late, p.sign::bigint as count
          from place p join registration_states s on s.unit_path >= p.path and s.unit_path < p.path_end and {Holds}),
        obligation as not materialized (
          select s.campaign_id, s.tier_id, s.form, s.exempt, s.late, s.handed_in_at, p.sign::bigint as sign
          from place p join obligation_states s on s.unit_path >= p.path and s.unit_path < p.path_end and {Holds}),
        ledger as not materialized (
          select s.campaign_id, s.tier_id, s.form, s.sign * (not s.exempt)::int as obliged, s.sign * (not s.exempt and s.handed_in_at is not null)::int as handed_in,
                 s.sign * (not s.exempt and s.late)::int as late, s.sign * s.exempt::int as exempt from obligation s),
        days as not materialized (
          select s.campaign_id, s.tier_id, s.form, (s.handed_in_at at time zone 'Asia/Ho_Chi_Minh')::date as day, s.sign as handed_in
          from obligation s where not s.exempt and s.handed_in_at is not null),
        recognised as not materialized (
          select f.* from place p join recognitions f on {Held} where f.campaign_id = @campaign and f.recognised_on <= @today and (f.revoked_on is null or f.revoked_on > @today)),
        awarded as not materialized (
          select f.* from place p join awards f on {Held} where f.campaign_id = @campaign and f.decided_on <= @today and (f.revoked_on is null or f.revoked_on > @today)),
        nominated as not materialized (
          select f.* from place p join nominations f on {Held} where f.campaign_id = @campaign and f.sent_at < @at and not (f.status = 'returned' and f.answered_at < @at)),
        unlisted as not materialized (select f.* from place p join aggregate_entries f on {Held})
        """;
}
