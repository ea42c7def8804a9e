using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;
using Kheo.Domain.Organisation;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Recognition;

/// <summary>A nomination in a list.</summary>
/// <param name="UnitId">Who proposes.</param>
public sealed record NominationRow(Guid Id, long RowVersion, Guid RecognitionId, Guid RegistrationId, Guid CampaignId, string Name, Guid UnitId, string UnitPath,
    string UnitName, Guid ToUnitId, string ToPath, string ToUnitName, string LetterNumber, DateOnly LetterDate, NominationStatus Status, DateTimeOffset SentAt,
    DateTimeOffset? AnsweredAt, string? Reason, string[] Actions) : IView, IExample<NominationRow>
{
    public static NominationRow Example => new(Guid.Parse("019a4000-0000-7000-8000-000000000001"), 1, RecognitionRow.Example.Id, RecognitionRow.Example.RegistrationId,
        DecisionView.Example.CampaignId, RecognitionRow.Example.Name, DecisionView.Example.UnitId, "/VN/AB/X012/", "Đảng ủy xã Bình Minh",
        Guid.Parse("0193a000-0000-7000-8000-000000000001"), "/VN/AB/", "Tỉnh ủy An Bình", "25-TTr/ĐU", new DateOnly(2026, 11, 5), NominationStatus.Sent,
        new DateTimeOffset(2026, 11, 5, 3, 0, 0, TimeSpan.Zero), null, null, [nameof(AcceptNomination), nameof(ReturnNomination)]);

    /// <summary>Nominations of which the caller holds one end.</summary>
    public static IQueryable<NominationRow> Of(KheoDbContext db, IQueryable<Nomination> nominations) =>
        from n in nominations
        join u in db.Set<UnitName>() on n.UnitId equals u.Id
        join t in db.Set<UnitName>() on n.ToUnitId equals t.Id
        select new NominationRow(n.Id, n.RowVersion, n.RecognitionId, n.RegistrationId, n.CampaignId, n.Name, n.UnitId, n.UnitPath, u.PartyName, n.ToUnitId, n.ToPath,
            t.PartyName, n.LetterNumber, n.LetterDate, n.Status, n.SentAt, n.AnsweredAt, n.Reason, Array.Empty<string>());

    public NominationRow For(Actor actor) => this with { Actions = DecisionPolicy.Nominations.Actions(actor, new NominationFacts(ToPath, Status)) };
}

/// <summary>A nomination with its letter and the sealed record that climbs with it.</summary>
public sealed record NominationView(Guid Id, long RowVersion, NominationRow Nomination, string Statement, NominationDossier Dossier, string[] Actions)
    : IView, IExample<NominationView>
{
    public static NominationView Example => new(NominationRow.Example.Id, 1, NominationRow.Example, "Đề nghị Tỉnh ủy xem xét, công nhận mô hình cấp tỉnh",
        new NominationDossier("DVK-2026-0031", "Chi bộ ấp Trung Bình", null, new FormParts { Objectives = "Trồng 2 km hoa hai bên đường" }, null,
            new JudgedBelow("Bình xét cấp xã năm 2026", new DateOnly(2026, 10, 20), 9, 91.33m, 1, Outcome.Passed),
            [new("Cấp trên cơ sở", "Ban Thường vụ Đảng ủy xã", "12-QĐ/ĐU", new DateOnly(2026, 11, 2), true, "VN-AB-X012-2026-0007")],
            Answers: new SealedAnswers(1, [new("so-ho", "Số hộ tham gia", OwnFieldType.Number, UnitName: "hộ")], new Dictionary<string, OwnAnswer> { ["so-ho"] = new OwnAnswer.Number(84) }, new Dictionary<Guid, string>())),
        [nameof(AcceptNomination), nameof(ReturnNomination)]);

    public static async Task<NominationView> Of(KheoDbContext db, Actor actor, Guid id, CancellationToken ct)
    {
        var mine = db.Set<Nomination>().OfEitherEnd(actor).Where(n => n.Id == id);
        var row = (await NominationRow.Of(db, mine).SingleOrDefaultAsync(ct) ?? throw new Absent()).For(actor);
        var words = await mine.Select(n => new { n.Statement, n.Dossier }).SingleAsync(ct);
        return new NominationView(row.Id, row.RowVersion, row, words.Statement, words.Dossier, row.Actions);
    }
}

internal static class Ends
{
    /// <summary>Sent by the caller's units, or received by them.</summary>
    public static IQueryable<Nomination> OfEitherEnd(this IQueryable<Nomination> nominations, Actor actor)
    {
        var (sent, received) = (nominations.VisibleTo(actor).Select(n => n.Id), nominations.VisibleTo(actor, n => n.ToPath).Select(n => n.Id));
        return nominations.Where(n => sent.Contains(n.Id) || received.Contains(n.Id));
    }
}
