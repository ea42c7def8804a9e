using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Reporting;

/// <summary>Reminders sent to the caller's units, the newest first: the inbox behind the bell.</summary>
public sealed record ListReminders : PagedQuery<ReminderRow>
{
    /// <summary>Only those of this very unit.</summary>
    public Guid? UnitId { get; init; }

    public Guid? CampaignId { get; init; }

    /// <summary>Only those whose obligation is still to be met.</summary>
    public bool? Open { get; init; }
}

/// <summary>One reminder with the obligation it is about.</summary>
/// <param name="ObligationRowVersion">The version to answer on.</param>
/// <param name="ReadAt">When the unit answered it.</param>
/// <param name="Kind">By an officer, or by the campaign's rules: before the day, and to the units above after it.</param>
public sealed record ReminderRow(
    Guid Id, Guid ObligationId, long ObligationRowVersion, Guid CampaignId, string CampaignName, Guid UnitId, string UnitName, string UnitPath, DateTimeOffset SentAt, ReminderKind Kind, int? Step, string Message,
    DateTimeOffset? ReadAt, DateOnly DueOn, bool Missing, int Reminded, string? Answer, DateOnly? WillHandInOn, DateTimeOffset? AnsweredAt, string[] Actions) : IObligationRow, IExample<ReminderRow>
{
    public static ReminderRow Example => new(
        Guid.Parse("0193a000-0000-7000-8000-0000000000d2"), ObligationView.Example.Id, 3, ReportBasis.Example.CampaignId, ReportBasis.Example.CampaignName, ObligationView.Example.UnitId,
        ObligationView.Example.UnitName, ObligationView.Example.UnitPath, new DateTimeOffset(2026, 6, 20, 2, 0, 0, TimeSpan.Zero), ReminderKind.Manual, null, RemindUnits.Example.Message, null,
        new DateOnly(2026, 6, 30), true, 2, null, null, null, ["AnswerReminder", "RequestExtension"]);
}

public sealed class ListRemindersHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListReminders, Page<ReminderRow>>
{
    public async Task<Page<ReminderRow>> Handle(ListReminders query, CancellationToken ct)
    {
        var reminders = Filtered(db, current.Actor, query);
        if (Cursor.DecodeTime(query.After) is var (at, id)) reminders = reminders.Where(r => r.SentAt < at || r.SentAt == at && r.Id.CompareTo(id) < 0);
        var rows = await Rows(db, reminders).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of([.. rows.Select(r => r with { Actions = ObligationPolicy.Table.Actions(current.Actor, r) })], query.Size, r => Cursor.Encode(r.SentAt, r.Id));
    }

    internal static IQueryable<Reminder> Filtered(KheoDbContext db, Actor actor, ListReminders query)
    {
        var reminders = db.Set<Reminder>().VisibleTo(actor);
        if (query.UnitId is { } unit) reminders = reminders.Where(r => r.UnitId == unit);
        if (query.CampaignId is { } campaign) reminders = reminders.Where(r => r.CampaignId == campaign);
        if (query.Open is { } open) reminders = reminders.Where(r => db.Set<Obligation>().Any(o => o.Id == r.ObligationId && open == (o.HandedInAt == null && o.ExemptReason == null && o.TransferredOn == null)));
        return reminders;
    }

    internal static IQueryable<ReminderRow> Rows(KheoDbContext db, IQueryable<Reminder> reminders) =>
        from r in reminders
        join o in db.Set<Obligation>() on r.ObligationId equals o.Id
        join c in db.Set<Campaign>() on r.CampaignId equals c.Id
        join u in db.Set<UnitName>() on r.UnitId equals u.Id
        orderby r.SentAt descending, r.Id descending
        select new ReminderRow(r.Id, o.Id, o.RowVersion, c.Id, c.Name, u.Id, u.PartyName, r.UnitPath, r.SentAt, r.Kind, r.Step, r.Message, r.ReadAt, o.DueOn,
            o.HandedInAt == null && o.ExemptReason == null && o.TransferredOn == null, o.Reminded, o.Answer, o.WillHandInOn, o.AnsweredAt, Array.Empty<string>());
}
