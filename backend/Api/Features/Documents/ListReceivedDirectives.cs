using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Documents;

/// <summary>Văn bản đến: documents that one unit received from those above it, the latest first.</summary>
public sealed record ListReceivedDirectives : PagedQuery<ReceivedDirective>
{
    /// <summary>Whose list; the caller's own unit when unsaid.</summary>
    public Guid? UnitId { get; init; }

    public Guid? ProgrammeId { get; init; }

    /// <summary>Only what the unit has acknowledged, or only what it has not.</summary>
    public bool? Acknowledged { get; init; }

    /// <summary>Its number, or words of excerpt and body, where a word begins; marks and case do not matter.</summary>
    public string? Q { get; init; }
}

/// <summary>A directive as a unit receives it, with the unit's answer.</summary>
public sealed record ReceivedDirective(
    Guid Id, Guid UnitId, string IssuerName, string ProgrammeName, string? CampaignName, string Number, DateOnly DatedOn, string Excerpt, DateOnly? PlanBy, DirectiveStatus Status, DateTimeOffset IssuedAt, long Files,
    Guid? ReceiptId, DateTimeOffset? AcknowledgedAt, string? AcknowledgedName, string? PlanNumber, DateOnly? PlanOn) : IExample<ReceivedDirective>
{
    public static ReceivedDirective Example => new(
        DirectiveView.Example.Id, ReceiptView.Example.UnitId, "Tỉnh ủy An Bình", "Dân vận khéo", null, "1029-CV/TU", new DateOnly(2026, 3, 16), DirectiveView.Example.Excerpt, new DateOnly(2026, 4, 15),
        DirectiveStatus.Issued, new DateTimeOffset(2026, 3, 16, 3, 0, 0, TimeSpan.Zero), 1, null, null, null, null, null);
}

public sealed class ListReceivedDirectivesHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListReceivedDirectives, Page<ReceivedDirective>>
{
    public async Task<Page<ReceivedDirective>> Handle(ListReceivedDirectives query, CancellationToken ct)
    {
        var received = await Filtered(db, current.Actor, query, ct);
        if (Cursor.DecodeTime(query.After) is var (at, id)) received = received.Where(r => r.IssuedAt < at || r.IssuedAt == at && r.Id.CompareTo(id) < 0);
        var rows = await received.OrderByDescending(r => r.IssuedAt).ThenByDescending(r => r.Id).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of([.. rows.Select(r => r.View)], query.Size, r => Cursor.Encode(r.IssuedAt, r.Id));
    }

    internal static async Task<IQueryable<ReceivedLine>> Filtered(KheoDbContext db, Actor actor, ListReceivedDirectives query, CancellationToken ct)
    {
        var unit = actor.NamedOrFirst(Permission.CampaignsRead, query.UnitId);
        await db.PathOf(actor, unit, ct);
        return ReceivedLine.Of(db, unit, query.ProgrammeId, query.Acknowledged, new Sought(query.Q) is { Nothing: false } sought ? sought.Keys() : null);
    }
}

/// <summary>A received directive as the database gives it.</summary>
internal sealed record ReceivedLine(
    Guid Id, Guid UnitId, string IssuerName, string ProgrammeName, string? CampaignName, string Number, DateOnly DatedOn, string Excerpt, DateOnly? PlanBy, string Status, DateTimeOffset IssuedAt, long Files,
    Guid? ReceiptId, DateTimeOffset? AcknowledgedAt, string? AcknowledgedName, string? PlanNumber, DateOnly? PlanOn)
{
    public ReceivedDirective View => new(Id, UnitId, IssuerName, ProgrammeName, CampaignName, Number, DatedOn, Excerpt, PlanBy, Enum.Parse<DirectiveStatus>(Status, ignoreCase: true), IssuedAt, Files, ReceiptId,
        AcknowledgedAt, AcknowledgedName, PlanNumber, PlanOn);

    public static IQueryable<ReceivedLine> Of(KheoDbContext db, Guid unit, Guid? programme, bool? acknowledged, string? keys) => db.Database.SqlQuery<ReceivedLine>(
        $"""
        select d.id as "Id", {unit} as "UnitId", n.party_name as "IssuerName", p.name as "ProgrammeName", (select c.name from campaigns c where c.id = d.campaign_id) as "CampaignName",
               d.number as "Number", d.dated_on as "DatedOn", d.excerpt as "Excerpt", d.plan_by as "PlanBy", d.status as "Status", d.issued_at as "IssuedAt",
               (select count(*) from attachments a where a.directive_id = d.id and a.receipt_id is null) as "Files",
               r.id as "ReceiptId", r.acknowledged_at as "AcknowledgedAt", r.acknowledged_name as "AcknowledgedName", r.plan_number as "PlanNumber", r.plan_on as "PlanOn"
        from received_directives({unit}) x join directives d on d.id = x.directive_id join programmes p on p.id = d.programme_id join unit_names n on n.id = d.unit_id
        left join directive_receipts r on r.directive_id = d.id and r.unit_id = {unit}
        where ({programme}::uuid is null or d.programme_id = {programme}::uuid)
          and ({acknowledged}::boolean is null or {acknowledged}::boolean = (r.id is not null) and ({acknowledged}::boolean or d.status = 'issued'))
          and ({keys}::text is null or d.id in (select f.id from search_rows('directive', {keys}::text::tsquery, null, null, null) f))
        """);
}
