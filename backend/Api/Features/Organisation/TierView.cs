using AutoMapper;
using Kheo.Api.Web;
using Kheo.Domain.Organisation;

namespace Kheo.Api.Features.Organisation;

/// <summary>A tier: one rung of the hierarchy, with the time in which it is in force.</summary>
/// <param name="Rank">1 = Trung ương, growing downward. Two tiers share a rank when one follows the other in time.</param>
/// <param name="ValidTo">The first day on which the tier is no longer in force.</param>
public sealed record TierView(
    Guid Id, long RowVersion, Guid UnitId, string UnitPath, string Code, string Name, int Rank, DateOnly ValidFrom, DateOnly? ValidTo, string[] Actions)
    : IView, IExample<TierView>
{
    public static TierView Example => new(
        Guid.Parse("0193a000-0000-7000-8000-000000000013"), 1, Guid.Parse("0193a000-0000-7000-8000-000000000001"), "/AB/", "XA",
        "Cấp trên cơ sở (xã, phường, đặc khu; các cơ quan tỉnh)", 3, new DateOnly(2025, 7, 1), null, []);
}

internal sealed class TierProfile : Profile
{
    public TierProfile() => CreateProjection<Tier, TierView>().ForCtorParam(nameof(TierView.Actions), o => o.MapFrom(_ => Array.Empty<string>()));
}
