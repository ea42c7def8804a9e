using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Reporting;

/// <summary>Registrations by field, how far they came, and the campaign before.</summary>
public sealed record GetByField : FigureQuery<ByFieldView>;

/// <summary>Every field of the campaign's list, those without a registration too.</summary>
public sealed record ByFieldView(ReportBasis Basis, IReadOnlyList<ByFieldLine> Fields, long Registered, long Recognised) : IExample<ByFieldView>
{
    public static ByFieldView Example => new(ReportBasis.Example, [ByFieldLine.Example], 140, 0);
}

public sealed class GetByFieldHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<GetByField, ByFieldView>
{
    private sealed record Shown(FieldRow[] Fields);

    public async Task<ByFieldView> Handle(GetByField query, CancellationToken ct)
    {
        var scope = await ReportScope.Of(db, current.Actor, query, clock.GetUtcNow(), ct);
        var shown = await Picture.Of<Shown>(db, scope, ct, ("fields", Sums.ByField));
        var stages = FieldRow.Together(shown.Fields);
        return new ByFieldView(scope.Basis, [.. shown.Fields.Select(f => ByFieldLine.Of(f, scope))], stages.Registered, stages.Recognised);
    }
}
