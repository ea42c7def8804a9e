using AutoMapper;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Registration;

/// <summary>One indicator of a result report, in the measure that the campaign set.</summary>
public sealed record IndicatorValueView
{
    public required string Indicator { get; init; }
    public required Measure Measure { get; init; }
    public decimal? Baseline { get; init; }
    public decimal? Target { get; init; }
    public decimal? Actual { get; init; }
    /// <summary>The figure is not exact: "trên 500".</summary>
    public required bool Approximate { get; init; }
    public string? Note { get; init; }
    /// <summary>Where the figure is taken from.</summary>
    public string? Source { get; init; }
}

/// <summary>A result report.</summary>
public sealed record ResultView : IView, IResultRow, IExample<ResultView>
{
    public required Guid Id { get; init; }
    public required long RowVersion { get; init; }
    public required Guid RegistrationId { get; init; }
    public required string UnitPath { get; init; }
    public required ResultStatus Status { get; init; }
    public required string Narrative { get; init; }
    public string? Difficulties { get; init; }
    public string? Causes { get; init; }
    public string? Proposals { get; init; }
    public required IReadOnlyList<IndicatorValueView> Indicators { get; init; }
    /// <summary>What the committee asked to be mended: a section by its name, or an indicator by its code.</summary>
    public required IReadOnlyList<ResultRemark> Remarks { get; init; }
    public DateTimeOffset? HandedInAt { get; init; }
    public DateTimeOffset? ConfirmedAt { get; init; }
    public string[] Actions { get; init; } = [];

    /// <summary>The report as GET answers it. Commands answer the same.</summary>
    public static async Task<ResultView> Of(KheoDbContext db, Actor actor, Guid id, CancellationToken ct)
    {
        var view = await db.Set<ResultReport>().VisibleTo(actor).Where(r => r.Id == id).To<ResultView>(db).SingleOrDefaultAsync(ct) ?? throw new Absent();
        return view with { Actions = RegistrationPolicy.Results.Actions(actor, view) };
    }

    public static ResultView Example => new()
    {
        Id = Guid.Parse("0198c1a2-0040-7c3d-9f10-6a2b4c8d0e1f"), RowVersion = 2, RegistrationId = RegistrationView.Example.Id, UnitPath = "/VN/AB/X012/C03/", Status = ResultStatus.HandedIn,
        Narrative = ResultExamples.Narrative, Causes = "Chủ quan: triển khai chậm hai tuần.", Remarks = [], HandedInAt = new DateTimeOffset(2026, 10, 20, 2, 0, 0, TimeSpan.Zero),
        Indicators = [new IndicatorValueView { Indicator = "workdays", Measure = Measure.Workday, Baseline = 0, Target = 320, Actual = 500, Approximate = true, Note = "trên 500" }],
        Actions = [nameof(ReturnResult), nameof(ConfirmResult)],
    };
}

internal static class ResultExamples
{
    public const string Narrative = "Hoàn thành 2 km đường hoa, 64/64 hộ tham gia, bàn giao ngày 25/9.";
    public static readonly IReadOnlyList<IndicatorFigure> Figures = [new("workdays", 0, 320, 500, true, "trên 500")];
}

internal sealed class ResultProjections : Profile
{
    public ResultProjections()
    {
        CreateProjection<IndicatorValue, IndicatorValueView>();
        CreateProjection<ResultReport, ResultView>()
            .ForMember(v => v.Actions, o => o.Ignore())
            .ForMember(v => v.Indicators, o => o.MapFrom(r => r.Indicators.OrderBy(i => i.Indicator)));
    }
}
