using System.Diagnostics;
using Kheo.Api.Features.Integration;
using Kheo.Api.Features.Reporting;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Integration;

/// <summary>What people are told, by a worker that stands beside the API: its own host, its own clock, its own mail server.</summary>
[Collection(Tellers.One)]
public class NoticeTests
{
    private static readonly ReminderRules Usual = new([7, 3, 1], 2, 2);

    private static DateTimeOffset At(DateOnly day, int hour = 9) => VietnamTime.StartOf(day).AddHours(hour);

    private static Task<World.World> WithRules(ReminderRules? rules = null) => WithOpenCampaign((w, c) => c with { Rules = c.Rules with { Reminders = rules ?? Usual }, Tiers = [w.Due("cell", Today.AddDays(30)) with { Result = PlannedDay.None }] });

    private static async Task<Client> Mailed(Task<Client> client)
    {
        var one = await client;
        await Ask<object>("update accounts set email = $2 where id = $1", one.AccountId, $"{one.AccountId:N}@anbinh.example");
        return one;
    }

    private static IEnumerable<TakenLetter> To(MailSink sink, Client client) => sink.Letters.Where(l => l.To == $"{client.AccountId:N}@anbinh.example");

    private static async Task<IReadOnlyList<NoticeView>> Of(Client client) => (await client.Get<Page<NoticeView>>("/api/my/notices?limit=100")).Body.Items;

    private static Task<Guid> Owed(World.World world, PlantedUnit unit) => Ask<Guid>("select id from obligations where campaign_id = $1 and unit_id = $2 and form = 'registration'", world.Campaign.Id, unit.Id);

    [Fact]
    public async Task Before_the_day_the_units_people_are_told_at_each_step_once_and_by_one_digest()
    {
        var world = await WithRules();
        var (officer, other) = (await Mailed(world.Officer(world.Cell)), await Mailed(world.Officer(world.CousinCell)));
        var due = Today.AddDays(30);
        using var teller = Teller.At(world, At(due.AddDays(-8)));
        await teller.Round();
        Assert.Empty(await Of(officer));

        teller.Clock.Now = At(due.AddDays(-7), 6);                  // quiet hours
        await teller.Round();
        Assert.Empty(await Of(officer));

        teller.Clock.Now = At(due.AddDays(-7));
        await teller.Round();
        await teller.Round();
        var notice = Assert.Single(await Of(officer));
        Assert.Equal((NoticeKind.BeforeDue, "Còn 7 ngày: đăng ký mô hình"), (notice.Kind, notice.Title));
        Assert.Single(To(teller.Sink, officer));
        Assert.Contains(notice.Title, To(teller.Sink, officer).Single().Text, StringComparison.Ordinal);
        Assert.Contains("https://kheo.anbinh.example/obligations/", To(teller.Sink, officer).Single().Text, StringComparison.Ordinal);
        Assert.Equal(1, (await officer.Get<ObligationView>($"/api/obligations/{await Owed(world, world.Cell)}")).Body.Reminded);

        await world.Registered(world.Cell, Domain.Registrations.RegistrationStatus.Submitted, officer: officer);
        teller.Clock.Now = At(due.AddDays(-3));
        await teller.Round();
        Assert.Single(await Of(officer));                           // done: nothing more is said
        Assert.Equal(2, (await Of(other)).Count);
        Assert.Equal(2, To(teller.Sink, other).Count());

        // The unit answers in one tap.
        var owed = await Owed(world, world.CousinCell);
        var reminder = (await other.Get<Page<ReminderRow>>("/api/reminders")).Body.Items[0];
        var answered = await other.Post<ObligationView>($"/api/obligations/{owed}/answer", new { willHandInOn = Today.AddDays(20) }, reminder.ObligationRowVersion);
        Assert.Equal(Today.AddDays(20), answered.Body.WillHandInOn);
        Assert.Equal((2L, 0L), ((await other.Get<NoticeCountView>("/api/my/notices/count")).Body.Unread, (await other.Post<NoticeCountView>("/api/my/notices/read", new { })).Body.Unread));
    }

    [Fact]
    public async Task After_the_day_the_units_above_are_told_and_nobody_else_and_more_time_begins_anew()
    {
        var world = await WithRules(new ReminderRules([], 1, 2));
        var (officer, committee, agency, neighbour) = (await Mailed(world.Officer(world.Cell)), await Mailed(world.Committee(world.Base)), await Mailed(world.Agency(world.Commune)), await Mailed(world.Committee(world.CousinByText)));
        await Ask<object>("update obligations set exempt_reason = 'x' where campaign_id = $1 and unit_id <> $2", world.Campaign.Id, world.Cell.Id);
        var due = Today.AddDays(30);
        using var teller = Teller.At(world, At(WorkingCalendar.Plain.After(due, 1)));
        await teller.Round();
        Assert.Equal(NoticeKind.Escalation, Assert.Single(await Of(committee)).Kind);
        Assert.Empty(await Of(agency));
        teller.Clock.Now = At(WorkingCalendar.Plain.After(due, 2));
        await teller.Round();
        await teller.Round();
        Assert.Equal([0, 1, 1, 0], new[] { await Of(officer), await Of(committee), await Of(agency), await Of(neighbour) }.Select(n => n.Count));
        Assert.Equal(0, (await officer.Get<ObligationView>($"/api/obligations/{await Owed(world, world.Cell)}")).Body.Reminded);

        await Ask<object>("update obligations set due_on = $2, extensions = 1 where id = $1", await Owed(world, world.Cell), teller.Clock.Now.AddDays(30) is var d ? VietnamTime.Day(d) : default);
        await teller.Round();
        teller.Clock.Now = At(WorkingCalendar.Plain.After(VietnamTime.Day(teller.Clock.Now.AddDays(30)), 1));
        await teller.Round();
        Assert.Equal(2, (await Of(committee)).Count);
    }

    [Fact]
    public async Task What_officers_do_is_told_at_once_and_in_quiet_hours_by_mail_only_after_them()
    {
        var world = await WithOpenCampaign();
        var (officer, committee, id) = (await Mailed(world.Officer(world.Cell)), await Mailed(world.Committee(world.Commune)), await Owed(world, world.Cell));
        await committee.Post<RemindersView>("/api/reminders", new { obligationIds = new[] { id }, message = "Đề nghị đăng ký sớm." });
        using var teller = Teller.At(world, At(Today.AddDays(1), 22));
        await teller.Round();
        Assert.Equal(NoticeKind.Reminder, Assert.Single(await Of(officer)).Kind);
        Assert.Empty(To(teller.Sink, officer));
        teller.Clock.Now = At(Today.AddDays(2), 7);
        await teller.Round();
        Assert.Contains("Đề nghị đăng ký sớm.", Assert.Single(To(teller.Sink, officer)).Text, StringComparison.Ordinal);

        var version = await Ask<long>("select row_version from obligations where id = $1", id);
        await officer.Post<ObligationView>($"/api/obligations/{id}/request-extension", new { wantedOn = Today.AddDays(50), reason = "Kiện toàn" }, version);
        await teller.Round();
        var asked = Assert.Single(await Of(committee));
        Assert.Equal((NoticeKind.ExtensionRequested, $"{world.Cell.Name} xin gia hạn đến {Today.AddDays(50):dd/MM/yyyy}"), (asked.Kind, asked.Title));
        var request = (await committee.Get<Page<ExtensionView>>($"/api/extensions?status=requested&campaignId={world.Campaign.Id}")).Body.Items.Single();
        await committee.Post<ExtensionView>($"/api/extensions/{request.Id}/grant", new { }, request.RowVersion);
        await teller.Round();
        Assert.Equal([NoticeKind.ExtensionGranted, NoticeKind.Reminder], (await Of(officer)).Select(n => n.Kind));
        Assert.Equal((2, 1), (To(teller.Sink, officer).Count(), To(teller.Sink, committee).Count()));
    }

    [Fact]
    public async Task A_digest_leaves_out_what_was_done_meanwhile_and_a_second_one_waits_for_tomorrow()
    {
        var world = await WithRules();
        var officer = await Mailed(world.As("committee-officer", world.Cell, null, ("unit-officer", world.SiblingCell)));
        var due = Today.AddDays(30);
        using var teller = Teller.At(world, At(due.AddDays(-7), 7).AddMinutes(5));        // after the quiet hours, before the digest leaves
        await teller.Round();
        Assert.Equal(2, (await Of(officer)).Count);
        Assert.Empty(To(teller.Sink, officer));
        await Ask<object>("update obligations set exempt_reason = 'Sáp nhập' where id = $1", await Owed(world, world.Cell));
        teller.Clock.Now = At(due.AddDays(-7), 8);
        await teller.Round();
        var digest = Assert.Single(To(teller.Sink, officer));
        Assert.Contains(world.SiblingCell.Name, digest.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Cell.Name, digest.Text, StringComparison.Ordinal);

        // More is due the same day, after the digest left.
        await Ask<object>("update obligations set due_on = $2 where id = $1", await Owed(world, world.SiblingCell), due.AddDays(-4));
        await teller.Round();
        Assert.Equal(3, (await Of(officer)).Count);
        Assert.Single(To(teller.Sink, officer));
        teller.Clock.Now = At(due.AddDays(-6), 8);
        await teller.Round();
        Assert.Equal(2, To(teller.Sink, officer).Count());
    }

    [Fact]
    public async Task Workers_that_die_between_any_two_steps_tell_each_event_to_each_person_exactly_once()
    {
        var world = await WithRules();
        var cells = new List<PlantedUnit>();
        for (var n = 0; n < 20; n++) cells.Add(await world.AddUnit(world.Base, $"K{n}", $"Chi bộ số {n}"));
        await Ask<object>("insert into obligations (id, campaign_id, unit_id, unit_path, tier_id, basis, planned_on, due_on) select gen_random_uuid(), $1, u.id, u.path, u.tier_id, 'own', $2, $2 from units u where u.id = any($3)",
            world.Campaign.Id, Today.AddDays(30), cells.Select(c => c.Id).ToArray());
        var officers = new List<Client>();
        foreach (var cell in cells) { officers.Add(await Mailed(world.Officer(cell))); officers.Add(await Mailed(world.Officer(cell))); }
        var committee = await world.Committee(world.Base);
        var ids = await Ask<Guid[]>("select array_agg(id) from obligations where campaign_id = $1 and unit_id = any($2)", world.Campaign.Id, cells.Select(c => c.Id).ToArray());
        await committee.Post<RemindersView>("/api/reminders", new { obligationIds = ids, message = "Nhắc chung" });

        using var teller = Teller.At(world, At(Today.AddDays(23)));
        var random = new Random(3);
        teller.Sink.Moods = () => { lock (random) return (MailSink.Mood)Math.Max(0, random.Next(6) - 3); };
        var workers = new List<IServiceScopeFactory>();
        for (var n = 0; n < 3; n++) workers.Add(await teller.Worker("kheo-dying"));
        await using var admin = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("KHEO_DATABASE")!);
        var (deaths, killed, ended) = (0, 0, false);
        var killer = Task.Run(async () =>
        {
            while (!Volatile.Read(ref ended))
            {
                // As when the process goes down: whatever its transaction had done is gone, at whichever statement it was.
                await using var kill = admin.CreateCommand("select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'kheo-dying' and state <> 'idle'");
                Interlocked.Add(ref killed, (int)(long)(await kill.ExecuteScalarAsync())!);
                int pause;
                lock (random) pause = random.Next(5, 60);
                await Task.Delay(pause);
            }
        });
        var tried = Stopwatch.StartNew();
        bool Enough() => Volatile.Read(ref deaths) >= 20 && Volatile.Read(ref killed) >= 5;
        async Task Work(IServiceScopeFactory worker)
        {
            while (tried.Elapsed < TimeSpan.FromSeconds(12) || !Enough() && tried.Elapsed < Teller.Patience)
            {
                using var death = new CancellationTokenSource();
                lock (random) death.CancelAfter(random.Next(20, 400));
                try { await NoticeWorker.Round(worker, death.Token); }
                catch (Exception failure) when (failure is OperationCanceledException or NpgsqlException or InvalidOperationException or Microsoft.EntityFrameworkCore.DbUpdateException or IOException or ObjectDisposedException) { Interlocked.Increment(ref deaths); }
            }
        }
        await Task.WhenAll(workers.Select(w => Task.Run(() => Work(w))));
        Volatile.Write(ref ended, true);
        await killer;
        // The dead let go of what they held when the server has noticed, which takes it a while under load; what they hold is passed over.
        while (await Ask<long>("select count(*) from pg_stat_activity where application_name = 'kheo-dying' and state <> 'idle'") > 0)
        {
            Assert.True(tried.Elapsed < 2 * Teller.Patience, "a dead worker's transaction goes on");
            await Task.Delay(50);
        }
        teller.Sink.Moods = () => MailSink.Mood.Takes;
        teller.Clock.Now = teller.Clock.Now.AddHours(8);            // letters that were put off by a refusal
        await teller.Round();

        Assert.True(Enough(), $"the workers lived too well: {deaths} deaths, {killed} killed");
        foreach (var officer in officers)
        {
            Assert.Equal([NoticeKind.BeforeDue, NoticeKind.Reminder], (await Of(officer)).Select(n => n.Kind).Order().Reverse());
            Assert.Equal(2, To(teller.Sink, officer).Select(l => l.MessageId).Distinct().Count());      // one letter at once, one digest; a repeated one bears the same id
        }
        Assert.Equal(20L, await Ask<long>("select count(*) from reminders where kind = 'before-due' and obligation_id = any($1)", ids));
        Assert.Equal(0L, await Ask<long>("select count(*) from outbox where sent_at is null and aggregate_type = 'Reminder' and aggregate_id in (select id from reminders where obligation_id = any($1))", ids));
        Assert.Equal(0L, await Ask<long>("select count(*) from mails where sent_at is null and account_id = any($1)", officers.Select(o => o.AccountId).ToArray()));
        Assert.Equal(2L, await Ask<long>("select min(reminded)::bigint from obligations where id = any($1)", ids));
    }

    [Fact]
    public async Task Quiet_hours_reach_down_and_the_nearest_units_word_holds()
    {
        var world = await Planted();
        var (province, commune) = (await world.Administrator(world.Province), await world.Administrator(world.Commune));
        Assert.Equal(new QuietHoursView(world.Cell.Id, new TimeOnly(20, 0), new TimeOnly(7, 0), null), (await commune.Get<QuietHoursView>($"/api/units/{world.Cell.Id}/quiet-hours")).Body);
        await province.Post<QuietHoursView>($"/api/units/{world.Province.Id}/quiet-hours", new { from = "21:00:00", until = "06:00:00" }, null);
        await commune.Post<QuietHoursView>($"/api/units/{world.Commune.Id}/quiet-hours", new { from = "18:30:00", until = "08:00:00" }, null);
        Assert.Equal(new QuietHoursView(world.Cell.Id, new TimeOnly(18, 30), new TimeOnly(8, 0), world.Commune.Id), (await commune.Get<QuietHoursView>($"/api/units/{world.Cell.Id}/quiet-hours")).Body);
        Assert.Equal(new TimeOnly(21, 0), (await (await world.Officer(world.CousinCell)).Get<QuietHoursView>($"/api/units/{world.CousinCell.Id}/quiet-hours")).Body.From);
        Assert.Equal(403, (await (await world.Officer(world.Cell)).Post<QuietHoursView>($"/api/units/{world.Cell.Id}/quiet-hours", new { from = "18:30:00", until = "08:00:00" }, null)).Status);
    }

    [Fact]
    public async Task Nobody_reads_or_marks_what_others_were_told()
    {
        var world = await WithOpenCampaign();
        var (officer, committee, boss) = (await world.Officer(world.Cell), await world.Committee(world.Commune), await world.Agency(world.Root));
        await committee.Post<RemindersView>("/api/reminders", new { obligationIds = new[] { await Owed(world, world.Cell) }, message = "Nhắc" });
        using var teller = Teller.At(world, At(Today.AddDays(1)));
        await teller.Round();
        var mine = Assert.Single(await Of(officer));
        Assert.Empty(await Of(boss));
        await boss.Post<NoticeCountView>("/api/my/notices/read", new { ids = new[] { mine.Id } });
        Assert.Null(Assert.Single(await Of(officer)).ReadAt);
        Assert.Equal(0, (await officer.Post<NoticeCountView>("/api/my/notices/read", new { ids = new[] { mine.Id } })).Body.Unread);
        Assert.Empty((await officer.Get<Page<NoticeView>>("/api/my/notices?unread=true")).Body.Items);
    }

    [Fact]
    public async Task Health_says_that_no_mail_leaves_where_none_is_configured()
    {
        var text = await (await House.Host(Walls.Both)).CreateClient().GetStringAsync("/health/ready");
        Assert.Contains("no mail leaves", text, StringComparison.Ordinal);
    }
}
