using AutoMapper;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Recognitions;
using Microsoft.EntityFrameworkCore;
using Recognised = Kheo.Domain.Recognitions.Recognition;

namespace Kheo.Api.Features.Recognition;

/// <summary>A recognition in a list: of a model, by an authority, at a tier.</summary>
public sealed record RecognitionRow : IView, IExample<RecognitionRow>
{
    public required Guid Id { get; init; }
    public required long RowVersion { get; init; }
    public required Guid RegistrationId { get; init; }
    public required Guid CampaignId { get; init; }
    public required string Name { get; init; }
    public required Kind Kind { get; init; }
    public required Subject Subject { get; init; }
    public string? Holder { get; init; }
    public required Guid UnitId { get; init; }
    public required string UnitPath { get; init; }
    public required Guid TierId { get; init; }
    public required string TierName { get; init; }
    public required int TierRank { get; init; }
    public required Guid AuthorityUnitId { get; init; }
    public required string AuthorityPath { get; init; }
    public required string AuthorityName { get; init; }
    public required string DecisionNumber { get; init; }
    public required bool Typical { get; init; }
    public required DateOnly RecognisedOn { get; init; }
    /// <summary>The year whose work is honoured.</summary>
    public required int RewardYear { get; init; }
    public required string CertificateCode { get; init; }
    public required HonourStatus Status { get; init; }
    public string[] Actions { get; init; } = [];

    public static RecognitionRow Example => new()
    {
        Id = Guid.Parse("019a2000-0000-7000-8000-000000000001"), RowVersion = 1, RegistrationId = Guid.Parse("0199c000-0000-7000-8000-000000000001"),
        CampaignId = DecisionView.Example.CampaignId, Name = "Tuyến đường hoa nông thôn mới", Kind = Kind.Model, Subject = Subject.Collective,
        UnitId = Guid.Parse("0193a000-0000-7000-8000-000000000013"), UnitPath = "/VN/AB/X012/C1/", TierId = DecisionView.Example.TierId, TierName = "Cấp trên cơ sở",
        TierRank = 3, AuthorityUnitId = DecisionView.Example.UnitId, AuthorityPath = "/VN/AB/X012/", AuthorityName = "Ban Thường vụ Đảng ủy xã", DecisionNumber = "12-QĐ/ĐU",
        Typical = true, RecognisedOn = new DateOnly(2026, 11, 2), RewardYear = 2026, CertificateCode = "VN-AB-X012-2026-0007", Status = HonourStatus.Issued,
        Actions = [nameof(SendNomination)],
    };
}

/// <summary>An award given with a recognition.</summary>
public sealed record GivenView(Guid Id, AwardForm Form, AwardCategory Category, Family Family, decimal? Coefficient, decimal? BaseSalary, decimal? Money,
    HonourStatus Status, bool ToRecover);

/// <summary>A recognition of another tier over the same registration.</summary>
public sealed record OtherTierView(Guid Id, string TierName, int TierRank, string AuthorityName, DateOnly RecognisedOn, HonourStatus Status);

/// <summary>One recognition with its awards, and what other tiers said of the same registration.</summary>
public sealed record RecognitionView : IView, IExample<RecognitionView>
{
    public required Guid Id { get; init; }
    public required long RowVersion { get; init; }
    public required RecognitionRow Recognition { get; init; }
    public required Guid DecisionId { get; init; }
    /// <summary>Tiers between that had not recognised it; the campaign's rule allowed that.</summary>
    public required IReadOnlyList<string> SkippedTiers { get; init; }
    public DateOnly? RevokedOn { get; init; }
    public string? Reason { get; init; }
    public required IReadOnlyList<GivenView> Awards { get; init; }
    public required IReadOnlyList<OtherTierView> OtherTiers { get; init; }
    public string[] Actions { get; init; } = [];

    public static RecognitionView Example => new()
    {
        Id = RecognitionRow.Example.Id, RowVersion = 1, Recognition = RecognitionRow.Example, DecisionId = DecisionView.Example.Id, SkippedTiers = [],
        Awards = [new(Guid.Parse("019a3000-0000-7000-8000-000000000001"), AwardForm.GiayKhen, AwardCategory.ForTheModel, Family.Party, 0.6m, 2_340_000, 1_410_000, HonourStatus.Issued, false)],
        OtherTiers = [], Actions = [nameof(SendNomination)],
    };

    public static async Task<RecognitionView> Of(KheoDbContext db, Actor actor, Guid id, CancellationToken ct)
    {
        var found = await db.Set<Recognised>().VisibleTo(actor).Where(r => r.Id == id)
            .Select(r => new { r.DecisionId, r.SkippedTiers, r.RevokedOn, r.Reason, r.RegistrationId }).SingleOrDefaultAsync(ct) ?? throw new Absent();
        var row = (await db.Set<Recognised>().Where(r => r.Id == id).To<RecognitionRow>(db).SingleAsync(ct)).For(actor);
        var awards = await db.Set<Domain.Recognitions.Award>().VisibleTo(actor).Where(a => a.RecognitionId == id).OrderBy(a => a.Id)
            .Select(a => new GivenView(a.Id, a.Form, a.Category, a.Family, a.Coefficient, a.BaseSalary, a.Money, a.Status, a.ToRecover)).ToListAsync(ct);
        var others = await db.Set<Recognised>().VisibleTo(actor).Where(r => r.RegistrationId == found.RegistrationId && r.Id != id).OrderByDescending(r => r.TierRank)
            .Select(r => new OtherTierView(r.Id, r.TierName, r.TierRank, r.AuthorityName, r.RecognisedOn, r.Status)).ToListAsync(ct);
        return new RecognitionView
        {
            Id = row.Id, RowVersion = row.RowVersion, Recognition = row, DecisionId = found.DecisionId, SkippedTiers = found.SkippedTiers, RevokedOn = found.RevokedOn,
            Reason = found.Reason, Awards = awards, OtherTiers = others, Actions = row.Actions,
        };
    }
}

internal static class RecognitionActions
{
    public static RecognitionRow For(this RecognitionRow row, Actor actor) =>
        row with { Actions = DecisionPolicy.Recognitions.Actions(actor, new RecognitionFacts(row.AuthorityPath, row.Status)) };
}

public sealed class RecognitionProfile : Profile
{
    public RecognitionProfile() => CreateProjection<Recognised, RecognitionRow>().ForMember(v => v.Actions, o => o.Ignore());
}
