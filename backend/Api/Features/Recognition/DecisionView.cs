using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Organisation;
using Kheo.Domain.Recognitions;
using Microsoft.EntityFrameworkCore;
using Award = Kheo.Domain.Recognitions.Award;
using Registered = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Recognition;

/// <summary>One line of a decision's list.</summary>
/// <param name="Code">Of the registration, as is the model's name; both absent for an award without one.</param>
/// <param name="Money">Coefficient × base salary by its rounding: as given once issued, as of today in a draft.</param>
/// <param name="CertificateCode">Once issued.</param>
public sealed record DecisionItemView(int Ordinal, Guid? RegistrationId, string? Code, string? ModelName, string Recipient, Guid RecipientUnitId,
    string RecipientUnitName, Kind? Kind, Subject Subject, bool Recognise, bool Typical, AwardForm? AwardForm, AwardCategory? AwardCategory,
    decimal? Coefficient, decimal? Money, string? Note, string? CertificateCode);

/// <summary>A decision with its list, and with the words of its document.</summary>
public sealed record DecisionView(Guid Id, long RowVersion, Guid UnitId, string UnitPath, string UnitName, Guid TierId, string TierName, Guid CampaignId,
    string CampaignName, Guid? SessionId, Purpose Purpose, Family Family, string? Number, DateOnly? DecidedOn, string Title, IReadOnlyList<string> LegalBases,
    string Authority, string? Signatory, string? Capacity, DecisionStatus Status, DateTimeOffset? IssuedAt, string? Reason,
    IReadOnlyList<DecisionItemView> Items, int Recognised, int Typical, decimal Money, DecisionPreview Preview, string[] Actions) : IView, IExample<DecisionView>
{
    public static DecisionView Example => new(
        Guid.Parse("019a1000-0000-7000-8000-000000000001"), 3, Guid.Parse("0193a000-0000-7000-8000-000000000012"), "/VN/AB/X012/", "Đảng ủy xã Bình Minh",
        Guid.Parse("0198c1a2-0003-7c3d-9f10-6a2b4c8d0e1f"), "Cấp trên cơ sở", Guid.Parse("0198c1a2-0010-7c3d-9f10-6a2b4c8d0e1f"), "Thi đua Dân vận khéo năm 2026",
        null, Purpose.Both, Family.Party, null, null, "Công nhận và khen thưởng mô hình Dân vận khéo năm 2026", DraftDecision.Example.LegalBases,
        "Ban Thường vụ Đảng ủy xã", null, null, DecisionStatus.Draft, null, null,
        [new(1, SaveDecision.Example.Items[0].RegistrationId, "DVK-2026-0031", "Tuyến đường hoa nông thôn mới", "Chi bộ ấp Trung Bình",
            Guid.Parse("0193a000-0000-7000-8000-000000000013"), "Chi bộ ấp Trung Bình", Domain.Campaigns.Kind.Model, Domain.Campaigns.Subject.Collective, true, true,
            Domain.Recognitions.AwardForm.GiayKhen, Domain.Recognitions.AwardCategory.ForTheModel, 0.6m, 1_410_000, null, null)],
        1, 1, 1_410_000, DecisionPreview.Example, [nameof(SaveDecision), nameof(DeleteDraft)]);

    public static async Task<DecisionView> Of(KheoDbContext db, Actor actor, Guid id, DateOnly today, CancellationToken ct)
    {
        var found = await (
            from decision in db.Set<Decision>().VisibleTo(actor).Include(x => x.Items)
            join u in db.Set<UnitName>() on decision.UnitId equals u.Id
            join t in db.Set<Tier>() on decision.TierId equals t.Id
            join c in db.Set<Campaign>() on decision.CampaignId equals c.Id
            where decision.Id == id
            select new { Decision = decision, Unit = u, Parent = db.Set<UnitName>().FirstOrDefault(p => p.Id == u.ParentId), Tier = t.Name, Campaign = c.Name })
            .SingleOrDefaultAsync(ct) ?? throw new Absent();
        var d = found.Decision;
        var items = await ItemsOf(db, actor, d, today, ct);
        return new DecisionView(d.Id, d.RowVersion, d.UnitId, d.UnitPath, found.Unit.PartyName, d.TierId, found.Tier, d.CampaignId, found.Campaign, d.SessionId,
            d.Purpose, d.Family, d.Number, d.DecidedOn, d.Title, d.LegalBases, d.Authority, d.Signatory, d.Capacity, d.Status, d.IssuedAt, d.Reason,
            items, items.Count(i => i.Recognise), items.Count(i => i.Typical), items.Sum(i => i.Money ?? 0),
            DecisionPreview.Of(d, found.Unit, found.Parent), DecisionPolicy.Table.Actions(actor, new DecisionFacts(d.UnitPath, d.Status)));
    }

    private static async Task<IReadOnlyList<DecisionItemView>> ItemsOf(KheoDbContext db, Actor actor, Decision decision, DateOnly today, CancellationToken ct)
    {
        var ids = decision.Items.Select(i => i.RegistrationId).OfType<Guid>().ToArray();
        var unitIds = decision.Items.Select(i => i.RecipientUnitId).Distinct().ToArray();
        var registrations = await db.Set<Registered>().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Code, r.Name }).ToDictionaryAsync(r => r.Id, ct);
        var units = await db.Set<UnitName>().Where(u => unitIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.PartyName, ct);
        var certificates = await db.Set<Domain.Recognitions.Recognition>().Where(r => r.DecisionId == decision.Id).ToDictionaryAsync(r => r.RegistrationId, r => r.CertificateCode, ct);
        // An issued decision keeps the salary of its day in its awards; a draft is reckoned with today's.
        var salary = decision.Status == DecisionStatus.Draft
            ? BaseSalary.On(today, await db.SalariesFor(actor, decision.UnitPath).ToListAsync(ct))
            : null;
        var given = await db.Set<Award>().Where(a => a.DecisionId == decision.Id && a.Coefficient != null)
            .Select(a => new { a.RegistrationId, a.UnitId, a.Recipient, a.Category, a.Money }).ToListAsync(ct);
        var money = given.GroupBy(a => (a.RegistrationId, a.UnitId, a.Recipient, a.Category)).ToDictionary(g => g.Key, g => g.First().Money);

        return [.. decision.Items.OrderBy(i => i.Ordinal).Select(i => new DecisionItemView(
            i.Ordinal, i.RegistrationId, Registration(i)?.Code, Registration(i)?.Name, i.Recipient, i.RecipientUnitId, units.GetValueOrDefault(i.RecipientUnitId, ""),
            i.Kind, i.Subject, i.Recognise, i.Typical, i.AwardForm, i.AwardCategory, i.Coefficient,
            i.Coefficient is not { } coefficient ? null : salary?.Money(coefficient)
                ?? (i.AwardCategory is { } category ? money.GetValueOrDefault((i.RegistrationId, i.RecipientUnitId, i.Recipient, category)) : null),
            i.Note, i is { Recognise: true, RegistrationId: { } rid } ? certificates.GetValueOrDefault(rid) : null))];

        (string Code, string Name)? Registration(DecisionItem item) =>
            item.RegistrationId is { } id && registrations.TryGetValue(id, out var r) ? (r.Code, r.Name) : null;
    }
}

internal static class Salaries
{
    /// <summary>The base salaries of the authority's unit and of those above it.</summary>
    public static IQueryable<BaseSalary> SalariesFor(this KheoDbContext db, Actor actor, string authorityPath)
    {
        var above = Scope.Ancestors(authorityPath).ToArray();
        return db.Set<BaseSalary>().ReachingTo(actor).Where(s => above.Contains(s.UnitPath));
    }
}
