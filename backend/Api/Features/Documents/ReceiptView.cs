using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Documents;

/// <summary>One unit's answer to a directive.</summary>
public sealed record ReceiptView : IView, IReceiptRow, IExample<ReceiptView>
{
    public required Guid Id { get; init; }
    public required long RowVersion { get; init; }
    public required Guid DirectiveId { get; init; }
    public required DirectiveStatus Directive { get; init; }
    public required Guid UnitId { get; init; }
    public required string UnitPath { get; init; }
    public required string UnitName { get; init; }
    public required DateTimeOffset AcknowledgedAt { get; init; }
    /// <summary>Who acknowledged it, as he was called then.</summary>
    public required string AcknowledgedName { get; init; }
    /// <summary>The unit's own plan on it.</summary>
    public string? PlanNumber { get; init; }
    public DateOnly? PlanOn { get; init; }
    public required IReadOnlyList<AttachmentView> Attachments { get; init; }
    public string[] Actions { get; init; } = [];

    public static async Task<List<ReceiptView>> From(KheoDbContext db, Actor actor, IQueryable<DirectiveReceipt> receipts, CancellationToken ct)
    {
        var rows = await (
            from r in receipts
            join d in db.Set<Directive>() on r.DirectiveId equals d.Id
            join u in db.Set<UnitName>() on r.UnitId equals u.Id
            select new ReceiptView
            {
                Id = r.Id, RowVersion = r.RowVersion, DirectiveId = r.DirectiveId, Directive = d.Status, UnitId = r.UnitId, UnitPath = r.UnitPath, UnitName = u.PartyName,
                AcknowledgedAt = r.AcknowledgedAt, AcknowledgedName = r.AcknowledgedName, PlanNumber = r.PlanNumber, PlanOn = r.PlanOn, Attachments = Array.Empty<AttachmentView>(),
            }).ToListAsync(ct);
        var ids = rows.Select(r => r.Id).ToArray();
        var files = (await db.Set<Attachment>().VisibleTo(actor).Where(a => a.ReceiptId != null && ids.Contains(a.ReceiptId.Value)).OrderBy(a => a.Id).ToListAsync(ct)).ToLookup(a => a.ReceiptId);
        return [.. rows.Select(r => r with
        {
            Actions = DirectivePolicy.Receipts.Actions(actor, r),
            Attachments = [.. files[r.Id].Select(a => new AttachmentView(a.Id, a.RowVersion, a.Name, a.ContentType, a.Size, a.UploadedAt))],
        })];
    }

    /// <summary>The answer as GET answers it. Commands answer the same.</summary>
    public static async Task<ReceiptView> Of(KheoDbContext db, Actor actor, Guid id, CancellationToken ct) =>
        (await From(db, actor, db.Set<DirectiveReceipt>().VisibleTo(actor).Where(r => r.Id == id), ct)).SingleOrDefault() ?? throw new Absent();

    public static ReceiptView Example => new()
    {
        Id = Guid.Parse("0198c1a2-0071-7c3d-9f10-6a2b4c8d0e1f"), RowVersion = 2, DirectiveId = DirectiveView.Example.Id, Directive = DirectiveStatus.Issued,
        UnitId = Guid.Parse("0193a000-0000-7000-8000-0000000000d4"), UnitPath = "/VN/AB/X012/", UnitName = "Đảng bộ xã Hòa Thuận", AcknowledgedAt = new DateTimeOffset(2026, 3, 17, 1, 0, 0, TimeSpan.Zero),
        AcknowledgedName = "Trần Thị Bình", PlanNumber = "45-KH/ĐU", PlanOn = new DateOnly(2026, 4, 2), Attachments = [], Actions = [nameof(SaveOwnPlan)],
    };
}

/// <summary>One of the caller's own units to which a directive was sent, and its answer.</summary>
/// <param name="MayAcknowledge">Whether the caller may say for the unit that it has it.</param>
public sealed record OwnReceipt(Guid UnitId, string UnitName, bool MayAcknowledge, ReceiptView? Receipt)
{
    internal static async Task<List<OwnReceipt>> Of(KheoDbContext db, Actor actor, Directive directive, CancellationToken ct)
    {
        if (directive.Status == DirectiveStatus.Draft) return [];
        var own = actor.Grants.Where(g => !UnitPaths.Contains(g.UnitPath, directive.UnitPath)).DistinctBy(g => g.UnitId).ToList();
        if (own.Count == 0) return [];
        var ids = own.Select(g => g.UnitId).ToArray();
        var received = (await db.Database.SqlQuery<Guid>(
            $"""select o.id as "Value" from unnest({ids}) with ordinality o (id, n) where exists (select from received_directives(o.id) r where r.directive_id = {directive.Id}) order by o.n""").ToListAsync(ct)).ToArray();
        if (received.Length == 0) return [];
        var names = await db.Set<UnitName>().Where(u => received.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.PartyName, ct);
        var receipts = (await ReceiptView.From(db, actor, db.Set<DirectiveReceipt>().VisibleTo(actor).Where(r => r.DirectiveId == directive.Id && received.Contains(r.UnitId)), ct)).ToDictionary(r => r.UnitId);
        return [.. received.Select(id => (Id: id, Receipt: receipts.GetValueOrDefault(id))).Select(r => new OwnReceipt(r.Id, names[r.Id],
            r.Receipt is null && Domain.Campaigns.Directive.Allows("Answer", directive.Status) && actor.May(Permission.RegistrationsWrite, own.First(g => g.UnitId == r.Id).UnitPath), r.Receipt))];
    }
}
