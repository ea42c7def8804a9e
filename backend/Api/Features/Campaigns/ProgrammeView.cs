using AutoMapper;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;

namespace Kheo.Api.Features.Campaigns;

/// <summary>A movement.</summary>
public sealed record ProgrammeView : IView, IExample<ProgrammeView>
{
    public required Guid Id { get; init; }
    public required long RowVersion { get; init; }
    public required Guid UnitId { get; init; }
    public required string UnitPath { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public string? Description { get; init; }
    public string[] Actions { get; init; } = [];

    public static ProgrammeView Example => new()
    {
        Id = Guid.Parse("0198c1a2-0001-7c3d-9f10-6a2b4c8d0e1f"), RowVersion = 1, UnitId = Guid.Parse("0198c1a2-0000-7c3d-9f10-6a2b4c8d0e1f"), UnitPath = "/VN/AB/",
        Code = "DVK", Name = "Dân vận khéo", Description = "Phong trào thi đua Dân vận khéo",
    };
}

/// <summary>A field of the standard list.</summary>
public sealed record StandardFieldView : IView, IExample<StandardFieldView>
{
    public required Guid Id { get; init; }
    public required long RowVersion { get; init; }
    public required string UnitPath { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required int Ordinal { get; init; }
    public string[] Actions { get; init; } = [];

    public static StandardFieldView Example => new()
    {
        Id = Guid.Parse("0198c1a2-0002-7c3d-9f10-6a2b4c8d0e1f"), RowVersion = 1, UnitPath = "/VN/", Code = "KT", Name = "Phát triển kinh tế", Ordinal = 1,
    };
}

/// <summary>One indicator of the catalogue.</summary>
public sealed record StandardIndicatorView : IView, IExample<StandardIndicatorView>
{
    public required Guid Id { get; init; }
    public required long RowVersion { get; init; }
    public required string UnitPath { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required Measure Measure { get; init; }
    public required RollUp RollUp { get; init; }
    /// <summary>What the measure `unit` counts.</summary>
    public string? UnitName { get; init; }
    /// <summary>What one model usually comes to at least.</summary>
    public decimal? UsualFrom { get; init; }
    /// <summary>What one model usually comes to at most.</summary>
    public decimal? UsualTo { get; init; }
    public required int Ordinal { get; init; }
    public string[] Actions { get; init; } = [];

    public static StandardIndicatorView Example => new()
    {
        Id = Guid.Parse("0198c1a2-0007-7c3d-9f10-6a2b4c8d0e1f"), RowVersion = 1, UnitPath = "/VN/AB/", Code = "NGAYCONG", Name = "Ngày công huy động", Measure = Measure.Workday, RollUp = RollUp.Sum, UsualFrom = 20, UsualTo = 2_000, Ordinal = 1,
    };
}

/// <summary>One published version of an issuer's field list.</summary>
public sealed record FieldListView : IView, IExample<FieldListView>
{
    public required Guid Id { get; init; }
    public required long RowVersion { get; init; }
    public required Guid ProgrammeId { get; init; }
    public required string UnitPath { get; init; }
    public required int Version { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public required IReadOnlyList<FieldView> Fields { get; init; }
    public string[] Actions { get; init; } = [];

    public static FieldListView Example => new()
    {
        Id = Guid.Parse("0198c1a2-0003-7c3d-9f10-6a2b4c8d0e1f"), RowVersion = 1, ProgrammeId = ProgrammeView.Example.Id, UnitPath = "/VN/AB/", Version = 1,
        ValidFrom = new DateOnly(2026, 1, 1), Fields = [FieldView.Example],
    };
}

/// <summary>One field of a list, mapped to the standard list or `other`.</summary>
public sealed record FieldView : IExample<FieldView>
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public Guid? StandardFieldId { get; init; }
    public required bool Other { get; init; }

    public static FieldView Example => new() { Id = Guid.Parse("0198c1a2-0004-7c3d-9f10-6a2b4c8d0e1f"), Code = "NTM", Name = "Xây dựng nông thôn mới", StandardFieldId = StandardFieldView.Example.Id, Other = false };
}

internal sealed class ProgrammeProjections : Profile
{
    public ProgrammeProjections()
    {
        CreateProjection<Programme, ProgrammeView>().ForMember(v => v.Actions, o => o.Ignore());
        CreateProjection<StandardField, StandardFieldView>().ForMember(v => v.Actions, o => o.Ignore());
        CreateProjection<StandardIndicator, StandardIndicatorView>().ForMember(v => v.Actions, o => o.Ignore());
        CreateProjection<FieldList, FieldListView>()
            .ForMember(v => v.Actions, o => o.Ignore())
            .ForMember(v => v.Fields, o => o.MapFrom(l => l.Fields.OrderBy(f => f.Ordinal)));
        CreateProjection<Field, FieldView>();
    }
}
