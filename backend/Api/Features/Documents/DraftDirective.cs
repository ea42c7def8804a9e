using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Organisation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Documents;

/// <summary>Drafts a document that is to go down the unit's subtree. Nobody below sees it before it is issued.</summary>
public sealed record DraftDirective : Create<DirectiveView>, IDirectiveBody, IExample<DraftDirective>
{
    /// <summary>Who issues it; the caller's own unit when unsaid.</summary>
    public Guid? UnitId { get; init; }
    public required Guid ProgrammeId { get; init; }
    /// <summary>A campaign of the same movement.</summary>
    public Guid? CampaignId { get; init; }
    /// <summary>Trích yếu: what the document is about, at most 500 characters.</summary>
    public required string Excerpt { get; init; }
    /// <summary>What it asks of the units, at most 8000 characters.</summary>
    public string? Body { get; init; }
    /// <summary>Such as `1029-CV/TU`; once a year for a unit. Needed to issue.</summary>
    public string? Number { get; init; }
    /// <summary>The document's date. Needed to issue.</summary>
    public DateOnly? DatedOn { get; init; }
    /// <summary>Who signed it. Needed to issue.</summary>
    public string? Signatory { get; init; }
    /// <summary>In which capacity he signed.</summary>
    public string? Capacity { get; init; }
    /// <summary>The day by which every unit that receives it is to issue a plan of its own; null: none is asked for.</summary>
    public DateOnly? PlanBy { get; init; }
    /// <summary>Only units of these tiers; none: of all.</summary>
    public required IReadOnlyList<Guid> TierIds { get; init; }
    /// <summary>Only units at or below these; none: everybody below the issuer.</summary>
    public required IReadOnlyList<Guid> BranchUnitIds { get; init; }

    public static DraftDirective Example => new()
    {
        ProgrammeId = Guid.Parse("0198c1a2-0001-7c3d-9f10-6a2b4c8d0e1f"), Excerpt = "Về việc đẩy mạnh thực hiện phong trào thi đua Dân vận khéo năm 2026",
        Body = "Các đơn vị ban hành kế hoạch, đăng ký mô hình trước ngày 30/6 và báo cáo về Ban Chỉ đạo.", Number = "1029-CV/TU", DatedOn = new DateOnly(2026, 3, 16), Signatory = "Nguyễn Văn An",
        Capacity = "T/M Ban Thường vụ, Phó Bí thư", PlanBy = new DateOnly(2026, 4, 15), TierIds = [], BranchUnitIds = [],
    };
}

/// <summary>What an issuer writes of a directive.</summary>
internal interface IDirectiveBody
{
    Guid ProgrammeId { get; }
    Guid? CampaignId { get; }
    string Excerpt { get; }
    string? Body { get; }
    string? Number { get; }
    DateOnly? DatedOn { get; }
    string? Signatory { get; }
    string? Capacity { get; }
    DateOnly? PlanBy { get; }
    IReadOnlyList<Guid> TierIds { get; }
    IReadOnlyList<Guid> BranchUnitIds { get; }
}

internal sealed class DirectiveShape : AbstractValidator<IDirectiveBody>
{
    private static readonly (DateOnly First, DateOnly Last) Days = (new(1945, 9, 2), new(2099, 12, 31));

    public DirectiveShape()
    {
        RuleFor(c => c.Excerpt).NotEmpty().WithErrorCode("required").MaximumLength(500).WithErrorCode("too-long");
        RuleFor(c => c.Body).MaximumLength(8000).WithErrorCode("too-long");
        RuleFor(c => c.Number).MaximumLength(60).WithErrorCode("too-long");
        RuleFor(c => c.Signatory).MaximumLength(200).WithErrorCode("too-long");
        RuleFor(c => c.Capacity).MaximumLength(200).WithErrorCode("too-long");
        RuleFor(c => c.DatedOn).InclusiveBetween(Days.First, Days.Last).WithErrorCode("out-of-range");
        RuleFor(c => c.PlanBy).InclusiveBetween(Days.First, Days.Last).WithErrorCode("out-of-range");
        RuleFor(c => c.TierIds).Must(ids => ids.Count <= 20).WithErrorCode("too-many");
        RuleFor(c => c.BranchUnitIds).Must(ids => ids.Count <= 200).WithErrorCode("too-many");
    }
}

internal static class DirectiveBodies
{
    public static DirectiveText Text(this IDirectiveBody body) => new(body.Excerpt, body.Body, body.Number, body.DatedOn, body.Signatory, body.Capacity, body.PlanBy);

    /// <summary>What it refers to must exist for the caller; the places are those of today.</summary>
    public static async Task<Distribution> To(this IDirectiveBody body, KheoDbContext db, Actor actor, CancellationToken ct)
    {
        if (!await db.Set<Programme>().ReachingTo(actor).AnyAsync(p => p.Id == body.ProgrammeId, ct)) throw new Absent();
        if (body.CampaignId is { } id)
        {
            var programme = await db.Set<Campaign>().ReachingTo(actor).Where(c => c.Id == id).Select(c => (Guid?)c.ProgrammeId).SingleOrDefaultAsync(ct) ?? throw new Absent();
            RuleBroken.When(programme != body.ProgrammeId, Rules.DirectiveCampaignOfAnother);
        }
        var (tiers, units) = (body.TierIds.Distinct().ToArray(), body.BranchUnitIds.Distinct().ToArray());
        if (tiers.Length > 0 && await db.Set<Tier>().ReachingTo(actor).CountAsync(t => tiers.Contains(t.Id), ct) < tiers.Length) throw new Absent();
        var branches = units.Length == 0 ? [] : await db.Set<Domain.Organisation.Unit>().VisibleTo(actor, u => u.Path).Where(u => units.Contains(u.Id)).Select(u => u.Path).ToListAsync(ct);
        return branches.Count < units.Length ? throw new Absent() : new Distribution(tiers, branches);
    }
}

public sealed class DraftDirectiveValidator : AbstractValidator<DraftDirective>
{
    public DraftDirectiveValidator() => Include(new DirectiveShape());
}

public sealed class DraftDirectiveHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<DraftDirective, DirectiveView>
{
    public async Task<DirectiveView> Handle(DraftDirective command, CancellationToken ct)
    {
        var (actor, today) = (current.Actor, VietnamTime.Day(clock.GetUtcNow()));
        var unit = await db.ActingFor(actor, Permission.CampaignsManage, command.UnitId, today, ct);
        var directive = Directive.Draft(unit.Id, unit.Path, command.ProgrammeId, command.CampaignId, command.Text(), await command.To(db, actor, ct));
        db.Add(directive);
        await db.SaveChangesAsync(ct);
        return await DirectiveView.Of(db, actor, directive.Id, today, ct);
    }
}
