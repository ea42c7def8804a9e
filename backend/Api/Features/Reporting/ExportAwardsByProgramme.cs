using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Reports;
using MediatR;

namespace Kheo.Api.Features.Reporting;

/// <summary>Awards in force by programme, form, category, subject and kind as a spreadsheet. It has no total: two programmes are never mixed.</summary>
public sealed record ExportAwardsByProgramme : Query<Sheet>
{
    /// <summary>The unit whose subtree was rewarded; when unsaid, the highest unit whose reports the caller may read.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>First reward year; this year when unsaid.</summary>
    public int? FromYear { get; init; }

    /// <summary>Last reward year; the first when unsaid.</summary>
    public int? ToYear { get; init; }

    /// <summary>Only this programme.</summary>
    public Guid? ProgrammeId { get; init; }

    /// <summary>What had been awarded, and not revoked, by this past day; by now when unsaid.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>`recorded` (when unsaid) or `restated` to today's units.</summary>
    public Geography? Geography { get; init; }
}

public sealed class ExportAwardsByProgrammeHandler(IMediator mediator) : IRequestHandler<ExportAwardsByProgramme, Sheet>
{
    public async Task<Sheet> Handle(ExportAwardsByProgramme query, CancellationToken ct)
    {
        var view = await mediator.Send(new GetAwardsByProgramme { UnitId = query.UnitId, FromYear = query.FromYear, ToYear = query.ToYear, ProgrammeId = query.ProgrammeId, AsOf = query.AsOf, Geography = query.Geography }, ct);
        var lines = view.Programmes.SelectMany(p => p.Lines.Select(l => (p.ProgrammeName, Line: l)));
        return Sheet.Of($"Khen thưởng {view.FromYear}–{view.ToYear}", lines.ToAsyncEnumerable(),
            new("Phong trào", a => a.ProgrammeName, 32), new("Hình thức", a => Words.Of<AwardForm>(a.Line.Form), 16), new("Thành tích", a => Words.Of<AwardCategory>(a.Line.Category), 28),
            new("Đối tượng", a => Words.Of<Subject>(a.Line.Subject), 14), new("Loại", a => Words.Of<Kind>(a.Line.Kind), 12), new("Số lượng", a => a.Line.Count, 12)) with { Preface = [view.UnitName, ReadingWords.Of(view.AsOf, view.Until, view.Geography)] };
    }
}
