using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Documents;

/// <summary>
/// The units to which a directive went, of those that the caller sees, in the order of the tree of the day of issue; of a draft, those to which it would go today.
/// </summary>
public sealed record ListReceivers(Guid Id) : PagedQuery<ReceiverRow>
{
    /// <summary>Only units at or below this one.</summary>
    public Guid? UnitId { get; init; }

    public Guid? TierId { get; init; }

    /// <summary>Only those that have acknowledged it, or only those that have not.</summary>
    public bool? Acknowledged { get; init; }

    /// <summary>Only those with a plan of their own, or only those without one.</summary>
    public bool? Planned { get; init; }
}

/// <summary>A unit to which a directive went, and its answer.</summary>
/// <param name="UnitPath">Where it stood on the day of issue.</param>
/// <param name="Ended">The unit has ended since; it answers no more.</param>
/// <param name="PlanFileId">An attachment: the plan itself.</param>
/// <param name="Reminded">How often it was reminded while it had not answered.</param>
public sealed record ReceiverRow(
    Guid UnitId, string UnitPath, string UnitName, string? ParentName, string TierName, string? Contact, bool Ended, Guid? ReceiptId, DateTimeOffset? AcknowledgedAt, string? AcknowledgedName,
    string? PlanNumber, DateOnly? PlanOn, Guid? PlanFileId, string? PlanFileName, long Reminded, DateTimeOffset? LastRemindedAt) : IExample<ReceiverRow>
{
    public static ReceiverRow Example => new(ReceiptView.Example.UnitId, "/VN/AB/X012/", ReceiptView.Example.UnitName, "Tỉnh ủy An Bình", "Cấp trên cơ sở", "0912 000 000 (Văn phòng)", false, ReceiptView.Example.Id,
        ReceiptView.Example.AcknowledgedAt, ReceiptView.Example.AcknowledgedName, "45-KH/ĐU", new DateOnly(2026, 4, 2), null, null, 1, new DateTimeOffset(2026, 3, 16, 9, 0, 0, TimeSpan.Zero));
}

public sealed class ListReceiversHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ListReceivers, Page<ReceiverRow>>
{
    public async Task<Page<ReceiverRow>> Handle(ListReceivers query, CancellationToken ct)
    {
        var after = Cursor.Decode(query.After) is { Sort: var sort } ? sort : "";
        var (_, under) = await Seen(db, current.Actor, query, ct);
        var rows = await Rows(db, query, under, after, query.Size + 1, VietnamTime.Day(clock.GetUtcNow())).ToListAsync(ct);
        return Pages.Of(rows, query.Size, r => Cursor.Encode(r.UnitPath, r.UnitId));
    }

    internal static async Task<(Directive Directive, string? Under)> Seen(KheoDbContext db, Actor actor, ListReceivers query, CancellationToken ct)
    {
        var directive = await db.Set<Directive>().IssuedOrReaching(actor).SingleOrDefaultAsync(d => d.Id == query.Id, ct) ?? throw new Absent();
        return (directive, query.UnitId is { } unit ? await db.PathOf(actor, unit, ct) : null);
    }

    internal static IQueryable<ReceiverRow> Rows(KheoDbContext db, ListReceivers query, string? under, string after, int many, DateOnly today) => db.Database.SqlQuery<ReceiverRow>(
        $"""
        select unit_id as "UnitId", path as "UnitPath", name as "UnitName", parent_name as "ParentName", tier_name as "TierName", contact as "Contact", ended as "Ended", receipt_id as "ReceiptId",
               acknowledged_at as "AcknowledgedAt", acknowledged_name as "AcknowledgedName", plan_number as "PlanNumber", plan_on as "PlanOn", plan_file_id as "PlanFileId", plan_file_name as "PlanFileName",
               reminded as "Reminded", last_reminded_at as "LastRemindedAt"
        from directive_receivers({query.Id}, {under}, {after}, {many}, {query.Acknowledged}, {query.Planned}, {query.TierId}, {today})
        """);
}
