using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Registration;

public class ListRegistrationsTests
{
    private static async Task<World.World> WithFive()
    {
        var world = await WithOpenCampaign();
        await world.Registered(world.Cell, RegistrationStatus.Submitted, world.Model("Hiến đất làm đường"));
        await world.Registered(world.SiblingCell, RegistrationStatus.Accepted, world.Model("Tổ tự quản an ninh", field: "XDD"));
        await world.Registered(world.SiblingCell, model: world.Model("Bếp ăn nghĩa tình", subject: Subject.Individual, kind: Kind.Exemplar));
        await world.Registered(world.CousinCell, RegistrationStatus.Submitted, world.Model("Hòa giải ở cơ sở"));
        await world.Registered(world.SiblingBase, model: world.Model("Tổ tự quản môi trường"));
        return world;
    }

    private static async Task<List<string>> Names(Client client, string query)
    {
        var names = new List<string>();
        string? after = null;
        do
        {
            var page = (await client.Get<Page<RegistrationRow>>($"/api/registrations?limit=2{query}{(after is null ? "" : "&after=" + after)}")).Body;
            names.AddRange(page.Items.Select(r => r.Name));
            after = page.Next;
        }
        while (after is not null);
        return names;
    }

    [Fact]
    public async Task Everybody_reads_his_own_subtree_newest_first_page_by_page()
    {
        var world = await WithFive();
        string[] all = ["Tổ tự quản môi trường", "Hòa giải ở cơ sở", "Bếp ăn nghĩa tình", "Tổ tự quản an ninh", "Hiến đất làm đường"];
        Assert.Equal(all, await Names(world.Launcher, ""));
        Assert.Equal(all, await Names(world.Launcher, $"&campaignId={world.Campaign.Id}"));
        Assert.Equal(all.Where(n => n is not "Hòa giải ở cơ sở"), await Names(await world.Committee(world.Commune), $"&campaignId={world.Campaign.Id}"));
        Assert.Equal(["Hiến đất làm đường"], await Names(await world.Officer(world.Cell), $"&campaignId={world.Campaign.Id}"));
        Assert.Empty(await Names(await world.Agency(world.OtherProvince), $"&campaignId={world.Campaign.Id}"));
        var two = await world.As("unit-officer", world.Cell, null, ("unit-officer", world.CousinCell));
        Assert.Equal(["Hòa giải ở cơ sở", "Hiến đất làm đường"], await Names(two, $"&campaignId={world.Campaign.Id}"));
    }

    [Fact]
    public async Task Filters_narrow_and_a_unit_that_is_not_yours_is_absent()
    {
        var world = await WithFive();
        async Task Only(string query, params string[] names) => Assert.Equal(names, await Names(world.Launcher, query));
        await Only($"&unitId={world.Base.Id}", "Bếp ăn nghĩa tình", "Tổ tự quản an ninh", "Hiến đất làm đường");
        await Only("&status=accepted", "Tổ tự quản an ninh");
        await Only("&kind=exemplar&subject=individual", "Bếp ăn nghĩa tình");
        await Only($"&fieldId={world.FieldList.Fields.Single(f => f.Code == "XDD").Id}", "Tổ tự quản an ninh");
        await Only("&late=true");
        Assert.Equal(404, (await (await world.Officer(world.Cell)).Get<Page<RegistrationRow>>($"/api/registrations?unitId={world.SiblingCell.Id}")).Status);
        Assert.Equal(400, (await world.Launcher.Get<Page<RegistrationRow>>("/api/registrations?status=nonsense")).Status);
        Assert.Equal(400, (await world.Launcher.Get<Page<RegistrationRow>>("/api/registrations?orderBy=name")).Status);
        Assert.Equal(400, (await world.Launcher.Get<Page<RegistrationRow>>("/api/registrations?limit=101")).Status);
    }

    [Theory]
    [InlineData("hien dat", "Hiến đất làm đường")]
    [InlineData("HIẾN ĐẤT", "Hiến đất làm đường")]
    [InlineData("hoà giải", "Hòa giải ở cơ sở")]
    [InlineData("tu quan", "Tổ tự quản môi trường", "Tổ tự quản an ninh")]
    [InlineData("tu qua moi", "Tổ tự quản môi trường")]
    [InlineData("%")]
    [InlineData("uan")]
    [InlineData("khong co")]
    public async Task Words_are_found_with_and_without_marks(string words, params string[] names)
    {
        var world = await WithFive();
        // A sign of punctuation holds no word: it narrows nothing.
        if (words == "%") names = [.. await Names(world.Launcher, "")];
        Assert.Equal(names, await Names(world.Launcher, "&q=" + Uri.EscapeDataString(words)));
    }

    [Fact]
    public async Task A_page_costs_the_same_whatever_it_holds()
    {
        var world = await WithFive();
        await world.Launcher.Get<Page<RegistrationRow>>($"/api/registrations?campaignId={world.Campaign.Id}&limit=1");
        var one = await Queries.Of(() => world.Launcher.Get<Page<RegistrationRow>>($"/api/registrations?campaignId={world.Campaign.Id}&limit=1"));
        var five = await Queries.Of(() => world.Launcher.Get<Page<RegistrationRow>>($"/api/registrations?campaignId={world.Campaign.Id}"));
        Assert.Equal(one, five);
        var filtered = await Queries.Of(() => world.Launcher.Get<Page<RegistrationRow>>("/api/registrations?status=submitted"));
        Assert.Equal(one, filtered);
    }

    [Fact]
    public async Task Tabs_count_from_the_totals_inside_the_callers_units()
    {
        var world = await WithFive();
        async Task Counts(Client client, string query, long all, params (string, long)[] statuses)
        {
            var counts = (await client.Get<RegistrationCounts>("/api/registrations/count" + query)).Body;
            Assert.Equal(all, counts.All);
            Assert.Equal(statuses.ToDictionary(s => s.Item1, s => s.Item2), counts.ByStatus);
        }
        await Counts(world.Launcher, $"?campaignId={world.Campaign.Id}", 5, ("accepted", 1), ("draft", 2), ("submitted", 2));
        await Counts(world.Launcher, $"?unitId={world.Base.Id}&subject=collective", 2, ("accepted", 1), ("submitted", 1));
        await Counts(await world.Officer(world.Cell), "", 1, ("submitted", 1));
        await Counts(await world.Officer(world.ForeignCell), "", 0);
        Assert.Equal(404, (await (await world.Officer(world.Cell)).Get<RegistrationCounts>($"/api/registrations/count?unitId={world.Base.Id}")).Status);
    }

    [Fact]
    public async Task Similar_names_are_shown_from_the_callers_own_units_only()
    {
        var world = await WithFive();
        var near = (await (await world.Committee(world.Commune)).Get<SimilarModels>("/api/models/similar?name=" + Uri.EscapeDataString("to tu quan an ninh trat tu"))).Body;
        Assert.Equal(("own-units", "Tổ tự quản an ninh"), (near.Within, near.Items[0].Name));
        Assert.Empty((await (await world.Officer(world.Cell)).Get<SimilarModels>("/api/models/similar?name=" + Uri.EscapeDataString("Tổ tự quản an ninh"))).Body.Items);
        Assert.Equal(400, (await world.Launcher.Get<SimilarModels>("/api/models/similar")).Status);
    }

    [Fact]
    public async Task The_export_holds_the_same_rows_and_no_formula()
    {
        var world = await WithFive();
        await world.Registered(world.Cell, model: world.Model("=HYPERLINK(\"x\")"));
        var names = (await Workbook.Of(world.Launcher, $"/api/registrations/export.xlsx?campaignId={world.Campaign.Id}")).Column("Tên mô hình, điển hình").ToList();
        Assert.Equal((6, "'=HYPERLINK(\"x\")"), (names.Count, names[0]));
        Assert.Equal(["Hiến đất làm đường"], (await Workbook.Of(world.Launcher, "/api/registrations/export.xlsx?q=hien+dat")).Column("Tên mô hình, điển hình"));
        var csv = await world.Launcher.Bytes($"/api/registrations/export.csv?campaignId={world.Campaign.Id}");
        Assert.True(csv.AsSpan().StartsWith(System.Text.Encoding.UTF8.Preamble));
        var lines = System.Text.Encoding.UTF8.GetString(csv).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((7, true), (lines.Length, lines[1].Contains(",\"'=HYPERLINK(\"\"x\"\")\",", StringComparison.Ordinal)));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await (await world.Officer(world.Cell)).Http.GetAsync($"/api/registrations/export.xlsx?unitId={world.Base.Id}")).StatusCode);
    }
}

public class ListMyTasksTests
{
    private static async Task<(TaskKind, long, string)[]> Tasks(Client client) => [.. (await client.Get<MyTasks>("/api/my/tasks")).Body.Items.Select(t => (t.Kind, t.Count, t.Name))];

    [Fact]
    public async Task Each_sees_what_waits_for_him()
    {
        var world = await WithOpenCampaign();
        var (officer, committee) = (await world.Officer(world.Cell), await world.Committee(world.Base));
        Assert.Equal([(TaskKind.Register, 1, world.Campaign.Content.Name)], await Tasks(officer));
        var at = await world.Registered(world.Cell, officer: officer);
        Assert.Equal([(TaskKind.SubmitDraft, 1, at.Name)], await Tasks(officer));
        at = (await officer.Post<RegistrationView>($"/api/registrations/{at.Id}/submit", null, at.RowVersion)).Body;
        Assert.Empty(await Tasks(officer));
        Assert.Equal([(TaskKind.AcceptRegistrations, 1, world.Campaign.Content.Name)], await Tasks(committee));
        Assert.Empty(await Tasks(world.Launcher));
        await committee.Post<RegistrationView>($"/api/registrations/{at.Id}/accept", null, at.RowVersion);
        Assert.Empty(await Tasks(committee));
        var due = Assert.Single((await officer.Get<MyTasks>("/api/my/tasks")).Body.Items);
        Assert.Equal((TaskKind.ReportResult, Today.AddDays(120), false), (due.Kind, due.Due, due.Overdue));
        await world.Registered(world.SiblingCell, RegistrationStatus.Reported);
        Assert.Equal([(TaskKind.ConfirmResults, 1, world.Campaign.Content.Name)], await Tasks(committee));
    }

    [Fact]
    public async Task Work_waits_for_the_nearest_committee_that_has_an_officer()
    {
        var world = await WithOpenCampaign();
        var (commune, title) = (await world.Committee(world.Commune), world.Campaign.Content.Name);
        await world.As("committee-officer", world.Base, new DateOnly(2026, 1, 1));       // whose right has ended
        await world.Registered(world.Cell, RegistrationStatus.Submitted, world.Model("Của chi bộ"));
        await world.Registered(world.SiblingBase, RegistrationStatus.Reported, world.Model("Của đảng bộ cơ sở"));
        await world.Registered(world.CousinCell, RegistrationStatus.Submitted, world.Model("Của xã khác"));
        Assert.Equal([(TaskKind.AcceptRegistrations, 1, title), (TaskKind.ConfirmResults, 1, title)], await Tasks(commune));
        Assert.Equal([(TaskKind.AcceptRegistrations, 1, title)], await Tasks(world.Launcher));

        var officer = await world.Committee(world.Base);
        Assert.Equal([(TaskKind.AcceptRegistrations, 1, title)], await Tasks(officer));
        Assert.Equal([(TaskKind.ConfirmResults, 1, title)], await Tasks(commune));
    }

    [Fact]
    public async Task A_count_opens_the_rows_it_counted()
    {
        var world = await WithOpenCampaign();
        var both = await world.As("committee-officer", world.Commune, null, ("committee-officer", world.Base));
        var baseOnly = await world.Committee(world.SiblingBase);
        foreach (var unit in new[] { world.Cell, world.SiblingCell, world.Base }) await world.Registered(unit, RegistrationStatus.Submitted, world.Model($"Của {unit.Name}"));
        var nested = await world.AddUnit(world.SiblingBase, "C9", "Chi bộ Trường học");
        await world.Registered(nested, RegistrationStatus.Submitted, world.Model("Của chi bộ trường"));
        async Task Opens(Client client, params string[] names)
        {
            Assert.Equal([(TaskKind.AcceptRegistrations, names.Length, world.Campaign.Content.Name)], await Tasks(client));
            var rows = (await client.Get<Page<RegistrationRow>>($"/api/registrations?campaignId={world.Campaign.Id}&status=submitted&waiting=true")).Body.Items;
            Assert.Equal(names.Order(), rows.Select(r => r.Name).Order());
        }
        await Opens(both, $"Của {world.Cell.Name}", $"Của {world.SiblingCell.Name}", $"Của {world.Base.Name}");
        await Opens(baseOnly, "Của chi bộ trường");
        Assert.Empty((await (await world.Officer(world.Cell)).Get<Page<RegistrationRow>>("/api/registrations?waiting=true")).Body.Items);
    }

    [Fact]
    public async Task The_seven_nearest_come_with_how_many_there_are_and_the_overdue_first()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        for (var n = 0; n < 8; n++) await world.Registered(world.Cell, model: world.Model($"Mô hình {n}"), officer: officer);
        var late = await world.OpenCampaign("DVK-2025", (w, c) => c with { Tiers = [w.Due("cell", Today.AddDays(-3))] });
        var (tasks, total, overdue) = (await officer.Get<MyTasks>("/api/my/tasks")).Body;
        Assert.Equal((7, TaskKind.Register, late.Id, true), (tasks.Count, tasks[0].Kind, tasks[0].Id, tasks[0].Overdue));
        Assert.Equal((9, 1), (total, overdue));
        var all = (await officer.Get<MyTasks>("/api/my/tasks?all=true")).Body;
        Assert.Equal((9, 9), (all.Total, all.Items.Count));
        Assert.Equal(tasks, all.Items.Take(7));
    }
}
