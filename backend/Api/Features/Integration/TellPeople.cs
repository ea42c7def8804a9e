using Kheo.Api.Database;
using Kheo.Api.Outside;
using Kheo.Domain;
using Kheo.Domain.Access;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using Kheo.Domain.Reports;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kheo.Api.Features.Integration;

/// <summary>Turns events of the outbox into notices, one for each event and person, and says which of them leave by mail.</summary>
internal sealed class TellPeople(KheoDbContext db, TimeProvider clock, Mailer mailer, TellReceivers receivers)
{
    private static readonly string[] Answering = [Roles.UnitOfficer, Roles.CommitteeOfficer, Roles.StandingAgency];
    private static readonly string[] Deciding = [Roles.CommitteeOfficer, Roles.StandingAgency];

    private sealed record Event(long Id, string Type, string AggregateType, Guid AggregateId);

    /// <summary>To whom: the people of a unit who hold one of these roles.</summary>
    private sealed record Told(string EventKey, Guid UnitId, string[] Roles, NoticeKind Kind, string Title, string Body, UnitOwned About, bool Digest)
    {
        public string Link => About switch
        {
            DormancyReminder quiet => $"/registrations/{quiet.RegistrationId}",
            HandIn answered => $"/registrations/{answered.RegistrationId}",
            Twinning => $"/twinnings/{About.Id}",
            _ => $"/obligations/{About.Id}",
        };

        /// <summary>Whose quiet hours hold: of what was assigned from above, those of the unit that is told.</summary>
        public string Place => About is Twinning twinning ? UnitId == twinning.HelperId ? twinning.HelperPath : twinning.HelpedPath : About.UnitPath;
    }

    /// <summary>The next events below the watermark, at most one of each aggregate; false when there is none.</summary>
    public async Task<bool> Batch(CancellationToken ct)
    {
        var (now, told) = (clock.GetUtcNow(), new List<Told>());
        var settled = now - Domain.Registrations.Registration.SecondThought;      // until then an answer may be taken back
        // Order of numbers is not order of commits: below the oldest transaction still running nothing can appear any more.
        var events = await db.Database.SqlQuery<Event>(
            $"""
            select e.id as "Id", e.type as "Type", e.aggregate_type as "AggregateType", e.aggregate_id as "AggregateId" from outbox e
            where e.sent_at is null and e.aggregate_type in ('Reminder', 'Extension', 'DormancyReminder', 'HandIn', 'Directive', 'DirectiveReminder', 'Twinning') and (e.aggregate_type <> 'HandIn' or e.at < {settled}) and e.xid < pg_snapshot_xmin(pg_current_snapshot())
              and not exists (select from outbox b where b.sent_at is null and b.aggregate_type in ('Reminder', 'Extension', 'DormancyReminder', 'HandIn', 'Directive', 'DirectiveReminder', 'Twinning') and b.aggregate_id = e.aggregate_id and (b.xid, b.id) < (e.xid, e.id))
            order by e.xid, e.id limit 100 for update of e skip locked
            """).ToListAsync(ct);
        if (events.Count == 0) return false;

        told.AddRange(await Reminders([.. events.Where(e => e is { AggregateType: "Reminder", Type: "RemindUnits" or nameof(RemindWhenDue) })], now, ct));
        told.AddRange(await Extensions([.. events.Where(e => e.AggregateType == "Extension")], now, ct));
        told.AddRange(await Dormant([.. events.Where(e => e is { AggregateType: "DormancyReminder", Type: "RemindDormant" or nameof(RemindWhenDormant) })], ct));
        told.AddRange(await Answers([.. events.Where(e => e is { AggregateType: "HandIn", Type: not "SubmitRegistration" })], ct));
        told.AddRange(await Twinnings([.. events.Where(e => e.AggregateType == "Twinning")], ct));
        if (told.Count > 0) await Tell(told, now, ct);
        foreach (var e in events.Where(e => e is { AggregateType: "Directive", Type: "IssueDirective" })) await receivers.Issued(e.AggregateId, ct);
        foreach (var e in events.Where(e => e is { AggregateType: "DirectiveReminder", Type: "RemindReceivers" })) await receivers.Reminded(e.AggregateId, ct);
        await db.Database.ExecuteSqlAsync($"update outbox set sent_at = {now} where id = any ({events.Select(e => e.Id).ToArray()})", ct);
        return true;
    }

    private async Task<List<Told>> Reminders(List<Event> events, DateTimeOffset now, CancellationToken ct)
    {
        var (ids, today, told) = (events.Select(e => e.AggregateId).ToArray(), VietnamTime.Day(now), new List<Told>());
        foreach (var x in await Abouts(db.Set<Reminder>().Where(r => ids.Contains(r.Id)), ct))
        {
            if (!x.Obligation.Missing) continue;        // done meanwhile: there is nothing left to say
            var (reminder, about) = (x.Subject, NoticeWords.About(x.Obligation, x.Campaign.Name, x.UnitName));
            var key = reminder.EventKey ?? $"reminder/{reminder.Id:N}";
            var unit = reminder.Kind == ReminderKind.Escalation ? await UnitUp(reminder, x.Campaign, today, ct) : reminder.UnitId;
            if (unit is not { } to) continue;
            told.Add(reminder.Kind switch
            {
                ReminderKind.Manual => new Told(key, to, Answering, NoticeKind.Reminder, $"Nhắc: {NoticeWords.Form(x.Obligation.Form)}", $"{about}\n{reminder.Message}", x.Obligation, false),
                ReminderKind.BeforeDue => new Told(key, to, Answering, NoticeKind.BeforeDue, reminder.Message, about, x.Obligation, true),
                _ => new Told(key, to, Deciding, NoticeKind.Escalation, reminder.Message, about, x.Obligation, true),
            });
        }
        return told;
    }

    private async Task<List<Told>> Dormant(List<Event> events, CancellationToken ct)
    {
        if (events.Count == 0) return [];
        var ids = events.Select(e => e.AggregateId).ToArray();
        var found = await (
            from d in db.Set<DormancyReminder>()
            join r in db.Set<Domain.Registrations.Registration>() on d.RegistrationId equals r.Id
            join c in db.Set<Campaign>() on r.CampaignId equals c.Id
            join u in db.Set<Domain.Organisation.Unit>() on r.UnitId equals u.Id
            where ids.Contains(d.Id)
            orderby d.Id
            select new { Reminder = d, Registration = r, Campaign = c.Name, Unit = u.PartyName }).ToListAsync(ct);
        // Since then there was a sign of life, or the result came: there is nothing left to say. The work may have passed to another unit.
        return [.. found.Where(x => x.Registration.Status == RegistrationStatus.Accepted && VietnamTime.Day(x.Registration.LastSignOfLife) == x.Reminder.QuietSince).Select(x => new Told(
            x.Reminder.EventKey ?? $"dormancy/{x.Reminder.Id:N}", x.Registration.UnitId, Answering, NoticeKind.Dormant, NoticeWords.Quiet(x.Registration.Name, x.Reminder.QuietSince),
            $"{x.Campaign} · {x.Unit} · {x.Registration.Code}\n{x.Reminder.Message}", x.Reminder, x.Reminder.SentBy is null))];
    }

    private async Task<List<Told>> Extensions(List<Event> events, DateTimeOffset now, CancellationToken ct)
    {
        var (ids, today, told) = (events.Select(e => e.AggregateId).ToArray(), VietnamTime.Day(now), new List<Told>());
        var found = (await Abouts(db.Set<Extension>().Where(e => ids.Contains(e.Id)), ct)).ToDictionary(x => x.Subject.Id);
        foreach (var e in events)
        {
            if (!found.TryGetValue(e.AggregateId, out var x)) continue;
            var (key, about, extension) = ($"extension/{e.AggregateId:N}/{e.Type}", NoticeWords.About(x.Obligation, x.Campaign.Name, x.UnitName), x.Subject);
            if (e.Type == "RequestExtension")
            {
                if (await UnitUp(extension, x.Campaign, today, ct) is not { } above) continue;
                told.Add(new Told(key, above, Deciding, NoticeKind.ExtensionRequested, $"{x.UnitName} xin gia hạn đến {NoticeWords.Day(extension.WantedOn!.Value)}", $"{about}\n{extension.Reason}", x.Obligation, false));
            }
            else if (e.Type == "RefuseExtension")
            {
                told.Add(new Told(key, extension.UnitId, Answering, NoticeKind.ExtensionRefused, "Đề nghị gia hạn không được chấp nhận", $"{about}\n{extension.Answer}", x.Obligation, false));
            }
            else if (extension.NewDueOn is { } day)
            {
                told.Add(new Told(key, extension.UnitId, Answering, NoticeKind.ExtensionGranted, $"Được gia hạn đến {NoticeWords.Day(day)}", $"{about}\n{extension.Answer ?? extension.Reason}", x.Obligation, false));
            }
        }
        return told;
    }

    private sealed record AboutRow<T>(T Subject, Obligation Obligation, Campaign Campaign, string UnitName);

    private async Task<List<AboutRow<T>>> Abouts<T>(IQueryable<T> subjects, CancellationToken ct) where T : UnitOwned
    {
        var found = await subjects.OrderBy(s => s.Id).ToListAsync(ct);
        var owed = found.Select(s => s is Reminder r ? r.ObligationId : ((Extension)(object)s).ObligationId).ToList();
        var obligations = await db.Set<Obligation>().Where(o => owed.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
        var (campaignIds, unitIds) = (obligations.Values.Select(o => o.CampaignId).Distinct().ToArray(), obligations.Values.Select(o => o.UnitId).Distinct().ToArray());
        var campaigns = await db.Set<Campaign>().Where(c => campaignIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var units = await db.Set<Domain.Organisation.Unit>().Where(u => unitIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.PartyName, ct);
        return [.. found.Zip(owed, (subject, id) => new AboutRow<T>(subject, obligations[id], campaigns[obligations[id].CampaignId], units[obligations[id].UnitId]))];
    }

    /// <summary>What the committee answered. An answer that was taken back has left no trace to tell.</summary>
    private async Task<List<Told>> Answers(List<Event> events, CancellationToken ct)
    {
        if (events.Count == 0) return [];
        var ids = events.Select(e => e.AggregateId).ToArray();
        var found = await (
            from h in db.Set<HandIn>()
            join r in db.Set<Domain.Registrations.Registration>() on h.RegistrationId equals r.Id
            where ids.Contains(h.Id) && h.Answer != null
            orderby h.Id
            select new { HandIn = h, r.Code, r.Name, r.MergedInto }).ToListAsync(ct);
        return [.. found.Select(x => new Told($"answer/{x.HandIn.Id:N}/{x.HandIn.AnsweredAt:yyyyMMddHHmmssfff}", x.HandIn.UnitId, Answering, NoticeWords.Kind(x.HandIn.Answer!.Value),
            $"{NoticeWords.Title(x.HandIn.Answer.Value)}: {x.Name}", NoticeWords.Answer(x.HandIn, x.Code, x.MergedInto), x.HandIn, false))];
    }

    /// <summary>Both sides of a twinning. Of one that was ended since, only the end is told.</summary>
    private async Task<List<Told>> Twinnings(List<Event> events, CancellationToken ct)
    {
        if (events.Count == 0) return [];
        var ids = events.Select(e => e.AggregateId).ToArray();
        var found = await (
            from t in db.Set<Twinning>()
            join u in db.Set<Domain.Organisation.Unit>() on t.UnitId equals u.Id
            where ids.Contains(t.Id)
            select new { Twinning = t, By = u.PartyName }).ToDictionaryAsync(x => x.Twinning.Id, ct);
        return [.. events.Where(e => found.ContainsKey(e.AggregateId)).Select(e => (Event: e, found[e.AggregateId].Twinning, found[e.AggregateId].By))
            .Where(x => x.Twinning.EndedOn is null || x.Event.Type == "EndTwinning")
            .SelectMany(x => new[] { x.Twinning.HelperId, x.Twinning.HelpedId }.Select(side => new Told($"twinning/{x.Twinning.Id:N}/{x.Event.Id}", side, Answering, NoticeWords.Kind(x.Event.Type),
                NoticeWords.Title(x.Twinning, x.Event.Type, helps: side == x.Twinning.HelperId), NoticeWords.About(x.Twinning, x.By), x.Twinning, false)))];
    }

    private async Task<Guid?> UnitUp(UnitOwned of, Campaign campaign, DateOnly today, CancellationToken ct) => (await db.Database.SqlQuery<Guid?>(
        $"""select unit_up({of.UnitPath}, {(of as Reminder)?.Step ?? 1}, {campaign.UnitPath}, {today}) as "Value" """).ToListAsync(ct))[0];

    private async Task Tell(List<Told> told, DateTimeOffset now, CancellationToken ct)
    {
        var today = VietnamTime.Day(now);
        var quiet = await db.Set<QuietHoursRule>().ToListAsync(ct);
        var people = await db.Database.SqlQueryRaw<Person>(
            """
            select t.n as "N", f.account_id as "AccountId", coalesce(a.email, '') <> '' as "HasAddress"
            from unnest(@units) with ordinality as t (unit_id, n) cross join lateral officers(t.unit_id, case when (@deciding)[t.n] then @decides else @answers end, @today) f
            join accounts a on a.id = f.account_id order by f.account_id, t.n
            """,
            new NpgsqlParameter("units", told.Select(t => t.UnitId).ToArray()), new NpgsqlParameter("deciding", told.Select(t => ReferenceEquals(t.Roles, Deciding)).ToArray()),
            new NpgsqlParameter("decides", Deciding), new NpgsqlParameter("answers", Answering), new NpgsqlParameter("today", today)).ToListAsync(ct);
        foreach (var person in people)
        {
            var t = told[(int)person.N - 1];
            Guid? mail = null;
            if (mailer.On && person.HasAddress)
            {
                var hours = QuietHoursRule.For(t.Place, quiet);
                mail = t.Digest ? await Digest(person.AccountId, hours, now, ct) : await Letter(person.AccountId, t.EventKey, hours.Open(now), ct);
            }
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into notices (id, event_key, account_id, unit_id, unit_path, kind, title, body, link, obligation_id, mail_id, created_at)
                values ({Guid.CreateVersion7()}, {t.EventKey}, {person.AccountId}, {t.About.UnitId}, {t.About.UnitPath}, {NoticeWords.Code(t.Kind)}, {t.Title}, {t.Body}, {t.Link}, {(t.About as Obligation)?.Id}, {mail}, {now})
                on conflict do nothing
                """, ct);
        }
    }

    private sealed record Person(long N, Guid AccountId, bool HasAddress);

    private async Task<Guid> Letter(Guid account, string key, DateTimeOffset notBefore, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"insert into mails (id, account_id, event_key, not_before) values ({Guid.CreateVersion7()}, {account}, {key}, {notBefore}) on conflict do nothing", ct);
        return (await db.Database.SqlQuery<Guid>($"""select id as "Value" from mails where account_id = {account} and event_key = {key}""").ToListAsync(ct))[0];
    }

    /// <summary>Today's digest while it has not left, else tomorrow's. The row is held, so that it does not leave before this is in it.</summary>
    private async Task<Guid> Digest(Guid account, QuietHours hours, DateTimeOffset now, CancellationToken ct)
    {
        for (var day = VietnamTime.Day(now); ; day = day.AddDays(1))
        {
            var (key, at) = ($"digest/{day:yyyyMMdd}", VietnamTime.StartOf(day) + NoticeWords.DigestAt.ToTimeSpan());
            var id = await Letter(account, key, hours.Open(at > now ? at : now), ct);
            if ((await db.Database.SqlQuery<Guid>($"""select id as "Value" from mails where id = {id} and sent_at is null for update""").ToListAsync(ct)).Count > 0) return id;
        }
    }
}
