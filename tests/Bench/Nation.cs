namespace Kheo.Bench;

/// <summary>
/// The nation beside the demo province: 33 provinces of 98 communes (the first of 132: 12 013 units), each with 15 base organisations of 5 cells, some 294 000 units in all, one national
/// campaign to which every cell is obliged, and registrations spread over them. Planted by SQL in the shape the API writes.
/// </summary>
internal static class Nation
{
    public static readonly Guid Campaign = Guid.Parse("0198c1a2-00aa-7c3d-9f10-6a2b4c8d0e1f");

    /// <summary>Who searches: an officer of a cell, a commune, a province, the centre.</summary>
    public static readonly (string Name, string Path, string Account)[] Scopes =
        [("unit", "/VN/P07/X012/B03/C2/", "tim-chi-bo"), ("commune", "/VN/P07/X012/", "tim-xa"), ("province", "/VN/P07/", "tim-tinh"), ("nation", "/VN/", "trunguong")];

    /// <summary>What is looked for: a word of twenty registrations in the nation, of one in a hundred, of most, most with one in a hundred, of none.</summary>
    public static readonly (string Name, string Text)[] Words = [("rare", "khmer"), ("some", "rơm"), ("common", "nhân dân"), ("mixed", "nhân dân rơm"), ("none", "zyzzyva")];

    public static IEnumerable<(string What, string Sql)> Plant(int registrations)
    {
        yield return ("units", $"""
            create temp table rungs as select
              (select id from tiers where code = 'TINH') as province, (select id from tiers where code = 'XA') as commune,
              (select id from tiers where code = 'CO-SO') as base, (select id from tiers where code = 'CHI-BO') as cell, (select id from units where path = '/VN/') as root;
            create temp table planted as
              select gen_random_uuid() as id, null::uuid as parent_id, 'P' || lpad(p::text, 2, '0') as code, 'Tỉnh ủy minh họa ' || p as name, 'province-committee' as kind, 1 as depth,
                     '/VN/P' || lpad(p::text, 2, '0') || '/' as path from generate_series(1, 33) p;
            insert into planted select gen_random_uuid(), u.id, x.code, 'Đảng ủy xã ' || c || ' (' || u.code || ')', 'commune-committee', 2, u.path || x.code || '/'
              from planted u, generate_series(1, 132) c, lateral (select case u.code when 'P01' then 'Y' else 'X' end || lpad(c::text, 3, '0') as code) x where depth = 1 and (u.code = 'P01' or c <= 98);
            insert into planted select gen_random_uuid(), u.id, 'B' || lpad(b::text, 2, '0'), 'Đảng bộ cơ sở ' || b || ' xã ' || u.code, 'grassroots', 3, u.path || 'B' || lpad(b::text, 2, '0') || '/'
              from planted u, generate_series(1, 15) b where depth = 2;
            insert into planted select gen_random_uuid(), u.id, 'C' || c, 'Chi bộ ấp ' || c || ' ' || u.name, 'cell', 4, u.path || 'C' || c || '/'
              from planted u, generate_series(1, 5) c where depth = 3;
            insert into units (id, parent_id, code, path, kind, tier_id, party_name, name_fold, opened_on)
              select p.id, coalesce(p.parent_id, r.root), p.code, p.path, p.kind, (array[r.province, r.commune, r.base, r.cell])[p.depth], p.name, translate(lower(p.name), 'ỉủọđảấạởộở()', 'iuodaaaoo'), date '2025-07-01'
              from planted p, rungs r order by p.path;
            update assignments a set unit_id = r.root, unit_path = '/VN/' from rungs r where a.account_id = (select id from accounts where user_name = '{Work.Administrator}');
            insert into unit_versions (id, unit_id, valid_from, party_name, parent_id, tier_id, path)
              select gen_random_uuid(), u.id, u.opened_on, u.party_name, u.parent_id, u.tier_id, u.path from units u join planted p on p.id = u.id;
            """);
        yield return ("the national campaign and its obligations", $"""
            insert into campaigns select (jsonb_populate_record(c, jsonb_build_object('id', '{Campaign}', 'unit_id', r.root, 'unit_path', '/VN/', 'code', 'DVK-QG', 'name', 'Đợt thi đua toàn quốc (minh họa)'))).*
              from campaigns c, rungs r where c.status = 'open' order by c.unit_path limit 1;
            insert into tier_plans (id, campaign_id, unit_path, tier_id, obliged, registration_due) select gen_random_uuid(), '{Campaign}', '/VN/', r.cell, 'own', date '2026-12-20' from rungs r;
            insert into obligations (id, campaign_id, unit_id, unit_path, tier_id, form, basis, due_on)
              select gen_random_uuid(), '{Campaign}', p.id, p.path, r.cell, 'registration', 'own', date '2026-12-20' from planted p, rungs r where p.depth = 4;
            """);
        yield return ("who searches", string.Join('\n', Scopes.Where(s => s.Name != "nation").Select(s => $"""
            with one as (insert into accounts select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'user_name', '{s.Account}', 'unit_id', u.id, 'unit_path', u.path))).*
              from accounts a, units u where a.user_name = 'thuongtruc' and u.path = '{s.Path}' returning id, unit_id, unit_path)
            insert into assignments (id, account_id, unit_id, unit_path, role, valid_from) select gen_random_uuid(), id, unit_id, unit_path, 'committee-officer', date '2026-01-01' from one;
            """)));
        yield return ("texts of their own", """
            -- Nine in ten stand for texts of their own: bands that nobody shares but by chance.
            create function pg_temp.strangers(n int) returns jsonb language sql as
              $$ select jsonb_agg((hashtextextended(n || ' ' || i, 0) & 1048575) + case when i > 6 then 1048576 else 0 end) from generate_series(1, 22) i $$;
            """);
        // In slices, as a deadline day would bring them: one statement of a million rows would hold the pending differences of all in memory.
        const int slice = 100_000;
        for (var from = 1; from <= registrations; from += slice)
            yield return ($"registrations from {from}", $"""
                create temp table chosen as
                  with patterns as materialized (select id, row_number() over (order by code) as k from registrations where code not like 'BENCH%'),
                       cells as materialized (select id, path, row_number() over (order by md5(path)) as k from planted where depth = 4),
                       totals as materialized (select (select count(*) from patterns) as patterns, (select count(*) from cells) as cells)
                  select gen_random_uuid() as id, gen_random_uuid() as model_id, n, r.id as pattern, u.id as unit_id, u.path
                  from (select n, 1 + n % t.patterns as pattern, 1 + n % t.cells as cell from generate_series({from}, {Math.Min(from + slice - 1, registrations)}) n, totals t) x
                  join patterns r on r.k = x.pattern join cells u on u.k = x.cell;
                analyze chosen;
                insert into models select (jsonb_populate_record(m, jsonb_build_object('id', c.model_id, 'unit_id', c.unit_id, 'unit_path', c.path))).*
                  from chosen c join registrations r on r.id = c.pattern join models m on m.id = r.model_id;
                insert into registrations select (jsonb_populate_record(r, jsonb_build_object('id', c.id, 'model_id', c.model_id, 'code', 'BENCH-QG-' || c.n, 'campaign_id', '{Campaign}',
                    'unit_id', c.unit_id, 'unit_path', c.path, 'created_at', now() - make_interval(mins => c.n % 200000),
                    'search_keys', r.search_keys || case when c.n % 50000 = 7 then ' kh khm khme khmer' else '' end || case when c.n % 100 = 3 then ' ro rom' else '' end,
                    'bands', case when c.n % 10 = 0 then to_jsonb(r.bands) else pg_temp.strangers(c.n) end))).* from chosen c join registrations r on r.id = c.pattern;
                drop table chosen;
                """);
    }
}
