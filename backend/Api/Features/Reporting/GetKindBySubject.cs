using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Reports;
using MediatR;

namespace Kheo.Api.Features.Reporting;

/// <summary>Registrations by kind × subject. The two are independent: an exemplar may be a collective, a model one household's.</summary>
public sealed record GetKindBySubject : FigureQuery<KindBySubjectView>;

/// <summary>All six cells, the empty ones too.</summary>
public sealed record KindBySubjectView(ReportBasis Basis, IReadOnlyList<KindBySubjectCell> Cells) : IExample<KindBySubjectView>
{
    public static KindBySubjectView Example => new(ReportBasis.Example, [new KindBySubjectCell(Kind.Model, Subject.Collective,
        new Figure(311, "/api/registrations?campaignId=…&kind=model&subject=collective"), 90, 0)]);
}

/// <summary>One kind and one subject.</summary>
public sealed record KindBySubjectCell(Kind Kind, Subject Subject, Figure Registered, long ResultsHandedIn, long Recognised);

public sealed class GetKindBySubjectHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<GetKindBySubject, KindBySubjectView>
{
    private const string Cells =
        """
        select t.kind, t.subject, t.status, sum(t.count) as count from counted t
        where t.campaign_id = @campaign group by 1, 2, 3
        """;

    private sealed record Shown(Row[] Cells);
    private sealed record Row(string Kind, string Subject, string Status, long Count);

    public async Task<KindBySubjectView> Handle(GetKindBySubject query, CancellationToken ct)
    {
        var scope = await ReportScope.Of(db, current.Actor, query, clock.GetUtcNow(), ct);
        var shown = await Picture.Of<Shown>(db, scope, ct, ("cells", Cells));
        var cells =
            from kind in Enum.GetValues<Kind>()
            from subject in Enum.GetValues<Subject>()
            let words = (Kind: kind.ToString().ToLowerInvariant(), Subject: subject.ToString().ToLowerInvariant())
            let stages = StageFigures.Of(shown.Cells.Where(c => c.Kind == words.Kind && c.Subject == words.Subject).Select(c => new StatusRow(c.Status, c.Count).Value))
            select new KindBySubjectCell(kind, subject,
                new Figure(stages.Registered, scope.Registrations([$"kind={words.Kind}", $"subject={words.Subject}", StageFilter.Registered])),
                stages.ResultsHandedIn, stages.Recognised);
        return new KindBySubjectView(scope.Basis, [.. cells]);
    }
}
