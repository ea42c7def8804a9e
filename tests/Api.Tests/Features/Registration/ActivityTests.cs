using Kheo.Api.Features.Documents;
using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.Features.Documents;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;
using Operation = Kheo.Domain.Organisation.Operation;

namespace Kheo.Api.Tests.Features.Registration;

public class ActivityTests
{
    [Fact]
    public async Task An_activity_is_recorded_mended_and_taken_away_and_each_is_in_the_audit()
    {
        var model = await Carried.Out();
        await model.Quiet(30);
        var before = await model.Read();
        var recorded = await model.Record();
        Assert.Equal((201, $"/api/activities/{recorded.Body.Id}", 42.5m, 42), (recorded.Status, recorded.Location, recorded.Body.Workdays!.Value, recorded.Body.People!.Value));
        Assert.Equal([nameof(SaveActivity), nameof(RemoveActivity)], recorded.Body.Actions);
        var after = await model.Read();
        Assert.True(after.UpdatedAt > before.UpdatedAt.AddDays(29));              // a sign of life …
        Assert.Equal(before.RowVersion, after.RowVersion);                        // … of which no reader of the form is told that the form changed

        var saved = await model.Officer.Put<ActivityView>($"/api/activities/{recorded.Body.Id}", SaveActivity.Example with { HeldOn = Today.AddDays(-1) }, recorded.ETag);
        Assert.Equal((200, 2L, Today.AddDays(-1), 48), (saved.Status, saved.Body.RowVersion, saved.Body.HeldOn, saved.Body.People!.Value));
        Assert.Equal(saved.Body.What, (await model.World.Launcher.Get<ActivityView>($"/api/activities/{recorded.Body.Id}")).Body.What);
        Assert.Equal(412, (await model.Officer.Put<ActivityView>($"/api/activities/{recorded.Body.Id}", SaveActivity.Example, recorded.ETag)).Status);
        Assert.Equal(204, (await model.Officer.Delete($"/api/activities/{recorded.Body.Id}", saved.Body.RowVersion)).Status);
        Assert.Empty((await model.Officer.Get<Page<ActivityView>>($"{model.Address}/activities")).Body.Items);
        Assert.Equal("RecordActivity SaveActivity RemoveActivity", await Ask<string>("select string_agg(action, ' ' order by seq) from audit_entries where subject_id = $1", recorded.Body.Id));
    }

    [Fact]
    public async Task The_newest_day_stands_first_and_pages_join_without_a_gap()
    {
        var model = await Carried.Out();
        int[] days = [5, 0, 3, 3, 9, 3, 1];
        foreach (var day in days) await model.Record(Carried.Planting with { HeldOn = Today.AddDays(-day), What = $"Việc {day}" });
        var (seen, next) = (new List<ActivityView>(), "");
        do
        {
            var page = (await model.Officer.Get<Page<ActivityView>>($"{model.Address}/activities?limit=2{(next.Length > 0 ? "&after=" + next : "")}")).Body;
            Assert.InRange(page.Items.Count, 1, 2);
            seen.AddRange(page.Items);
            next = page.Next ?? "";
        }
        while (next.Length > 0);
        Assert.Equal(days.Order().Select(d => Today.AddDays(-d)), seen.Select(a => a.HeldOn));
        Assert.Equal(days.Length, seen.DistinctBy(a => a.Id).Count());
        Assert.Equal(seen.Select(a => a.What), (await Workbook.Of(model.World.Launcher, $"{model.Address}/activities/export.xlsx")).Column("Việc đã làm"));
    }

    [Fact]
    public async Task A_day_lies_between_the_campaigns_first_and_today()
    {
        var model = await Carried.Out();
        async Task<string?> On(DateOnly day) => (await model.Record(Carried.Planting with { HeldOn = day })).Code;
        Assert.Null(await On(Carried.Began));
        Assert.Equal(Rules.ActivityBeforePeriod.Code, await On(Carried.Began.AddDays(-1)));
        Assert.Equal(Rules.ActivityInFuture.Code, await On(Today.AddDays(2)));
        Assert.Equal(400, (await model.Record(Carried.Planting with { What = " " })).Status);
        Assert.Equal(400, (await model.Record(Carried.Planting with { Workdays = 1.005m })).Status);
        Assert.Equal(400, (await model.Record(Carried.Planting with { People = -1 })).Status);
        Assert.Equal(1L, await Ask<long>("select count(*) from activities where registration_id = $1", model.At.Id));
    }

    [Fact]
    public async Task Only_what_is_being_carried_out_has_activities_and_only_by_whoever_writes_it()
    {
        var model = await Carried.Out();
        var activity = (await model.Record()).Body;
        var early = await model.World.Registered(model.World.Cell, RegistrationStatus.Submitted, model.World.Model("Mô hình khác"), model.Officer);
        Assert.Equal((409, Rules.RegistrationNotUnderWay.Code), Told(await model.Officer.Post<ActivityView>($"/api/registrations/{early.Id}/activities", Carried.Planting)));
        Assert.Equal(404, (await model.Record(by: await model.World.Officer(model.World.SiblingCell))).Status);
        Assert.Equal(403, (await model.Record(by: await model.World.Leader(model.World.Commune))).Status);
        Assert.Empty((await (await model.World.Leader(model.World.Commune)).Get<Page<ActivityView>>($"{model.Address}/activities")).Body.Items.Single().Actions);

        await model.HandInResult();
        Assert.Equal((409, Rules.RegistrationNotUnderWay.Code), Told(await model.Record()));
        Assert.Equal((409, Rules.RegistrationNotUnderWay.Code), Told(await model.Officer.Put<ActivityView>($"/api/activities/{activity.Id}", SaveActivity.Example with { HeldOn = Today }, "\"1\"")));
        Assert.Equal((409, Rules.RegistrationNotUnderWay.Code), Told(await model.Officer.Delete($"/api/activities/{activity.Id}", 1)));
        Assert.Empty((await model.Officer.Get<ActivityView>($"/api/activities/{activity.Id}")).Body.Actions);
        Assert.DoesNotContain(nameof(RecordActivity), (await model.Read()).Actions);
    }

    [Fact]
    public async Task A_picture_shows_an_activity_and_stays_with_the_registration_when_the_activity_goes()
    {
        var model = await Carried.Out();
        var activity = (await model.Record()).Body;
        var file = await model.Photograph(activity.Id, Samples.Jpeg);
        Assert.Equal((201, activity.Id), (file.Status, file.Body.ActivityId!.Value));
        Assert.Equal([file.Body.Id], (await model.Officer.Get<ActivityView>($"/api/activities/{activity.Id}")).Body.Files.Select(f => f.Id));
        Assert.Equal([file.Body.Id], (await model.Officer.Get<Page<ActivityView>>($"{model.Address}/activities")).Body.Items.Single().Files.Select(f => f.Id));
        Assert.Equal(201, (await model.Photograph(null, Samples.Jpeg)).Status);

        var other = await Carried.Out();
        var elsewhere = (await other.Record()).Body;
        Assert.Equal(404, (await model.Photograph(elsewhere.Id, Samples.Jpeg)).Status);
        var sister = await model.World.Registered(model.World.Cell, RegistrationStatus.Accepted, model.World.Model("Mô hình khác"), model.Officer);
        Assert.Equal(404, (await (model with { At = sister }).Photograph(activity.Id, Samples.Jpeg)).Status);

        Assert.Equal(204, (await model.Officer.Delete($"/api/activities/{activity.Id}", 1)).Status);
        var left = (await model.Officer.Get<Page<FileView>>($"{model.Address}/files")).Body.Items;
        Assert.Equal((2, 0), (left.Count, left.Count(f => f.ActivityId is not null)));
    }

    [Fact]
    public async Task Officers_who_record_side_by_side_do_not_stand_in_each_others_way()
    {
        var model = await Carried.Out();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => model.Record(Carried.Planting with { What = $"Việc {n}" })));
        Assert.All(answers, a => Assert.Equal(201, a.Status));
        var key = Guid.NewGuid().ToString();
        var twice = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => model.Officer.Post<ActivityView>($"{model.Address}/activities", Carried.Planting, null, key)));
        Assert.Equal(twice[0].Body.Id, twice[1].Body.Id);
        Assert.Equal(9L, await Ask<long>("select count(*) from activities where registration_id = $1", model.At.Id));
    }

    [Fact]
    public async Task Activities_and_reports_follow_their_registration_through_an_act_and_back()
    {
        var model = await Carried.Out();
        var world = model.World;
        await model.Record();
        await model.Officer.Post<ProgressView>($"{model.Address}/progress", new DraftProgress { PeriodTo = (await ProgressTests.Board(model)).Periods[0].PeriodTo });
        Assert.Equal(201, (await VisitTests.Visited(model, await world.Committee(world.Base))).Status);
        Assert.Equal(201, (await model.Officer.Post<ContributionView>($"{model.Address}/contributions", AddContribution.Example)).Status);
        await Ask<object>("insert into uploads (id, registration_id, unit_id, unit_path, name, size, purpose, started_by, started_at, expires_at) select gen_random_uuid(), r.id, r.unit_id, r.unit_path, 'x', 1, 'evidence', r.author_id, now(), now() + interval '1 day' from registrations r where r.id = $1", model.At.Id);
        var photo = (await model.Officer.Upload(model.At.Id, Documents.Samples.Png(64, 64), "anh.png")).Body;
        Assert.Equal(201, (await model.Officer.Post<Api.Features.Documents.PublicCopyView>($"/api/files/{photo.Id}/blackened/public-copies", Documents.PublicCopyTests.Corner)).Status);
        Task<string?> Places() => Ask<string>(
            "select string_agg(distinct x.unit_id || ' ' || x.unit_path, ', ') from (select registration_id, unit_id, unit_path from activities union all select registration_id, unit_id, unit_path from progress_reports union all select registration_id, unit_id, unit_path from visits union all select registration_id, unit_id, unit_path from contributions union all select registration_id, unit_id, unit_path from hand_ins union all select registration_id, unit_id, unit_path from uploads union all select registration_id, unit_id, unit_path from public_copies) x where x.registration_id = $1", model.At.Id);
        var acts = await Acts.Of(world, world.Root);
        var checksum = await Acts.Checksum(world);
        var act = await acts.Applied(Operation.Absorb([world.Cell.Id], world.SiblingCell.Id));
        Assert.Equal($"{world.SiblingCell.Id} {world.SiblingCell.Path}", await Places());
        Assert.Equal(ReorganisationStatus.Reversed, (await acts.Reverse(act)).Body.Status);
        Assert.Equal((checksum, $"{world.Cell.Id} {world.Cell.Path}"), (await Acts.Checksum(world), await Places()));

        await acts.Applied(Operation.Absorb([world.Cell.Id], world.SiblingCell.Id));
        var heir = await world.Officer(world.SiblingCell);
        Assert.Equal(201, (await model.Record(by: heir)).Status);
        Assert.Equal(2, (await heir.Get<Page<ActivityView>>($"{model.Address}/activities")).Body.Items.Count);
    }

    private static (int, string?) Told<T>(Answer<T> answer) => (answer.Status, answer.Code);
}
