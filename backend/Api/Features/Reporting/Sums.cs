using Kheo.Domain.Registrations;
using Kheo.Domain.Reports;

namespace Kheo.Api.Features.Reporting;

/// <summary>
/// The aggregations that several answers share, written on the relations of <see cref="Reading"/>. Parameters: @unit, @campaign, @issuer, @programme,
/// @list, @from, @to (the campaign's period), @today. Now, counts of registrations and of obligations come from the totals kept for every unit, so the
/// nation costs what a commune costs.
/// </summary>
internal static class Sums
{
    /// <summary>The campaign of the same programme and issuer before this one.</summary>
    private const string Last =
        """
        select c.id, c.period_from from campaigns c
        where c.programme_id = @programme and c.unit_path = @issuer and c.period_to < @from and c.status <> 'draft' order by c.period_from desc limit 1
        """;

    /// <summary>Obligations to register by tier, and how many had registered on the same day of the campaign before.</summary>
    public const string Coverage =
        $"""
        with last as ({Last}),
        here as (
          select l.tier_id, sum(l.obliged) as obliged, sum(l.handed_in) as handed_in, sum(l.late) as late, sum(l.exempt) as exempt
          from ledger l where l.campaign_id = @campaign and l.form = 'registration' group by 1)
        select h.tier_id, t.name as tier_name, t.rank, h.obliged, h.handed_in, h.late, h.exempt,
               (select max(p.registration_due) from tier_plans p where p.campaign_id = @campaign and p.tier_id = h.tier_id and p.pilot_unit_id is null) as due_on,
               (select sum(l.obliged) from ledger l join last on l.campaign_id = last.id where l.tier_id = h.tier_id and l.form = 'registration') as last_obliged,
               (select sum(d.handed_in) from days d join last on d.campaign_id = last.id
                where d.tier_id = h.tier_id and d.form = 'registration' and d.day <= @today - (@from - last.period_from)) as last_handed_in
        from here h join tiers t on t.id = h.tier_id
        where h.obliged + h.exempt > 0
        order by t.rank, t.name
        """;

    /// <summary>Every field of the campaign's list by status, and of the campaign before where its fields can be matched.</summary>
    public const string ByField =
        $"""
        with last as ({Last}),
        before as (
          select m.id as field_id, t.status, sum(t.count) as count
          from last join counted t on t.campaign_id = last.id join fields lf on lf.id = t.field_id
          cross join lateral (
            select f.id from fields f
            where f.field_list_id = @list and (f.id = lf.id or f.code = lf.code or f.standard_field_id = lf.standard_field_id or (f.other and lf.other))
            order by f.id = lf.id desc, f.code = lf.code desc, f.ordinal limit 1) m
          group by 1, 2),
        here as (select t.field_id, t.status, sum(t.count) as count from counted t where t.campaign_id = @campaign group by 1, 2)
        select f.id as field_id, f.code, f.name, f.ordinal,
               (select jsonb_agg(jsonb_build_object('status', h.status, 'count', h.count)) from here h where h.field_id = f.id) as counts,
               (select jsonb_agg(jsonb_build_object('status', b.status, 'count', b.count)) from before b where b.field_id = f.id) as before
        from fields f
        where f.field_list_id = @list or f.id in (select h.field_id from here h where h.count > 0)
        order by f.ordinal, f.code
        """;

    /// <summary>Recognitions in force by tier: how many, how many of them also at a tier below, and for how many this is the highest.</summary>
    public const string RecognisedByTier =
        """
        with one as (
          select r.registration_id, r.tier_id, r.tier_rank,
                 max(r.tier_rank) over (partition by r.registration_id) as lowest, min(r.tier_rank) over (partition by r.registration_id) as highest
          from recognised r)
        select o.tier_id, t.name as tier_name, o.tier_rank as rank, count(distinct o.registration_id) as count,
               count(distinct o.registration_id) filter (where o.lowest > o.tier_rank) as also_below,
               count(distinct o.registration_id) filter (where o.highest = o.tier_rank) as highest
        from one o join tiers t on t.id = o.tier_id group by 1, 2, 3 order by 3 desc
        """;

    /// <summary>Recognised counts without a list, of the programme, within the campaign's period.</summary>
    public const string UnlistedByTier =
        """
        select e.id as entry_id, e.tier_id, t.name as tier_name, t.rank, e.count, e.approximate, e.contained_in, e.source
        from unlisted e join tiers t on t.id = e.tier_id
        where e.programme_id = @programme and e.measure = 'recognised' and e.period_from >= @from and e.period_to <= @to
        order by e.period_from, e.id
        """;

    public const string Awards = "select a.form, a.category, a.subject, a.kind, count(*) as count from awarded a group by 1, 2, 3, 4 order by 1, 2, 3, 4";

    public const string Nominated = "select count(*) as count from nominated n";
}

internal sealed record CoverageRow(Guid TierId, string TierName, int Rank, long Obliged, long HandedIn, long Late, long Exempt, DateOnly? DueOn, long? LastObliged, long? LastHandedIn)
{
    public CoverageFigure Figure => new(TierId, TierName, Rank, Obliged, HandedIn, Late, Exempt);
    public decimal? LastYearRate => LastObliged is { } obliged ? Rates.Percent(LastHandedIn ?? 0, obliged) : null;
}

internal sealed record StatusRow(string Status, long Count)
{
    public StatusCount Value => new(Enum.Parse<RegistrationStatus>(Status, ignoreCase: true), Count);
}

internal sealed record FieldRow(Guid FieldId, string Code, string Name, IReadOnlyList<StatusRow>? Counts, IReadOnlyList<StatusRow>? Before)
{
    public StageFigures Stages => StageFigures.Of((Counts ?? []).Select(c => c.Value));
    public StageFigures? LastYear => Before is null ? null : StageFigures.Of(Before.Select(c => c.Value));
    public FieldFigure Figure => new(FieldId, Code, Name, Stages.Registered, Stages.ResultsHandedIn, Stages.Recognised);

    public static StageFigures Together(IEnumerable<FieldRow> fields) => StageFigures.Of(fields.SelectMany(f => f.Counts ?? []).Select(c => c.Value));
}

internal sealed record TierCount(Guid TierId, string TierName, int Rank, long Count, long AlsoBelow, long Highest);

internal sealed record UnlistedRow(Guid EntryId, Guid TierId, string TierName, int Rank, long Count, bool Approximate, Guid? ContainedIn, string Source);

internal sealed record CountRow(long Count);

/// <summary>Puts recognitions and counts without a list side by side, never together.</summary>
internal static class Funnels
{
    public static Funnel Of(FunnelBasis basis, IReadOnlyList<TierCount> listed, IReadOnlyList<UnlistedRow> unlisted)
    {
        var lowest = listed.Count == 0 ? 0 : listed.Max(t => t.Rank);
        var tiers = listed.Select(t => (t.TierId, t.TierName, t.Rank)).Concat(unlisted.Select(u => (u.TierId, u.TierName, u.Rank))).Distinct();
        var stages = tiers.Select(tier =>
        {
            var count = listed.FirstOrDefault(t => t.TierId == tier.TierId);
            return new FunnelStage(tier.TierId, tier.TierName, tier.Rank, basis == FunnelBasis.Nested ? count?.Count ?? 0 : count?.Highest ?? 0,
                count is null || tier.Rank == lowest ? null : count.AlsoBelow,
                [.. unlisted.Where(u => u.TierId == tier.TierId).Select(u => new UnlistedCount(u.EntryId, u.Count, u.Approximate, u.ContainedIn, u.Source))]);
        });
        return basis == FunnelBasis.Nested ? Funnel.Nested(stages) : Funnel.Disjoint(stages);
    }
}
