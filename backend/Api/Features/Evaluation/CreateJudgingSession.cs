using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;
using Kheo.Domain.Organisation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Evaluation;

/// <summary>Prepares a session of a council for one campaign, at the tier of the council's unit.</summary>
public sealed record CreateJudgingSession : Create<JudgingSessionView>, IExample<CreateJudgingSession>
{
    public required Guid CouncilId { get; init; }
    public required Guid CampaignId { get; init; }
    /// <summary>At most 300 characters.</summary>
    public required string Title { get; init; }
    /// <summary>Within the council's term.</summary>
    public required DateOnly HeldOn { get; init; }
    /// <summary>Quorum, pass rule, tie rules in their order (the chair's choice last) and quotas.</summary>
    public required SessionRules Rules { get; init; }

    public static CreateJudgingSession Example => new()
    {
        CouncilId = CouncilView.Example.Id, CampaignId = Guid.Parse("0198c1a2-0010-7c3d-9f10-6a2b4c8d0e1f"), Title = "Bình xét mô hình Dân vận khéo năm 2026",
        HeldOn = new DateOnly(2026, 10, 20),
        Rules = new SessionRules(new Quorum(2, 3), new PassRule(70, 70, 50), [new(TieBreak.HigherOnCriterion, "II"), new(TieBreak.EarlierSubmission), new(TieBreak.ChairChoice)],
            [new(Subject.Collective, 20)]),
    };
}

public sealed class CreateJudgingSessionValidator : AbstractValidator<CreateJudgingSession>
{
    public CreateJudgingSessionValidator()
    {
        RuleFor(c => c.Title).NotEmpty().WithErrorCode("required").MaximumLength(300).WithErrorCode("too-long");
        RuleFor(c => c.Rules.Ties).Must(t => t.Count <= 10 && t.All(r => r.Criterion is null or { Length: <= 60 })).WithErrorCode("out-of-range");
        RuleFor(c => c.Rules.Quotas).Must(q => q.Count <= 3).WithErrorCode("out-of-range");
        RuleFor(c => c.Rules.Pass).Must(p => p is { MinimumAverage: <= 9999, PassMark: <= 9999 }).WithErrorCode("out-of-range");
    }
}

public sealed class CreateJudgingSessionHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<CreateJudgingSession, JudgingSessionView>
{
    public async Task<JudgingSessionView> Handle(CreateJudgingSession command, CancellationToken ct)
    {
        var council = await db.Set<Council>().VisibleTo(current.Actor).SingleOrDefaultAsync(c => c.Id == command.CouncilId, ct) ?? throw new Absent();
        if (!current.Actor.May(Permission.JudgingManage, council.UnitPath)) throw new Forbidden(nameof(CreateJudgingSession));
        var above = Scope.Ancestors(council.UnitPath).ToArray();
        var campaign = await db.Set<Campaign>().ReachingTo(current.Actor).SingleOrDefaultAsync(c => c.Id == command.CampaignId && above.Contains(c.UnitPath), ct)
            ?? throw new Absent();
        RuleBroken.When(campaign.Status == CampaignStatus.Draft, Domain.Rules.CampaignNotOpen);
        var tier = await db.Set<Tier>().SingleAsync(t => db.Set<Domain.Organisation.Unit>().Any(u => u.Id == council.UnitId && u.TierId == t.Id), ct);

        var session = JudgingSession.Prepare(council, new Forum(campaign.Id, campaign.Name, tier.Id, tier.Name), command.Title, command.HeldOn, command.Rules);
        db.Add(session);
        await db.SaveChangesAsync(ct);
        return await JudgingSessionView.Of(db, current.Actor, session.Id, ct);
    }
}
