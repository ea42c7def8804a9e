using AutoMapper;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Recognition;

/// <summary>An award in a list.</summary>
public sealed record AwardRow : IView, IExample<AwardRow>
{
    public required Guid Id { get; init; }
    public required long RowVersion { get; init; }
    public Guid? RecognitionId { get; init; }
    public Guid? RegistrationId { get; init; }
    public required Guid ProgrammeId { get; init; }
    public required Guid CampaignId { get; init; }
    public required Guid UnitId { get; init; }
    public required string UnitPath { get; init; }
    public required string Recipient { get; init; }
    public required Subject Subject { get; init; }
    /// <summary>Of the model rewarded; absent for implementing and directing.</summary>
    public Kind? Kind { get; init; }
    public required AwardForm Form { get; init; }
    public required AwardCategory Category { get; init; }
    public required Family Family { get; init; }
    public decimal? Coefficient { get; init; }
    public decimal? BaseSalary { get; init; }
    /// <summary>Đồng: coefficient × base salary, rounded by the regulation's rule.</summary>
    public decimal? Money { get; init; }
    public required string DecisionNumber { get; init; }
    public required string AuthorityName { get; init; }
    public required DateOnly DecidedOn { get; init; }
    public required int RewardYear { get; init; }
    public required HonourStatus Status { get; init; }
    public DateOnly? RevokedOn { get; init; }
    public string? Reason { get; init; }
    /// <summary>It was revoked, and what was paid is to be recovered.</summary>
    public required bool ToRecover { get; init; }

    public static AwardRow Example => new()
    {
        Id = RecognitionView.Example.Awards[0].Id, RowVersion = 1, RecognitionId = RecognitionRow.Example.Id, RegistrationId = RecognitionRow.Example.RegistrationId,
        ProgrammeId = Guid.Parse("0198c1a2-0001-7c3d-9f10-6a2b4c8d0e1f"), CampaignId = DecisionView.Example.CampaignId, UnitId = RecognitionRow.Example.UnitId,
        UnitPath = "/VN/AB/X012/C1/", Recipient = "Chi bộ ấp Trung Bình", Subject = Subject.Collective, Kind = Domain.Campaigns.Kind.Model, Form = AwardForm.GiayKhen,
        Category = AwardCategory.ForTheModel, Family = Family.Party, Coefficient = 0.6m, BaseSalary = 2_340_000, Money = 1_410_000, DecisionNumber = "12-QĐ/ĐU",
        AuthorityName = "Ban Thường vụ Đảng ủy xã", DecidedOn = new DateOnly(2026, 11, 2), RewardYear = 2026, Status = HonourStatus.Issued, ToRecover = false,
    };
}

public sealed class AwardProfile : Profile
{
    public AwardProfile() => CreateProjection<Award, AwardRow>();
}

/// <summary>The awards given in the caller's units, the latest first; the revoked among them.</summary>
public sealed record ListAwards : PagedQuery<AwardRow>
{
    public Guid? CampaignId { get; init; }
    public Guid? ProgrammeId { get; init; }
    /// <summary>Only awards to this unit and those below it.</summary>
    public Guid? UnitId { get; init; }
    /// <summary>First reward year.</summary>
    public int? FromYear { get; init; }
    /// <summary>Last reward year.</summary>
    public int? ToYear { get; init; }
    public AwardForm? Form { get; init; }
    public AwardCategory? Category { get; init; }
    public Family? Family { get; init; }
    public Subject? Subject { get; init; }
    public HonourStatus? Status { get; init; }
    /// <summary>True: only those whose money is to be recovered.</summary>
    public bool? ToRecover { get; init; }
    /// <summary>What had been awarded by the end of this past day; `status` is judged as it was then. The rows are shown as they stand today.</summary>
    public DateOnly? AsOf { get; init; }
    /// <summary>`recorded` (when unsaid) or `restated`: those whose place is at or below the unit today.</summary>
    public Geography? Geography { get; init; }
}

public sealed class ListAwardsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ListAwards, Page<AwardRow>>
{
    public async Task<Page<AwardRow>> Handle(ListAwards query, CancellationToken ct)
    {
        var awards = await Filtered(db, current.Actor, query, clock.GetUtcNow(), ct);
        if (Days.Decode(query.After) is var (day, id)) awards = awards.Where(a => a.DecidedOn < day || a.DecidedOn == day && a.Id.CompareTo(id) < 0);
        var rows = await Rows(db, awards).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of(rows, query.Size, r => Days.Encode(r.DecidedOn, r.Id));
    }

    internal static async Task<IQueryable<Award>> Filtered(KheoDbContext db, Actor actor, ListAwards query, DateTimeOffset now, CancellationToken ct)
    {
        var awards = db.Set<Award>().VisibleTo(actor);
        if (query.CampaignId is { } campaign) awards = awards.Where(a => a.CampaignId == campaign);
        if (query.ProgrammeId is { } programme) awards = awards.Where(a => a.ProgrammeId == programme);
        if (query.UnitId is { } unit) awards = awards.At(await db.PlacesOf(actor, unit, query.Geography, ct));
        if (query.FromYear is { } from) awards = awards.Where(a => a.RewardYear >= from);
        if (query.ToYear is { } to) awards = awards.Where(a => a.RewardYear <= to);
        if (query.Form is { } form) awards = awards.Where(a => a.Form == form);
        if (query.Category is { } category) awards = awards.Where(a => a.Category == category);
        if (query.Family is { } family) awards = awards.Where(a => a.Family == family);
        if (query.Subject is { } subject) awards = awards.Where(a => a.Subject == subject);
        if (PastDay.Of(query.AsOf, now) is { } past)
        {
            awards = awards.Where(a => a.DecidedOn <= past);
            if (query.Status is { } then) awards = awards.Where(a => (then == HonourStatus.Issued) == (a.RevokedOn == null || a.RevokedOn > past));
        }
        else if (query.Status is { } status)
        {
            awards = awards.Where(a => a.Status == status);
        }
        if (query.ToRecover is { } recover) awards = awards.Where(a => a.ToRecover == recover);
        return awards;
    }

    internal static IQueryable<AwardRow> Rows(KheoDbContext db, IQueryable<Award> awards) => awards.OrderByDescending(a => a.DecidedOn).ThenByDescending(a => a.Id).To<AwardRow>(db);
}
