using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Evaluation;

/// <summary>The minutes as they were frozen when the session closed.</summary>
public sealed record MinutesView(Guid Id, long RowVersion, Minutes Minutes) : IView, IExample<MinutesView>
{
    public static MinutesView Example => new(JudgingSessionView.Example.Id, 9, new Minutes(
        JudgingSessionView.Example.Title, JudgingSessionView.Example.CampaignName, "Cấp tỉnh", new DateOnly(2026, 10, 20), CouncilView.Example.Name, "15-QĐ/TU", new DateOnly(2026, 1, 10),
        new DateTimeOffset(2026, 10, 20, 1, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 10, 20, 9, 0, 0, TimeSpan.Zero), CreateJudgingSession.Example.Rules, 9, 8,
        [new("Chủ tịch Hội đồng", CouncilRole.Chair, true)], [new("Ủy viên", CandidateView.Example.Name, RecusalReason.OwnUnit, null)],
        [new(CandidateView.Example.Id, EligibleRow.Example.Id, "DVK-2026-0031", CandidateView.Example.Name, CandidateView.Example.UnitName, Kind.Model, Subject.Collective,
            CandidateView.Example.FieldName, 8, 8, 91.33m, 8, 0, 1, Outcome.Passed, null)]));
}

/// <summary>The minutes of a closed session; there are none before.</summary>
public sealed record GetMinutes(Guid Id) : Query<MinutesView>;

public sealed class GetMinutesHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetMinutes, MinutesView>
{
    public async Task<MinutesView> Handle(GetMinutes query, CancellationToken ct)
    {
        var session = await db.Set<JudgingSession>().SeatedOrVisible(current.Actor).SingleOrDefaultAsync(s => s.Id == query.Id, ct) ?? throw new Absent();
        return new MinutesView(session.Id, session.RowVersion, session.Minutes ?? throw new Absent());
    }
}
