using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>A campaign in a list.</summary>
public sealed record CampaignRow : IView, ICampaignRow, IExample<CampaignRow>
{
    public required Guid Id { get; init; }
    public required long RowVersion { get; init; }
    public required Guid UnitId { get; init; }
    public required string UnitPath { get; init; }
    public required string UnitName { get; init; }
    public required Guid ProgrammeId { get; init; }
    public required string ProgrammeCode { get; init; }
    public required string ProgrammeName { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    /// <summary>Of the year asked for, else of this year, where that year has one of its own; else of the whole.</summary>
    public string? Theme { get; init; }
    public required IReadOnlyList<YearTheme> Themes { get; init; }
    /// <summary>The campaign whose sub-movement it is.</summary>
    public Guid? ParentId { get; init; }
    public string? ParentName { get; init; }
    public required DateOnly PeriodFrom { get; init; }
    public required DateOnly PeriodTo { get; init; }
    public required CampaignStatus Status { get; init; }
    public required int Version { get; init; }
    public string[] Actions { get; init; } = [];

    public static CampaignRow Example => new()
    {
        Id = CampaignView.Example.Id, RowVersion = 2, UnitId = CampaignView.Example.UnitId, UnitPath = "/VN/AB/", UnitName = "Tỉnh ủy An Bình", ProgrammeId = ProgrammeView.Example.Id,
        ProgrammeCode = "DVK", ProgrammeName = "Dân vận khéo", Code = "DVK-2026", Name = "Thi đua Dân vận khéo năm 2026", Theme = "Trọng dân, gần dân, vì dân", Themes = [],
        PeriodFrom = new DateOnly(2026, 1, 1), PeriodTo = new DateOnly(2026, 12, 31), Status = CampaignStatus.Open, Version = 1, Actions = ["RegisterModel"],
    };
}

/// <summary>A tier that the plan speaks of.</summary>
public sealed record PlanTierView(Guid TierId, string Code, string Name, int Rank);

/// <summary>A pilot unit that the plan speaks of.</summary>
public sealed record PilotUnitView(Guid UnitId, string Name);

/// <summary>A campaign above or below another.</summary>
public sealed record CampaignLink(Guid Id, string Code, string Name, string UnitName, CampaignStatus Status);

/// <summary>The days of one of the caller's own units.</summary>
public sealed record OwnDatesView(Guid UnitId, string UnitName, Guid TierId, TierDates? Dates);

/// <summary>The newest criteria sheet for one subject.</summary>
public sealed record SheetView(Guid Id, Subject Subject, int Version, decimal MaxPoints);

/// <summary>A campaign with everything its letter says. `content` is what SaveCampaign takes back.</summary>
public sealed record CampaignView : IView, ICampaignRow, IExample<CampaignView>
{
    public required Guid Id { get; init; }
    public required long RowVersion { get; init; }
    public required Guid UnitId { get; init; }
    public required string UnitPath { get; init; }
    public required string UnitName { get; init; }
    public required Guid ProgrammeId { get; init; }
    public required string ProgrammeCode { get; init; }
    public required string ProgrammeName { get; init; }
    public required string Code { get; init; }
    public required CampaignStatus Status { get; init; }
    /// <summary>Grows by one at every change after opening.</summary>
    public required int Version { get; init; }
    public required CampaignContent Content { get; init; }
    public required IReadOnlyList<FieldView> Fields { get; init; }
    public required IReadOnlyList<PlanTierView> Tiers { get; init; }
    public required IReadOnlyList<PilotUnitView> Pilots { get; init; }
    public required IReadOnlyList<SheetView> Sheets { get; init; }
    /// <summary>What the plan says to each unit for which the caller holds an assignment.</summary>
    public required IReadOnlyList<OwnDatesView> OwnDates { get; init; }
    /// <summary>The campaign whose sub-movement this is.</summary>
    public CampaignLink? Parent { get; init; }
    /// <summary>Its sub-movements, of its unit and of units below.</summary>
    public required IReadOnlyList<CampaignLink> Branches { get; init; }
    public string[] Actions { get; init; } = [];

    /// <summary>The campaign as GET answers it. Commands answer the same.</summary>
    public static async Task<CampaignView> Of(KheoDbContext db, Actor actor, Guid id, CancellationToken ct)
    {
        var found = await (
            from c in db.Set<Campaign>().ReachingTo(actor).Include(c => c.TierPlans).Include(c => c.CriteriaSheets).AsSplitQuery()
            join p in db.Set<Programme>() on c.ProgrammeId equals p.Id
            join u in db.Set<UnitName>() on c.UnitId equals u.Id
            where c.Id == id
            select new { Campaign = c, p.Code, p.Name, UnitName = u.PartyName }).SingleOrDefaultAsync(ct) ?? throw new Absent();
        var campaign = found.Campaign;
        var (mine, tiers, pilots) = (actor.Grants.Select(g => g.UnitId).Distinct().ToArray(), campaign.TierPlans.Select(t => t.TierId).Distinct().ToArray(),
            campaign.TierPlans.Select(t => t.PilotUnitId).OfType<Guid>().ToArray());
        var fields = await db.Set<Field>().Where(f => f.FieldListId == campaign.FieldListId).OrderBy(f => f.Ordinal).To<FieldView>(db).ToListAsync(ct);
        var named = await db.Set<Tier>().Where(t => tiers.Contains(t.Id)).OrderBy(t => t.Rank).Select(t => new PlanTierView(t.Id, t.Code, t.Name, t.Rank)).ToListAsync(ct);
        var units = await db.Set<UnitName>().ReachingTo(actor).Where(u => mine.Contains(u.Id) || pilots.Contains(u.Id)).Select(u => new { u.Id, u.PartyName, u.TierId, u.Path }).ToListAsync(ct);
        var kin = await (
            from c in db.Set<Campaign>().ReachingTo(actor)
            join u in db.Set<UnitName>() on c.UnitId equals u.Id
            where c.ParentId == id || c.Id == campaign.ParentId
            orderby c.UnitPath, c.Id
            select new CampaignLink(c.Id, c.Code, c.Name, u.PartyName, c.Status)).ToListAsync(ct);

        var view = new CampaignView
        {
            Id = campaign.Id, RowVersion = campaign.RowVersion, UnitId = campaign.UnitId, UnitPath = campaign.UnitPath, UnitName = found.UnitName,
            ProgrammeId = campaign.ProgrammeId, ProgrammeCode = found.Code, ProgrammeName = found.Name, Code = campaign.Code, Status = campaign.Status,
            Version = campaign.Version, Content = campaign.Content(), Fields = fields, Tiers = named,
            Pilots = [.. units.Where(u => pilots.Contains(u.Id)).Select(u => new PilotUnitView(u.Id, u.PartyName))],
            Sheets = [.. campaign.CriteriaSheets.GroupBy(s => s.Subject).Select(g => g.MaxBy(s => s.Version)!).Select(s => new SheetView(s.Id, s.Subject, s.Version, s.Content.Total()))],
            Parent = kin.Find(k => k.Id == campaign.ParentId), Branches = [.. kin.Where(k => k.Id != campaign.ParentId)],
            OwnDates = [.. units.Where(u => mine.Contains(u.Id) && UnitPaths.Contains(campaign.UnitPath, u.Path))
                .Select(u => new OwnDatesView(u.Id, u.PartyName, u.TierId, campaign.PlanFor(u.TierId, u.Id)?.Dates))],
        };
        return view with { Actions = CampaignPolicy.Table.Actions(actor, view) };
    }

    public static CampaignView Example => new()
    {
        Id = Guid.Parse("0198c1a2-0010-7c3d-9f10-6a2b4c8d0e1f"), RowVersion = 2, UnitId = ProgrammeView.Example.UnitId, UnitPath = "/VN/AB/", UnitName = "Tỉnh ủy An Bình",
        ProgrammeId = ProgrammeView.Example.Id, ProgrammeCode = "DVK", ProgrammeName = "Dân vận khéo", Code = "DVK-2026", Status = CampaignStatus.Open, Version = 1,
        Content = CampaignExamples.Content, Fields = [FieldView.Example], Tiers = [new(CampaignExamples.Base, "CO-SO", "Cấp cơ sở", 4)], Pilots = [],
        Sheets = [new(Guid.Parse("0198c1a2-0011-7c3d-9f10-6a2b4c8d0e1f"), Subject.Collective, 1, 100)], OwnDates = [], Branches = [], Actions = ["RegisterModel"],
    };
}

/// <summary>One content that the campaign had.</summary>
public sealed record CampaignVersionView(int Version, DateTimeOffset MadeAt, CampaignContent Content) : IExample<CampaignVersionView>
{
    public static CampaignVersionView Example => new(1, new DateTimeOffset(2026, 1, 15, 2, 0, 0, TimeSpan.Zero), CampaignExamples.Content);
}

internal static class CampaignExamples
{
    public static readonly Guid Base = Guid.Parse("0198c1a2-0005-7c3d-9f10-6a2b4c8d0e1f");

    public static readonly CampaignContent Content = new(
        FieldListView.Example.Id, "Thi đua Dân vận khéo năm 2026", "Trọng dân, gần dân, vì dân", new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31),
        ["Kế hoạch số 12-KH/TU ngày 10/01/2026 của Ban Thường vụ Tỉnh ủy"],
        FormSchema.Example with { Required = [FormPart.Name, FormPart.Situation, FormPart.Objectives, FormPart.Content, FormPart.Outputs] },
        [new("workdays", "Ngày công huy động", Measure.Workday, RollUp.Sum, Required: true), new("money", "Kinh phí xã hội hóa", Measure.Dong, RollUp.Sum), new("households", "Số hộ hưởng lợi", Measure.Household, RollUp.Distinct)],
        new CampaignRules(LateRule.Accept, false, [new("subjective-causes", "Nguyên nhân chủ quan")], [ResultSection.Narrative, ResultSection.Causes], DormantAfterDays: 90,
            Papers: [new("dang-ky", "Bản đăng ký", PaperProof.Registration), new("ket-qua", "Báo cáo kết quả", PaperProof.Result), new("anh", "Ảnh minh chứng", PaperProof.Photos, 3), new("xac-nhan", "Xác nhận của cấp ủy nơi thực hiện", PaperProof.File, 1, [Base])]),
        [new(Base, Obliged.Own, new PlannedDay(new DateOnly(2026, 6, 30), "cuối tháng 6"), new PlannedDay(new DateOnly(2026, 10, 31)), new PlannedDay(new DateOnly(2026, 11, 15)), new PlannedDay(new DateOnly(2026, 11, 30)), PlannedDay.None)],
        [new(Subject.Collective, [new("I", "Cách làm sáng tạo", 40, []), new("II", "Hiệu quả, sức lan tỏa", 60, [])], [new("excellent", "Xuất sắc", 90), new("good", "Tốt", 70)], [new("X", "Có đơn thư, khiếu kiện đúng sự thật")], 50)]);
}
