using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Features.Registration;

/// <summary>How many of the papers that a dossier needs are complete.</summary>
public sealed record PaperCount(int There, int Needed);

/// <summary>A registration in a list.</summary>
public sealed record RegistrationRow : IView, IRegistrationRow, IExample<RegistrationRow>
{
    public required Guid Id { get; init; }
    public required long RowVersion { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public string? Holder { get; init; }
    public required Guid CampaignId { get; init; }
    public required Guid UnitId { get; init; }
    public required string UnitPath { get; init; }
    public required string UnitName { get; init; }
    public required Guid FieldId { get; init; }
    public required string FieldName { get; init; }
    public required Kind Kind { get; init; }
    public required Subject Subject { get; init; }
    public required RegistrationStatus Status { get; init; }
    public required bool Late { get; init; }
    /// <summary>Mô hình điểm.</summary>
    public required bool Pilot { get; init; }
    /// <summary>When it was last worked on.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    /// <summary>Parts of the form that are filled…</summary>
    public required int Filled { get; init; }
    /// <summary>…of this many.</summary>
    public int Parts { get; init; } = FormReading.AllParts.Count;
    /// <summary>Since when it lies with the unit that writes it or the committee that reads it; of no matter once it is answered for good.</summary>
    public required DateTimeOffset TurnSince { get; init; }
    /// <summary>Until when that side is asked to be done.</summary>
    public DateOnly? TurnDue { get; init; }
    public required bool HasResult { get; init; }
    /// <summary>Accepted, and without a sign of life for more days than its campaign allows.</summary>
    public bool Dormant { get; init; }
    /// <summary>Papers for the tier it is on its way to; null when its campaign asks for none, and of a draft.</summary>
    public PaperCount? Papers { get; init; }
    public string[] Actions { get; init; } = [];
    /// <summary>Read for spreadsheets alone.</summary>
    internal IReadOnlyDictionary<string, OwnAnswer>? Answers { get; init; }

    public static RegistrationRow Example => new()
    {
        Id = RegistrationView.Example.Id, RowVersion = 3, Code = "DVK-2026-0031", Name = "Tuyến đường hoa ấp Hòa Bình", CampaignId = Guid.Parse("0198c1a2-0010-7c3d-9f10-6a2b4c8d0e1f"),
        UnitId = Guid.Parse("0198c1a2-0020-7c3d-9f10-6a2b4c8d0e1f"), UnitPath = "/VN/AB/X012/C03/", UnitName = "Chi bộ ấp Hòa Bình", FieldId = Guid.Parse("0198c1a2-0004-7c3d-9f10-6a2b4c8d0e1f"),
        FieldName = "Xây dựng nông thôn mới", Kind = Kind.Model, Subject = Subject.Collective, Status = RegistrationStatus.Submitted, Late = false, Pilot = false,
        UpdatedAt = new DateTimeOffset(2026, 6, 12, 3, 20, 0, TimeSpan.Zero), CreatedAt = new DateTimeOffset(2026, 6, 10, 1, 5, 0, TimeSpan.Zero), Filled = 9, TurnSince = new DateTimeOffset(2026, 6, 12, 3, 20, 0, TimeSpan.Zero), TurnDue = new DateOnly(2026, 6, 19), HasResult = false, Papers = new PaperCount(8, 9),
        Actions = [nameof(AcceptRegistration), nameof(ReturnRegistration), nameof(RefuseRegistration)],
    };
}
