using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;
using Kheo.Domain.Recognitions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Recognition;

/// <summary>Drafts a decision at the tier of the deciding unit. Over a closed session its list begins with those who passed.</summary>
public sealed record DraftDecision : Create<DecisionView>, IExample<DraftDecision>
{
    /// <summary>Who decides; the caller's own unit when unsaid.</summary>
    public Guid? UnitId { get; init; }
    public required Guid CampaignId { get; init; }
    /// <summary>A closed session of the same unit and campaign.</summary>
    public Guid? SessionId { get; init; }
    public required Purpose Purpose { get; init; }
    public required Family Family { get; init; }
    /// <summary>At most 500 characters.</summary>
    public required string Title { get; init; }
    /// <summary>At most 20, each at most 500 characters, without the word “Căn cứ”.</summary>
    public required IReadOnlyList<string> LegalBases { get; init; }
    /// <summary>Who issues it, e.g. `Ban Thường vụ Đảng ủy xã`.</summary>
    public required string Authority { get; init; }

    public static DraftDecision Example => new()
    {
        CampaignId = Guid.Parse("0198c1a2-0010-7c3d-9f10-6a2b4c8d0e1f"), Purpose = Purpose.Both, Family = Family.Party,
        Title = "Công nhận và khen thưởng mô hình Dân vận khéo năm 2026", LegalBases = ["Quyết định số 1-QĐ/TU ngày 05/01/2026 của Tỉnh ủy"],
        Authority = "Ban Thường vụ Đảng ủy xã",
    };
}

public sealed class DraftDecisionValidator : AbstractValidator<DraftDecision>
{
    public DraftDecisionValidator()
    {
        RuleFor(c => c.Title).DocumentLine(500);
        RuleFor(c => c.Authority).DocumentLine(300);
        RuleFor(c => c.LegalBases).LegalBases();
    }
}

internal static class DecisionShape
{
    public static void DocumentLine<T>(this IRuleBuilder<T, string> rule, int longest) =>
        rule.NotEmpty().WithErrorCode("required").MaximumLength(longest).WithErrorCode("too-long");

    public static void LegalBases<T>(this IRuleBuilder<T, IReadOnlyList<string>> rule) =>
        rule.Must(b => b.Count <= 20 && b.All(x => x.Length is > 0 and <= 500)).WithErrorCode("out-of-range");
}

public sealed class DraftDecisionHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<DraftDecision, DecisionView>
{
    public async Task<DecisionView> Handle(DraftDecision command, CancellationToken ct)
    {
        var today = VietnamTime.Day(clock.GetUtcNow());
        var unit = await db.ActingFor(current.Actor, Permission.DecisionsDraft, command.UnitId, today, ct);
        var above = Scope.Ancestors(unit.Path).ToArray();
        var campaign = await db.Set<Campaign>().ReachingTo(current.Actor).SingleOrDefaultAsync(c => c.Id == command.CampaignId && above.Contains(c.UnitPath), ct)
            ?? throw new Absent();
        RuleBroken.When(campaign.Status == CampaignStatus.Draft, Rules.CampaignNotOpen);

        var content = new DecisionContent(command.Purpose, command.Family, command.Title, command.LegalBases, command.Authority);
        var decision = Decision.Draft(unit.Id, unit.Path, unit.TierId, campaign.Id, command.SessionId, content);
        if (command.SessionId is { } session) decision.Save(content, await Passed(session, decision, ct));
        db.Add(decision);
        await db.SaveChangesAsync(ct);
        return await DecisionView.Of(db, current.Actor, decision.Id, today, ct);
    }

    private async Task<List<ItemContent>> Passed(Guid sessionId, Decision decision, CancellationToken ct)
    {
        var session = await db.Set<JudgingSession>().VisibleTo(current.Actor).SingleOrDefaultAsync(s => s.Id == sessionId, ct) ?? throw new Absent();
        RuleBroken.When(session.UnitId != decision.UnitId || session.CampaignId != decision.CampaignId || session.Status != SessionStatus.Closed, Rules.DecisionOverAnother);
        if (decision.Purpose == Purpose.Award) return [];
        var candidates = await db.Set<Candidate>().Where(c => c.SessionId == sessionId && c.Outcome == Outcome.Passed).OrderBy(c => c.Subject).ThenBy(c => c.Rank)
            .Select(c => new { c.RegistrationId, c.UnitId, c.UnitPath, c.UnitName, c.Kind, c.Subject, c.Dossier }).ToListAsync(ct);
        return [.. candidates.Select(c => new ItemContent(c.RegistrationId, c.Dossier.Holder ?? c.UnitName, c.UnitId, c.UnitPath, c.Kind, c.Subject, true, false, null, null, null, null))];
    }
}
