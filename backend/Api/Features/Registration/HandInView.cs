using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Access;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Features.Registration;

/// <summary>The form as it was handed in one time, and how the committee answered it.</summary>
public sealed record HandInView : IExample<HandInView>
{
    public required Guid Id { get; init; }
    /// <summary>1 for the first time.</summary>
    public required int Number { get; init; }
    /// <summary>The campaign's version under which it was handed in.</summary>
    public required int CampaignVersion { get; init; }
    public required string Name { get; init; }
    public required FormParts Parts { get; init; }
    public required IReadOnlyDictionary<string, OwnAnswer> Answers { get; init; }
    /// <summary>The form as that version asked.</summary>
    public RegistrationForm Form { get; init; } = new([]);
    /// <summary>The names of units that answers speak of, by their ids.</summary>
    public IReadOnlyDictionary<Guid, string> UnitNames { get; init; } = new Dictionary<Guid, string>();
    public required DateTimeOffset HandedInAt { get; init; }
    public required string HandedInByName { get; init; }
    /// <summary>Null while it is being read, or where the unit withdrew it.</summary>
    public CommitteeAnswer? Answer { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public string? AnsweredByName { get; init; }
    public required IReadOnlyList<Remark> Remarks { get; init; }
    public string? Reason { get; init; }
    /// <summary>The day until which it was to be mended.</summary>
    public DateOnly? MendBy { get; init; }

    internal static IQueryable<HandInView> From(KheoDbContext db, IQueryable<HandIn> handIns) => handIns.Select(s => new HandInView
    {
        Id = s.Id, Number = s.Number, CampaignVersion = s.CampaignVersion, Name = s.Name, Parts = s.Parts, Answers = s.Answers, HandedInAt = s.HandedInAt,
        HandedInByName = db.Set<Account>().Where(a => a.Id == s.HandedInBy).Select(a => a.DisplayName).FirstOrDefault() ?? "",
        Answer = s.Answer, AnsweredAt = s.AnsweredAt, AnsweredByName = db.Set<Account>().Where(a => a.Id == s.AnsweredBy).Select(a => a.DisplayName).FirstOrDefault(),
        Remarks = s.Remarks, Reason = s.Reason, MendBy = s.MendBy,
    });

    /// <summary>Each with its own form and the names its answers need.</summary>
    internal static async Task<IReadOnlyList<HandInView>> Read(KheoDbContext db, Actor actor, Guid campaignId, IReadOnlyList<HandInView> handIns, CancellationToken ct)
    {
        var forms = await db.FormsAt(campaignId, handIns.Select(h => h.CampaignVersion), ct);
        var read = handIns.Select(h => forms.TryGetValue(h.CampaignVersion, out var form) ? h with { Form = form } : h).ToList();
        var units = await db.UnitNames(actor, read.SelectMany(h => new FormReading(h.Name, h.Parts, h.Answers).Named(h.Form.Fields ?? [], OwnFieldType.Unit, OwnFieldType.Place).Values), ct);
        return units.Count == 0 ? read : [.. read.Select(h => h with { UnitNames = units })];
    }

    public static HandInView Example => new()
    {
        Id = Guid.Parse("0198c1a2-0071-7c3d-9f10-6a2b4c8d0e1f"), Number = 1, CampaignVersion = 1, Name = "Tuyến đường hoa ấp Hòa Bình", Parts = RegistrationExamples.Parts, Answers = RegistrationExamples.Answers, Form = FormSchema.Example,
        HandedInAt = new DateTimeOffset(2026, 6, 12, 3, 20, 0, TimeSpan.Zero), HandedInByName = "Cán bộ chi bộ ấp Hòa Bình", Answer = CommitteeAnswer.Returned,
        AnsweredAt = new DateTimeOffset(2026, 6, 14, 2, 0, 0, TimeSpan.Zero), AnsweredByName = "Cán bộ Đảng ủy xã", Remarks = ReturnRegistration.Example.Remarks, MendBy = new DateOnly(2026, 6, 20),
    };
}
