using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>What a unit has to hand in, and what became of it.</summary>
/// <param name="Form">`registration` or `result`.</param>
/// <param name="Basis">own: the unit itself registers. subtree: somebody at or below it does.</param>
/// <param name="Answer">The unit's word on a reminder.</param>
public sealed record ObligationView(
    Guid Id, long RowVersion, Guid CampaignId, string CampaignName, Guid UnitId, string UnitName, string UnitPath, string Form, Obliged Basis, DateOnly DueOn,
    DateTimeOffset? HandedInAt, bool Late, string? ExemptReason, int Reminded, DateTimeOffset? LastRemindedAt, string? Answer, DateTimeOffset? AnsweredAt, string[] Actions)
    : IView, IObligationRow, IExample<ObligationView>
{
    public static ObligationView Example => new(
        Guid.Parse("0193a000-0000-7000-8000-0000000000d1"), 3, ReportBasis.Example.CampaignId, ReportBasis.Example.CampaignName, Guid.Parse("0193a000-0000-7000-8000-000000000044"),
        "Chi bộ ấp Trung Bình", "/AB/X012/B01/C04/", "registration", Obliged.Own, new DateOnly(2026, 6, 30), null, false, null, 2,
        new DateTimeOffset(2026, 6, 20, 2, 0, 0, TimeSpan.Zero), "Chi bộ họp ngày 24/6, sẽ đăng ký ngay sau họp.", new DateTimeOffset(2026, 6, 21, 7, 30, 0, TimeSpan.Zero), ["AnswerReminder"]);

    bool IObligationRow.Missing => HandedInAt is null && ExemptReason is null;

    public static async Task<ObligationView> Of(KheoDbContext db, Actor actor, Guid id, CancellationToken ct)
    {
        var view = await (
            from o in db.Set<Obligation>().VisibleTo(actor)
            join c in db.Set<Campaign>() on o.CampaignId equals c.Id
            join u in db.Set<Unit>() on o.UnitId equals u.Id
            where o.Id == id
            select new ObligationView(o.Id, o.RowVersion, o.CampaignId, c.Name, o.UnitId, u.PartyName, o.UnitPath, o.Form, o.Basis, o.DueOn, o.HandedInAt, o.Late,
                o.ExemptReason, o.Reminded, o.LastRemindedAt, o.Answer, o.AnsweredAt, Array.Empty<string>())).SingleOrDefaultAsync(ct) ?? throw new Absent();
        return view with { Actions = ObligationPolicy.Table.Actions(actor, view) };
    }
}
