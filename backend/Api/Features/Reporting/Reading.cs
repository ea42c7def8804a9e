namespace Kheo.Api.Features.Reporting;

/// <summary>
/// The relations that every sum is written on, in three readings. `counted`: registrations by facet. `ledger`, `days` and `due`: obligations by tier, by the
/// day they were met, and those still to be met by the day they are due. `owing`: who must register himself. `heads`: people counted. `recognised`, `awarded`, `nominated`: what is in force. `unlisted`: counts without a list. Only what a sum asks for is read.
/// Parameters: @path, @path_end when one place is all there is; @places and @signs; @at, @today.
/// </summary>
internal static class Reading
{
    private const string Owing =
        """
        owing as not materialized (
          select o.unit_id from obligations o
          where o.campaign_id = @campaign and o.form = 'registration' and o.basis = 'own' and o.exempt_reason is null and o.transferred_on is null)
        """;

    /// <summary>Now, and the unit has one place: the totals kept for it, as ever.</summary>
    public const string Plain =
        $"""
        counted as not materialized (select t.* from totals t where t.unit_path = @path),
        ledger as not materialized (select c.* from coverage_totals c where c.unit_path = @path),
        days as not materialized (select d.* from coverage_days d where d.unit_path = @path),
        due as not materialized (select d.* from coverage_due d where d.unit_path = @path),
        {Owing},
        heads as not materialized (select h.* from people_counts h where h.unit_path >= @path and h.unit_path < @path_end),
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
          select c.campaign_id, c.tier_id, c.form, c.obliged * p.sign as obliged, c.handed_in * p.sign as handed_in, c.late * p.sign as late, c.exempt * p.sign as exempt,
                 c.returned * p.sign as returned, c.returned_late * p.sign as returned_late, c.transferred * p.sign as transferred
          from place p join coverage_totals c on c.unit_path = p.path),
        days as not materialized (select d.campaign_id, d.tier_id, d.form, d.day, d.handed_in * p.sign as handed_in from place p join coverage_days d on d.unit_path = p.path),
        due as not materialized (select d.campaign_id, d.tier_id, d.form, d.due_on, d.missing * p.sign as missing from place p join coverage_due d on d.unit_path = p.path),
        {Owing},
        heads as not materialized (select f.* from place p join people_counts f on {Held}),
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
          select s.campaign_id, s.unit_id, s.obligation_id, s.tier_id, s.form, s.due_on, s.handed_in_at, s.late, s.returned, s.exempt and not s.transferred as exempt, s.transferred,
                 not s.exempt and not s.transferred as owes, p.sign::bigint as sign
          from place p join obligation_states s on s.unit_path >= p.path and s.unit_path < p.path_end and {Holds}),
        ledger as not materialized (
          select s.campaign_id, s.tier_id, s.form, s.sign * s.owes::int as obliged, s.sign * (s.owes and s.handed_in_at is not null)::int as handed_in, s.sign * (s.owes and s.late)::int as late,
                 s.sign * s.exempt::int as exempt, s.sign * (s.owes and s.returned)::int as returned, s.sign * (s.owes and s.returned and s.late)::int as returned_late, s.sign * s.transferred::int as transferred
          from obligation s),
        days as not materialized (
          select s.campaign_id, s.tier_id, s.form, (s.handed_in_at at time zone 'Asia/Ho_Chi_Minh')::date as day, s.sign as handed_in
          from obligation s where s.owes and s.handed_in_at is not null),
        due as not materialized (select s.campaign_id, s.tier_id, s.form, s.due_on, s.sign as missing from obligation s where s.owes and s.handed_in_at is null),
        owing as not materialized (
          select s.unit_id from obligation s join obligations o on o.id = s.obligation_id where s.campaign_id = @campaign and s.form = 'registration' and o.basis = 'own' and s.owes),
        heads as not materialized (select f.* from place p join people_counts f on {Held}),
        recognised as not materialized (
          select f.* from place p join recognitions f on {Held} where f.campaign_id = @campaign and f.recognised_on <= @today and (f.revoked_on is null or f.revoked_on > @today)),
        awarded as not materialized (
          select f.* from place p join awards f on {Held} where f.campaign_id = @campaign and f.decided_on <= @today and (f.revoked_on is null or f.revoked_on > @today)),
        nominated as not materialized (
          select f.* from place p join nominations f on {Held} where f.campaign_id = @campaign and f.sent_at < @at and not (f.status = 'returned' and f.answered_at < @at)),
        unlisted as not materialized (select f.* from place p join aggregate_entries f on {Held})
        """;
}
