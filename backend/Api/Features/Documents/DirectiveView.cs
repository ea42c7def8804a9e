using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Documents;

/// <summary>A directive in its issuer's list.</summary>
public sealed record DirectiveRow : IView, IDirectiveRow, IExample<DirectiveRow>
{
    public required Guid Id { get; init; }
    public required long RowVersion { get; init; }
    public required Guid UnitId { get; init; }
    public required string UnitPath { get; init; }
    public required string UnitName { get; init; }
    public required Guid ProgrammeId { get; init; }
    public required string ProgrammeName { get; init; }
    public Guid? CampaignId { get; init; }
    public string? CampaignName { get; init; }
    public string? Number { get; init; }
    public DateOnly? DatedOn { get; init; }
    public required string Excerpt { get; init; }
    public DateOnly? PlanBy { get; init; }
    public required DirectiveStatus Status { get; init; }
    public DateOnly? IssuedOn { get; init; }
    /// <summary>Units it went to on the day of issue; null of a draft.</summary>
    public int? SentTo { get; init; }
    public long Acknowledged { get; init; }
    /// <summary>Units that issued a plan of their own on it.</summary>
    public long Planned { get; init; }
    public string[] Actions { get; init; } = [];

    public static DirectiveRow Example => new()
    {
        Id = DirectiveView.Example.Id, RowVersion = 3, UnitId = DirectiveView.Example.UnitId, UnitPath = "/VN/AB/", UnitName = "Tỉnh ủy An Bình", ProgrammeId = DirectiveView.Example.ProgrammeId,
        ProgrammeName = "Dân vận khéo", Number = "1029-CV/TU", DatedOn = new DateOnly(2026, 3, 16), Excerpt = DirectiveView.Example.Excerpt, PlanBy = new DateOnly(2026, 4, 15),
        Status = DirectiveStatus.Issued, IssuedOn = new DateOnly(2026, 3, 16), SentTo = 124, Acknowledged = 107, Planned = 88, Actions = ["RemindReceivers"],
    };
}

/// <summary>A tier that it goes to.</summary>
public sealed record DirectiveTier(Guid TierId, string Name);

/// <summary>A place at and below which it goes.</summary>
public sealed record DirectiveBranch(Guid UnitId, string Name);

/// <summary>A file of a directive or of a unit's own plan.</summary>
public sealed record AttachmentView(Guid Id, long RowVersion, string Name, string ContentType, long Size, DateTimeOffset UploadedAt) : IView, IExample<AttachmentView>
{
    public static AttachmentView Example => new(Guid.Parse("0198c1a2-0072-7c3d-9f10-6a2b4c8d0e1f"), 1, "1029-CV-TU.pdf", "application/pdf", 184_220, new DateTimeOffset(2026, 3, 16, 2, 0, 0, TimeSpan.Zero));

    internal static IQueryable<AttachmentView> From(IQueryable<Attachment> attachments) =>
        attachments.OrderBy(a => a.Id).Select(a => new AttachmentView(a.Id, a.RowVersion, a.Name, a.ContentType, a.Size, a.UploadedAt));
}

/// <summary>How it stands among the units that the caller sees. Of a draft: whom it would reach today.</summary>
/// <param name="Silent">Units that have not acknowledged it; one that has ended since is not among them.</param>
/// <param name="Planless">Units without a plan of their own.</param>
public sealed record DirectiveCounts(long Received, long Acknowledged, long Planned, long Silent, long Planless)
{
    public static async Task<DirectiveCounts> Of(KheoDbContext db, Guid directive, string? under, Guid[] onlyUnits, DateOnly today, CancellationToken ct) => (await db.Database.SqlQuery<DirectiveCounts>(
        $"""
        select received as "Received", acknowledged as "Acknowledged", planned as "Planned", silent as "Silent", planless as "Planless"
        from directive_counts({directive}, {under}, {onlyUnits}, {today})
        """).ToListAsync(ct))[0];
}

/// <summary>A directive with its files, and how it stands.</summary>
public sealed record DirectiveView : IView, IDirectiveRow, IExample<DirectiveView>
{
    public required Guid Id { get; init; }
    public required long RowVersion { get; init; }
    public required Guid UnitId { get; init; }
    public required string UnitPath { get; init; }
    public required string UnitName { get; init; }
    public required Guid ProgrammeId { get; init; }
    public required string ProgrammeName { get; init; }
    public Guid? CampaignId { get; init; }
    public string? CampaignName { get; init; }
    public string? Number { get; init; }
    public DateOnly? DatedOn { get; init; }
    public string? Signatory { get; init; }
    public string? Capacity { get; init; }
    public required string Excerpt { get; init; }
    public string? Body { get; init; }
    /// <summary>The day by which every unit that receives it is to issue a plan of its own.</summary>
    public DateOnly? PlanBy { get; init; }
    /// <summary>Only units of these tiers; none: of all.</summary>
    public required IReadOnlyList<DirectiveTier> Tiers { get; init; }
    /// <summary>Only units at or below these; none: everybody below the issuer.</summary>
    public required IReadOnlyList<DirectiveBranch> Branches { get; init; }
    public required DirectiveStatus Status { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public DateTimeOffset? IssuedAt { get; init; }
    public string? Reason { get; init; }
    public required IReadOnlyList<AttachmentView> Attachments { get; init; }
    public required DirectiveCounts Counts { get; init; }
    /// <summary>What the caller's own units that received it have answered.</summary>
    public required IReadOnlyList<OwnReceipt> Own { get; init; }
    public string[] Actions { get; init; } = [];

    /// <summary>The directive as GET answers it. Commands answer the same.</summary>
    public static async Task<DirectiveView> Of(KheoDbContext db, Actor actor, Guid id, DateOnly today, CancellationToken ct)
    {
        var found = await (
            from d in db.Set<Directive>().IssuedOrReaching(actor)
            join p in db.Set<Programme>() on d.ProgrammeId equals p.Id
            join u in db.Set<UnitName>() on d.UnitId equals u.Id
            where d.Id == id
            select new { Directive = d, Programme = p.Name, Unit = u.PartyName, Campaign = db.Set<Campaign>().Where(c => c.Id == d.CampaignId).Select(c => c.Name).FirstOrDefault() })
            .SingleOrDefaultAsync(ct) ?? throw new Absent();
        var directive = found.Directive;
        var tiers = directive.TierIds.Length == 0 ? [] : await db.Set<Tier>().Where(t => directive.TierIds.Contains(t.Id)).OrderBy(t => t.Rank).Select(t => new DirectiveTier(t.Id, t.Name)).ToListAsync(ct);
        var branches = directive.Branches.SequenceEqual([directive.UnitPath]) ? [] : await db.Set<UnitName>().ReachingTo(actor).Where(u => directive.Branches.Contains(u.Path)).OrderBy(u => u.Path)
            .Select(u => new DirectiveBranch(u.Id, u.PartyName)).ToListAsync(ct);

        var view = new DirectiveView
        {
            Id = directive.Id, RowVersion = directive.RowVersion, UnitId = directive.UnitId, UnitPath = directive.UnitPath, UnitName = found.Unit, ProgrammeId = directive.ProgrammeId,
            ProgrammeName = found.Programme, CampaignId = directive.CampaignId, CampaignName = found.Campaign, Number = directive.Number, DatedOn = directive.DatedOn,
            Signatory = directive.Signatory, Capacity = directive.Capacity, Excerpt = directive.Excerpt, Body = directive.Body, PlanBy = directive.PlanBy, Tiers = tiers, Branches = branches,
            Status = directive.Status, IssuedOn = directive.IssuedOn, IssuedAt = directive.IssuedAt, Reason = directive.Reason,
            Attachments = await AttachmentView.From(db.Set<Attachment>().Where(a => a.DirectiveId == id && a.ReceiptId == null)).ToListAsync(ct),
            Counts = await DirectiveCounts.Of(db, id, null, [], today, ct), Own = await OwnReceipt.Of(db, actor, directive, ct),
        };
        return view with { Actions = DirectivePolicy.Table.Actions(actor, view) };
    }

    public static DirectiveView Example => new()
    {
        Id = Guid.Parse("0198c1a2-0070-7c3d-9f10-6a2b4c8d0e1f"), RowVersion = 3, UnitId = Guid.Parse("0198c1a2-0000-7c3d-9f10-6a2b4c8d0e1f"), UnitPath = "/VN/AB/", UnitName = "Tỉnh ủy An Bình",
        ProgrammeId = Guid.Parse("0198c1a2-0001-7c3d-9f10-6a2b4c8d0e1f"), ProgrammeName = "Dân vận khéo", Number = "1029-CV/TU", DatedOn = new DateOnly(2026, 3, 16),
        Signatory = "Nguyễn Văn An", Capacity = "T/M Ban Thường vụ, Phó Bí thư", Excerpt = DraftDirective.Example.Excerpt, Body = DraftDirective.Example.Body, PlanBy = new DateOnly(2026, 4, 15),
        Tiers = [], Branches = [], Status = DirectiveStatus.Issued, IssuedOn = new DateOnly(2026, 3, 16), IssuedAt = new DateTimeOffset(2026, 3, 16, 3, 0, 0, TimeSpan.Zero),
        Attachments = [AttachmentView.Example], Counts = new(124, 107, 88, 17, 36), Own = [], Actions = [nameof(RemindReceivers)],
    };
}
