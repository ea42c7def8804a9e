using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Access;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>What a unit has to hand in, and what became of it.</summary>
/// <param name="Form">`registration`, `result`, `interim` or `final`.</param>
/// <param name="Basis">own: the unit itself hands in. subtree: somebody at or below it does.</param>
/// <param name="State">As of today.</param>
/// <param name="PeriodFrom">Of a periodic report; null where the campaign's own period is meant.</param>
/// <param name="PlannedOn">The plan's day, before the calendar of working days moved it.</param>
/// <param name="ExemptedBy">Who exempted it; null where a new version of the campaign did.</param>
/// <param name="Answer">The unit's word on a reminder.</param>
/// <param name="WillHandInOn">The day that the unit named.</param>
/// <param name="TransferredTo">The unit that owes it since a reorganisation.</param>
/// <param name="Extensions">Every request for more time and every day given, the oldest first.</param>
public sealed record ObligationView(
    Guid Id, long RowVersion, Guid CampaignId, string CampaignName, Guid UnitId, string UnitName, string UnitPath, string Form, DateOnly? PeriodFrom, DateOnly? PeriodTo, Obliged Basis,
    ObligationState State, DateOnly? PlannedOn, DateOnly DueOn, DateTimeOffset? HandedInAt, DateTimeOffset? ReturnedAt, bool Late, string? ExemptReason, string? ExemptedBy, DateTimeOffset? ExemptedAt,
    int Reminded, DateTimeOffset? LastRemindedAt, string? Answer, DateOnly? WillHandInOn, DateTimeOffset? AnsweredAt, DateOnly? TransferredOn, Guid? TransferredTo,
    IReadOnlyList<ExtensionView> Extensions, string[] Actions)
    : IView, IObligationRow, IExample<ObligationView>
{
    public static ObligationView Example => new(
        Guid.Parse("0193a000-0000-7000-8000-0000000000d1"), 3, ReportBasis.Example.CampaignId, ReportBasis.Example.CampaignName, Guid.Parse("0193a000-0000-7000-8000-000000000044"),
        "Chi bộ ấp Trung Bình", "/AB/X012/B01/C04/", "registration", null, null, Obliged.Own, ObligationState.Owed, new DateOnly(2026, 6, 30), new DateOnly(2026, 6, 30), null, null, false, null, null, null, 2,
        new DateTimeOffset(2026, 6, 20, 2, 0, 0, TimeSpan.Zero), "Chi bộ họp ngày 24/6, sẽ đăng ký ngay sau họp.", new DateOnly(2026, 6, 24), new DateTimeOffset(2026, 6, 21, 7, 30, 0, TimeSpan.Zero),
        null, null, [], ["AnswerReminder", "RequestExtension"]);

    bool IObligationRow.Missing => State is ObligationState.Owed or ObligationState.Overdue;

    public static async Task<ObligationView> Of(KheoDbContext db, Actor actor, Guid id, DateTimeOffset now, CancellationToken ct)
    {
        var found = await (
            from o in db.Set<Obligation>().VisibleTo(actor)
            join c in db.Set<Campaign>() on o.CampaignId equals c.Id
            join u in db.Set<UnitName>() on o.UnitId equals u.Id
            where o.Id == id
            select new { Row = o, Campaign = c.Name, Unit = u.PartyName, By = db.Set<Account>().Where(a => a.Id == o.ExemptedBy).Select(a => a.DisplayName).FirstOrDefault() }).SingleOrDefaultAsync(ct) ?? throw new Absent();
        var (row, extensions) = (found.Row, await ExtensionView.Of(db, actor, db.Set<Extension>().Where(e => e.ObligationId == id).OrderBy(e => e.Id)).ToListAsync(ct));
        var view = new ObligationView(row.Id, row.RowVersion, row.CampaignId, found.Campaign, row.UnitId, found.Unit, row.UnitPath, row.Form, row.PeriodFrom, row.PeriodTo, row.Basis,
            row.StateOn(VietnamTime.Day(now)), row.PlannedOn, row.DueOn, row.HandedInAt, row.ReturnedAt, row.Late, row.ExemptReason, found.By, row.ExemptedAt, row.Reminded, row.LastRemindedAt,
            row.Answer, row.WillHandInOn, row.AnsweredAt, row.TransferredOn, row.TransferredTo, [.. extensions.Select(e => e.For(actor))], []);
        return view with { Actions = ObligationPolicy.Table.Actions(actor, view) };
    }
}
