using AutoMapper;
using Kheo.Api.Web;
using Kheo.Domain.Recognitions;

namespace Kheo.Api.Features.Recognition;

/// <summary>A base salary in force from a day on, until the next begins.</summary>
public sealed record BaseSalaryView : IView, IExample<BaseSalaryView>
{
    public required Guid Id { get; init; }
    public required long RowVersion { get; init; }
    public required string UnitPath { get; init; }
    public required DateOnly ValidFrom { get; init; }
    /// <summary>Đồng.</summary>
    public required decimal Amount { get; init; }
    /// <summary>How coefficient × amount becomes the sum that is paid.</summary>
    public required Rounding Rounding { get; init; }
    public required string LegalBasis { get; init; }

    public static BaseSalaryView Example => new()
    {
        Id = Guid.Parse("019a0000-0000-7000-8000-000000000001"), RowVersion = 1, UnitPath = "/VN/", ValidFrom = new DateOnly(2024, 7, 1), Amount = 2_340_000,
        Rounding = Rounding.UpToTenThousand, LegalBasis = "Nghị định 73/2024/NĐ-CP",
    };
}

public sealed class BaseSalaryProfile : Profile
{
    public BaseSalaryProfile() => CreateProjection<BaseSalary, BaseSalaryView>();
}
