using Kheo.Api.Features.Search;
using Kheo.Api.Tests.World;
using Kheo.Domain.Registrations;
using Npgsql;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Search;

public class SearchEverythingTests
{
    private static async Task<World.World> WithModels()
    {
        var world = await WithOpenCampaign();
        async Task Add(PlantedUnit unit, string name, string? content = null) =>
            await world.Registered(unit, model: world.Model(name) with { Parts = new FormParts { Situation = "Như mọi năm", Content = content } });
        await Add(world.Cell, "Hiến đất làm đường");
        await Add(world.SiblingCell, "Hiện đạt chuẩn văn hóa");
        await Add(world.SiblingCell, "Đèn sáng đường quê", "Bà con hiến đất, góp công kéo điện; Ủy ban Mặt trận Tổ quốc xã vận động.");
        await Add(world.SiblingBase, "Xã đạt chuẩn NTM");
        await Add(world.CousinCell, "Hòa giải ở cơ sở");
        return world;
    }

    private static async Task<FoundGroup?> Found(Client client, string q, FoundKind kind, int? limit = null) =>
        (await client.Get<SearchView>($"/api/search?q={Uri.EscapeDataString(q)}{(limit is null ? "" : "&limit=" + limit)}")).Body.Groups.SingleOrDefault(g => g.Kind == kind);

    private static async Task<string[]> Titles(Client client, string q, FoundKind kind = FoundKind.Registration) => [.. (await Found(client, q, kind))?.Items.Select(i => i.Title) ?? []];

    [Theory]
    [InlineData("hiến đất", "Hiến đất làm đường", "Hiện đạt chuẩn văn hóa", "Đèn sáng đường quê")]
    [InlineData("hien dat", "Hiện đạt chuẩn văn hóa", "Hiến đất làm đường", "Đèn sáng đường quê")]
    [InlineData("hiện đạt", "Hiện đạt chuẩn văn hóa", "Hiến đất làm đường", "Đèn sáng đường quê")]
    [InlineData("HOÀ GIẢI", "Hòa giải ở cơ sở")]
    [InlineData("nông thôn mới", "Xã đạt chuẩn NTM")]
    [InlineData("mttq", "Đèn sáng đường quê")]
    [InlineData("den sang duo", "Đèn sáng đường quê")]
    [InlineData("uong que")]
    [InlineData("khong he co")]
    [InlineData("'; drop table units; --")]
    [InlineData("& | !")]
    public async Task Models_are_found_by_words_with_and_without_marks_and_by_what_is_abbreviated(string q, params string[] titles)
    {
        var world = await WithModels();
        Assert.Equal(titles, await Titles(world.Launcher, q));
    }

    [Fact]
    public async Task A_code_finds_its_registration_first_and_a_text_shows_where_it_was_met()
    {
        var world = await WithModels();
        var code = await Ask<string>("select code from registrations where campaign_id = $1 and name = 'Đèn sáng đường quê'", world.Campaign.Id);
        Assert.Equal("Đèn sáng đường quê", (await Titles(world.Launcher, code!.ToLowerInvariant()))[0]);
        var found = (await Found(world.Launcher, "hien dat", FoundKind.Registration))!.Items;
        Assert.Equal([null, null, "Bà con hiến đất, góp công kéo điện; Ủy ban Mặt trận Tổ quốc xã vận …"], found.Select(i => i.Excerpt));
        Assert.Equal((2026, "draft", world.SiblingCell.Name), (found[2].Year, found[2].Status, found[2].UnitName));
    }

    [Fact]
    public async Task Everybody_finds_only_what_is_his_to_read()
    {
        var world = await WithModels();
        var officer = await world.Officer(world.Cell);
        Assert.Equal(["Hiến đất làm đường"], await Titles(officer, "hien dat"));
        Assert.Empty(await Titles(await world.Agency(world.OtherProvince), "hien dat"));
        Assert.Equal(["Hiện đạt chuẩn văn hóa", "Đèn sáng đường quê"], await Titles(await world.Officer(world.SiblingCell), "hien dat"));
        Assert.Null(await Found(officer, "an", FoundKind.Person));
        Assert.Null(await Found(await world.As("administrator", world.Province), "hien dat", FoundKind.Registration));
        var both = await world.As("unit-officer", world.Cell, null, ("administrator", world.CousinByText));
        Assert.Equal(["Hiến đất làm đường"], await Titles(both, "hien dat"));
        Assert.Empty(await Titles(both, "hoa giai"));
    }

    [Fact]
    public async Task Units_come_with_the_higher_first_and_people_by_name_or_user_name()
    {
        var world = await WithModels();
        var units = await Titles(world.Launcher, Kheo.Domain.Text.Fold(world.Commune.Name), FoundKind.Unit);
        Assert.Equal(world.Commune.Name, units[0]);
        Assert.Empty(await Titles(await world.Officer(world.Cell), world.Commune.Name, FoundKind.Unit));
        var administrator = await world.As("administrator", world.Province);
        var userName = await Ask<string>("select user_name from accounts where id = $1", administrator.AccountId);
        Assert.Equal(administrator.AccountId, (await Found(administrator, userName!, FoundKind.Person))!.Items[0].Id);
    }

    [Fact]
    public async Task A_group_shows_so_many_and_says_that_there_is_more()
    {
        var world = await WithModels();
        var two = (await Found(world.Launcher, "hien dat", FoundKind.Registration, 2))!;
        Assert.Equal((2, true), (two.Items.Count, two.More));
        Assert.False((await Found(world.Launcher, "hien dat", FoundKind.Registration, 3))!.More);
        Assert.Equal(400, (await world.Launcher.Get<SearchView>("/api/search?q=a&limit=21")).Status);
        Assert.Equal(400, (await world.Launcher.Get<SearchView>("/api/search")).Status);
    }

    [Fact]
    public async Task It_follows_what_is_renamed_and_where_a_unit_moves()
    {
        var world = await WithModels();
        await Ask<object>("update units set party_name = 'Chi bộ Đom Đóm', name_fold = 'chi bo dom dom' where id = $1", world.Cell.Id);
        Assert.Equal(["Chi bộ Đom Đóm"], await Titles(world.Launcher, "đom đóm", FoundKind.Unit));
        var (id, path) = (await Ask<Guid>("select id from registrations where campaign_id = $1 and name = 'Hiến đất làm đường'", world.Campaign.Id), world.CousinCell.Path);
        await Ask<object>("update registrations set unit_id = $2, unit_path = $3 where id = $1", id, world.CousinCell.Id, path);
        Assert.Empty(await Titles(await world.Officer(world.Cell), "hien dat"));
        Assert.Equal(["Hiến đất làm đường"], await Titles(await world.Officer(world.CousinCell), "hien dat"));
    }

    [Fact]
    public async Task An_old_day_with_few_hides_nothing_of_the_years_before()
    {
        var world = await WithModels();
        await Ask<object>("update registrations set created_at = now() - interval '3 years' where campaign_id = $1 and name = 'Hiến đất làm đường'", world.Campaign.Id);
        await Ask<object>("update registrations set search_keys = search_keys || ' zz' where campaign_id = $1", world.Campaign.Id);
        Assert.Equal(5, (await Titles(world.Launcher, "zz")).Length);
    }
}

/// <summary>The functions that look past row-level security, asked directly as the API's role.</summary>
public class SearchWallTests
{
    private static async Task<NpgsqlConnection> AsApi()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder((await House.Owner()).ConnectionString) { Username = "kheo_api", Password = "test-kheo_api" }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<List<Guid>> Ids(NpgsqlConnection connection, string settings, string from)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var set = new NpgsqlCommand("select " + settings, connection)) await set.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand($"select id from {from}", connection);
        var ids = new List<Guid>();
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync()) ids.Add(reader.GetGuid(0));
        return ids;
    }

    [Fact]
    public async Task No_id_outside_the_callers_sight_is_ever_answered_and_a_seat_opens_nothing()
    {
        var world = await World.World.WithJudgedCampaign();
        var panel = await world.Scoring(world.Commune, null, world.Cell);
        await Ask<object>("update registrations set search_keys = search_keys || ' zz', bands = array[7] where campaign_id = $1", world.Campaign.Id);
        string[] asked =
        [
            "search_rows('registration', 'zz', null, null, 50)", "search_rows('registration', 'zz', null, null, null)", $"search_rows('registration', '''s:{world.Province.Path}''', null, null, 50)",
            "search_rows('unit', 'ch', null, null, null)", "search_rows('unit', '!zzz', null, null, null)", "search_rows('person', '!zzz', null, null, null)", "search_rows('registration'' | ''k:unit', '!zzz', null, null, null)",
            "alike_registrations(array[7], null, 50)", $"alike_registrations(array[7], '{world.Province.Path}', 50)",
        ];
        await using var connection = await AsApi();
        var found = 0;
        foreach (var path in new[] { world.Cell.Path, world.SiblingCell.Path, world.Commune.Path, world.CousinByText.Path, world.ForeignCell.Path, world.Province.Path })
            foreach (var from in asked)
            {
                var settings = $"set_config('app.scopes', '{path}', true), set_config('app.write_scopes', '{path}', true), set_config('app.actor', '{panel.Member.AccountId}', true), set_config('app.sessions', '{panel.Session.Id}', true)";
                foreach (var id in await Ids(connection, settings, from))
                {
                    found++;
                    var at = await Ask<string>("select unit_path from registrations where id = $1 union all select path from units where id = $1 union all select unit_path from accounts where id = $1", id);
                    Assert.True(at!.StartsWith(path, StringComparison.Ordinal), $"{from} answered one of {at} to {path}");
                }
            }
        Assert.True(found > 40, $"only {found} ids were answered: the control finds too little");
        foreach (var from in asked)
        {
            Assert.Empty(await Ids(connection, "1", from));
            Assert.Empty(await Ids(connection, $"set_config('app.scopes', '', true), set_config('app.actor', '{panel.Member.AccountId}', true), set_config('app.sessions', '{panel.Session.Id}', true)", from));
        }
    }

    [Fact]
    public async Task Those_documents_are_answered_that_stand_below_the_caller_or_reached_him_and_no_other()
    {
        var world = await World.World.WithProgramme();
        await Ask<object>("insert into directives (id, unit_id, unit_path, programme_id, excerpt, branches, status, issued_on, issued_at, sent_to) " +
            "select gen_random_uuid(), $1, $2, $3, 'zq', array[b], s, current_date, now(), 1 from unnest($4) b, unnest(array['draft', 'issued', 'withdrawn']) s",
            world.Province.Id, world.Province.Path, world.Programme.Id, new[] { world.Province.Path, world.Commune.Path, world.Cell.Path, world.CousinCell.Path });
        await using var connection = await AsApi();
        foreach (var (path, many) in new[] { (world.Cell.Path, 6), (world.SiblingCell.Path, 4), (world.Commune.Path, 6), (world.ForeignCell.Path, 0), (world.Province.Path, 12) })
        {
            var found = await Ids(connection, $"set_config('app.scopes', '{path}', true)", "search_rows('directive', 'zq', null, null, null)");
            var theirs = await Ask<Guid[]>("select array_agg(id) from directives where excerpt = 'zq' and programme_id = $2 and " +
                "(starts_with(unit_path, $1) or status <> 'draft' and exists (select from unnest(branches) b where starts_with(b, $1) or starts_with($1, b)))", path, world.Programme.Id) ?? [];
            Assert.Equal(many, found.Count);
            Assert.Equal(theirs.Order(), found.Order());
        }
        Assert.Empty(await Ids(connection, "1", "search_rows('directive', 'zq', null, null, null)"));
    }

    // Which way registrations are looked for hangs on how many there are and how frequent a word is; what is found must not.
    [Fact]
    public async Task Every_way_of_looking_finds_the_same()
    {
        var world = await WithOpenCampaign();
        var one = await world.Registered(world.Cell, RegistrationStatus.Submitted);
        await Ask<object>(
            """
            create temp table sown as select gen_random_uuid() as id, gen_random_uuid() as model_id, n, (array[$2, $2, $2, $4, $6])[1 + n % 5] as unit_id, (array[$3, $3, $3, $5, $7])[1 + n % 5] as path from generate_series(1, 5000) n;
            insert into models select (jsonb_populate_record(m, jsonb_build_object('id', s.model_id, 'unit_id', s.unit_id, 'unit_path', s.path))).* from sown s, registrations r join models m on m.id = r.model_id where r.id = $1;
            insert into registrations select (jsonb_populate_record(r, jsonb_build_object('id', s.id, 'model_id', s.model_id, 'code', 'SOWN-' || s.n, 'unit_id', s.unit_id, 'unit_path', s.path,
                'created_at', now() - make_interval(hours => s.n * 7 % 4000), 'search_keys', 'chung' || case when s.n % 2 = 0 then ' nua' else '' end || case when s.n % 90 = 1 then ' hiem' else '' end
                  || case when s.n > 4950 then ' xua' else '' end))).* from sown s, registrations r where r.id = $1;
            drop table sown;
            analyze search_entries;
            """.Replace("$1", $"'{one.Id}'::uuid", StringComparison.Ordinal).Replace("$2", $"'{world.SiblingCell.Id}'::uuid", StringComparison.Ordinal).Replace("$3", $"'{world.SiblingCell.Path}'", StringComparison.Ordinal)
            .Replace("$4", $"'{world.Cell.Id}'::uuid", StringComparison.Ordinal).Replace("$5", $"'{world.Cell.Path}'", StringComparison.Ordinal)
            .Replace("$6", $"'{world.CousinCell.Id}'::uuid", StringComparison.Ordinal).Replace("$7", $"'{world.CousinCell.Path}'", StringComparison.Ordinal));

        await using var connection = await AsApi();
        string[] questions = ["'chung'", "'nua'", "'hiem'", "'xua'", "'khong'", "'chung' & 'hiem'", "'nua' & 'xua'", "('khong' | 'hiem' & 'chung') & 'chung'", "'xua' | 'hiem'", $"'chung' & 's:{world.CousinCell.Path}'", $"'hiem' & 'c:{world.Campaign.Id}'", "'chung' & !'nua'"];
        foreach (var path in new[] { world.Cell.Path, world.SiblingCell.Path, world.Commune.Path, world.Province.Path, $"{world.Cell.Path},{world.CousinCell.Path}" })
            foreach (var question in questions)
            {
                var (wanted, after) = ($"$${question}$$::tsquery", (long?)null);
                for (var page = 0; page < 3; page++)
                {
                    var plainly = await Ask<Guid[]>(
                        $"""
                        select array_agg(id) from (select id from search_entries where kind = 'registration' and unit_path ^@ any (string_to_array($1, ',')) and array_to_tsvector(string_to_array(keys, ' ')) @@ {wanted}
                          and ($2::bigint is null or rank < $2) order by rank desc, id desc limit case when $3 = 2 then 10000 else 51 end) found
                        """, path, after ?? (object)DBNull.Value, page) ?? [];
                    var found = await Ids(connection, $"set_config('app.scopes', '{path}', true)", $"search_rows('registration', {wanted}, {(after is { } rank ? rank.ToString(System.Globalization.CultureInfo.InvariantCulture) : "null")}, '00000000-0000-0000-0000-000000000000', {(page == 2 ? "null" : "51")})");
                    Assert.True(plainly.SequenceEqual(found), $"{question} below {path}, page {page}: {found.Count} found of {plainly.Length}");
                    if (plainly.Length == 51) after = await Ask<long>("select rank from search_entries where kind = 'registration' and id = $1", plainly[50]);
                }
            }
    }

    [Fact]
    public async Task What_is_looked_for_cannot_be_read()
    {
        await World.World.Planted();
        await using var connection = await AsApi();
        await using var command = new NpgsqlCommand("select count(*) from search_entries", connection);
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteScalarAsync())).SqlState);
    }
}
