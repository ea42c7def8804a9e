-- Registrations are looked for in the way that costs least for what is asked, told by how often the index has each word and by how much lies in the caller's reach. To let the index join
-- words that nearly all have cost most: of a million registrations 30 to 60 ms for the 340 of one commune, where to look at the 340 themselves takes 3.

-- What a question asks for, all of which must be there: a word, or the readings of an abbreviation, of which one must.
create function asked_parts(wanted tsquery) returns setof text language sql immutable parallel safe as $$
  select m[1] from regexp_matches(wanted::text, case when regexp_replace(wanted::text, '\([^()]*\)', '', 'g') ~ '\|' then '(.*)' else '(\([^()]*\)|''[^'']+'')' end, 'g') m
$$;

-- How large a share of all has a part: that of the most frequent reading, which is that of the rarest of its words. What is not listed is taken for rare.
create function part_share(part text, keys text[], shares real[]) returns real language sql immutable parallel safe as $$
  select max(r.share) from (
    select (select min(coalesce(shares[array_position(keys, w[1])], 0.005)) from regexp_matches(reading, '''([^'']+)''', 'g') w) as share from regexp_split_to_table(part, ' \| ') reading) r
$$;

create function search_registrations(wanted tsquery, before_rank bigint, before_id uuid, take int) returns table (id uuid, rank bigint)
  language plpgsql stable security definer rows 50
  set search_path = public, pg_temp set enable_seqscan = off set enable_indexscan = on set jit = off set work_mem = '32MB'
as $$
declare
  nearly_all constant real := 0.2;                                        -- a word that so many have narrows nothing down
  few constant int := 1000;                                               -- so many are looked at one by one
  walked constant int := 4000;                                            -- so many of the newest are walked through, wherever they stand
  looked constant text :=                                                 -- what the index finds, read from its keys as they are; not before, or every entry would be
    $q$ select array_agg(f.id order by f.rank desc, f.id desc), array_agg(f.rank order by f.rank desc, f.id desc) from (
          select k.id, k.rank from (
            select e.id, e.rank, e.kind, e.unit_path, ' ' || e.keys || ' ' as said from search_entries e where array_to_tsvector(string_to_array(e.keys, ' ')) @@ $1 offset 0) k
          where k.kind = 'registration' and k.unit_path ^@ any ($2) and ($3 is null or k.rank <= $3 and (k.rank < $3 or k.id < $4)) and (%s)
          order by k.rank desc, k.id desc limit $5) f $q$;
  newest_first constant text :=
    $q$ select array_agg(f.id order by f.rank desc, f.id desc), array_agg(f.rank order by f.rank desc, f.id desc) from (
          select k.id, k.rank from (
            select e.id, e.rank, e.unit_path, ' ' || e.keys || ' ' as said from search_entries e
            where e.kind = 'registration' and ($2 is null or e.rank <= $2 and (e.rank < $2 or e.id < $3)) order by e.rank desc, e.id desc limit $5) k
          where k.unit_path ^@ any ($1) and (%s) order by k.rank desc, k.id desc limit $4) f $q$;
  scopes text[] := app_scopes();
  parts text[] := array(select asked_parts(wanted));
  within text[] := coalesce(nullif(array(select p from unnest(parts) p where p ^@ '''s:'), '{}'), array(select format('''s:%s''', s) from unnest(scopes) s));
  words text[] := array(select p from unnest(parts) p where not p ^@ '''s:');
  entries bigint := (select greatest(c.reltuples, 1)::bigint from pg_class c where c.oid = 'search_entries'::regclass);
  keys text[]; shares real[]; known real[]; newest date; steps tsquery[]; step tsquery; ids uuid[]; ranks bigint[];
  reach real; density real; here bigint; asked tsquery; plain boolean; has text;
begin
  if cardinality(scopes) = 0 or numnode(wanted) = 0 then return; end if;
  -- The words become part of a statement: a question of anything else is left to the index.
  plain := regexp_replace(wanted::text, '''[^'']+''', '', 'g') ~ '^[&| ()]*$' and strpos(wanted::text, '''''') = 0;
  has := case when plain then replace(replace(regexp_replace(wanted::text, '''([^'']+)''', 'strpos(k.said, '' \1 '') > 0', 'g'), '&', 'and'), '|', 'or') else 'true' end;
  select s.most_common_elems::text::text[], s.most_common_elem_freqs into keys, shares from pg_stats s where s.schemaname = 'public' and s.tablename = 'search_entries_keys';
  known := array(select shares[array_position(keys, btrim(p, ''''))] from unnest(within) p);
  density := coalesce((select min(part_share(p, keys, shares)) from unnest(words) p), 1);
  if array_position(known, null) is null then
    reach := (select sum(k) from unnest(known) k);
    here := entries * reach;
  else
    here := (select count(*) from (select from unnest(within) p join registrations r on r.unit_path >= substr(btrim(p, ''''), 3) and r.unit_path < path_end(substr(btrim(p, ''''), 3)) limit few + 1) r);
  end if;

  -- Little is there: each is looked at.
  if plain and here <= few then
    execute format(looked, has) into ids, ranks using array_to_string(within, ' | ')::tsquery, scopes, before_rank, before_id, take;
    return query select f.id, f.rank from unnest(ids, ranks) f (id, rank);
    return;
  end if;

  -- Many are everywhere: the newest are walked through.
  if plain and take is not null and coalesce(reach, 0) * density >= 0.02 then
    execute format(newest_first, has) into ids, ranks using scopes, before_rank, before_id, take, walked;
    if cardinality(ids) >= take then
      return query select f.id, f.rank from unnest(ids, ranks) f (id, rank);
      return;
    end if;
  end if;

  -- Few are among many: the index joins what narrows it down, the newest days first where it is still much, and what it leaves is looked at.
  asked := case when plain then (select string_agg(format('(%s)', p), ' & ')::tsquery from unnest(words) p, part_share(p, keys, shares) s where s < nearly_all or s = density) else wanted && search_scope() end;
  if asked is null then asked := array_to_string(within, ' | ')::tsquery;
  elsif plain and coalesce(reach, 0) < nearly_all then asked := asked && array_to_string(within, ' | ')::tsquery; end if;
  newest := (to_timestamp(coalesce(before_rank, newest_rank('registration')) / 1000000) at time zone 'UTC')::date;
  if newest is null then return; end if;
  steps := case when take is null or here * density <= few then array[null::tsquery] else array[
    (select string_agg(to_char(newest - n, '"''d:"YYYYMMDD"''"'), ' | ') from generate_series(0, 1) n)::tsquery,
    (select string_agg(to_char(newest - n, '"''d:"YYYYMMDD"''"'), ' | ') from generate_series(0, 9) n)::tsquery,
    (select string_agg(to_char(newest - make_interval(months => n), '"''m:"YYYYMM"''"'), ' | ') from generate_series(0, 1) n)::tsquery, null] end;
  foreach step in array steps loop
    execute format(looked, has) into ids, ranks using case when step is null then asked else asked && step end, scopes, before_rank, before_id, take;
    exit when cardinality(ids) >= take;
  end loop;
  return query select f.id, f.rank from unnest(ids, ranks) f (id, rank);
end $$;
revoke all on function search_registrations(tsquery, bigint, uuid, int) from public;

-- As in 0031_volumes.sql, but for registrations.
create or replace function search_rows(what text, wanted tsquery, before_rank bigint, before_id uuid, take int) returns table (id uuid, rank bigint)
  language plpgsql stable security definer rows 50
  set search_path = public, pg_temp set enable_seqscan = off set enable_indexscan = off set jit = off set work_mem = '32MB'
as $$
declare
  asked tsquery; step tsquery; ids uuid[]; ranks bigint[];
begin
  if what = 'registration' then
    return query select f.id, f.rank from search_registrations(wanted, before_rank, before_id, take) f;
    return;
  end if;
  asked := search_reach(what) && regexp_replace(wanted::text, '''([^'']+)''', '''' || words_of(what) || '\1''', 'g')::tsquery;
  if asked is null or numnode(wanted) = 0 then return; end if;
  foreach step in array case when what = 'unit' and take is not null then array['''d:top'''::tsquery, '''d:top'' | ''d:some'''::tsquery, null] else array[null::tsquery] end loop
    select array_agg(f.id order by f.rank desc, f.id desc), array_agg(f.rank order by f.rank desc, f.id desc) into ids, ranks from (
      select e.id, e.rank, e.kind from search_entries e
      where array_to_tsvector(string_to_array(e.keys, ' ')) @@ case when step is null then asked else asked && step end
        and (before_rank is null or e.rank <= before_rank and (e.rank < before_rank or e.id < before_id))
      order by e.rank desc, e.id desc limit take) f where f.kind = what;        -- not inside: the index of kinds would be walked
    exit when cardinality(ids) >= take;
  end loop;
  return query select f.id, f.rank from unnest(ids, ranks) f (id, rank);
end $$;
