using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Evaluation;

/// <summary>A registration that may be put before the session.</summary>
/// <param name="Nominated">It comes by an accepted nomination from below; otherwise its result is confirmed.</param>
/// <param name="Papers">What its dossier needs at the session's tier, and what of it is there; null when its campaign asks for none.</param>
public sealed record EligibleRow(Guid Id, string Code, string Name, Guid UnitId, string UnitPath, string UnitName, Kind Kind, Subject Subject, string FieldName,
    RegistrationStatus Status, bool Nominated, DossierPapers? Papers, string[] Actions) : IExample<EligibleRow>
{
    public static EligibleRow Example => new(Guid.Parse("0199c000-0000-7000-8000-000000000001"), "DVK-2026-0031", "Tuyến đường hoa nông thôn mới",
        Guid.Parse("0193a000-0000-7000-8000-000000000012"), "/VN/AB/X012/C1/", "Chi bộ ấp Trung Bình", Kind.Model, Subject.Collective, "Xây dựng nông thôn mới",
        RegistrationStatus.Confirmed, false, new DossierPapers("Cấp cơ sở", 0, 1, [new("anh", "Ảnh minh chứng", PaperProof.Photos, 3, 2)]), []);
}

/// <summary>Lists what may still be put before the session: confirmed, or nominated to its unit; not judged by the unit yet.</summary>
public sealed record ListEligible : PagedQuery<EligibleRow>
{
    /// <summary>The session.</summary>
    public required Guid Id { get; init; }
    public Subject? Subject { get; init; }
    public Guid? FieldId { get; init; }
}

public sealed class ListEligibleHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListEligible, Page<EligibleRow>>
{
    public async Task<Page<EligibleRow>> Handle(ListEligible query, CancellationToken ct)
    {
        var eligible = await Filtered(db, current.Actor, query, nameof(ListEligible), ct);
        if (Cursor.Decode(query.After) is var (_, id)) eligible = eligible.Where(r => r.Id.CompareTo(id) > 0);
        var rows = await Rows(db, eligible).Take(query.Size + 1).ToListAsync(ct);
        var tier = await db.Set<JudgingSession>().Where(s => s.Id == query.Id).Select(s => s.TierId).SingleAsync(ct);
        var papers = await Papers.Of(db, [.. rows.Select(r => r.Id)], ct, tier);
        return Pages.Of([.. rows.Select(r => r with { Papers = papers.GetValueOrDefault(r.Id) })], query.Size, r => Cursor.Encode("", r.Id));
    }

    internal static async Task<IQueryable<Domain.Registrations.Registration>> Filtered(KheoDbContext db, Actor actor, ListEligible query, string operation, CancellationToken ct)
    {
        var session = await db.Set<JudgingSession>().VisibleTo(actor).SingleOrDefaultAsync(s => s.Id == query.Id, ct) ?? throw new Absent();
        if (!actor.May(Permission.JudgingManage, session.UnitPath)) throw new Forbidden(operation);
        var eligible = Eligible.For(db, actor, session);
        if (query.Subject is { } subject) eligible = eligible.Where(r => r.Subject == subject);
        if (query.FieldId is { } field) eligible = eligible.Where(r => r.FieldId == field);
        return eligible;
    }

    internal static IQueryable<EligibleRow> Rows(KheoDbContext db, IQueryable<Domain.Registrations.Registration> eligible) =>
        from r in eligible
        join u in db.Set<Domain.Organisation.Unit>() on r.UnitId equals u.Id
        join f in db.Set<Field>() on r.FieldId equals f.Id
        orderby r.Id
        select new EligibleRow(r.Id, r.Code, r.Name, r.UnitId, r.UnitPath, u.PartyName, r.Kind, r.Subject, f.Name, r.Status,
            r.Status != RegistrationStatus.Confirmed, null, Array.Empty<string>());
}

/// <summary>Which registrations a session may take: one sentence for the list and for the act.</summary>
internal static class Eligible
{
    public static IQueryable<Domain.Registrations.Registration> For(KheoDbContext db, Actor actor, JudgingSession session) => db.Set<Domain.Registrations.Registration>().VisibleTo(actor).Under(session.UnitPath)
        .Where(r => r.CampaignId == session.CampaignId && r.UnitPath != session.UnitPath)
        .Where(r => r.Status == RegistrationStatus.Confirmed
            || db.Set<Nomination>().Any(n => n.RegistrationId == r.Id && n.ToUnitId == session.UnitId && n.Status == NominationStatus.Accepted))
        .Where(r => !db.Set<Candidate>().Any(c => c.RegistrationId == r.Id && (c.Outcome == null || c.Outcome != Outcome.NotScored)
            && db.Set<JudgingSession>().Any(s => s.Id == c.SessionId && s.UnitId == session.UnitId)));
}
