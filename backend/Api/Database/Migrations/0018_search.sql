-- Search everywhere, and models that are like others.
--
-- Under row-level security an operator that is not leakproof cannot use an index, and neither a text search nor an overlap of arrays is. So what is looked
-- for lies in a table of its own that the API's role cannot read, and two functions of the owner look there for it: inside the subtrees that the policies
-- read from the same settings, and they answer ids. The rows themselves are then read through the walls.

-- --------------------------------------------------------------------------------------------------------- what is looked for
-- One row for whatever can be found. `keys` are all it is found by, in one index, because one index walks several lists side by side and skips what is not
-- in the shortest: the beginnings of its words; k: its kind; s: its unit and every unit above; c: its campaign; d: and m: its day and month; #: its bands.
create table search_entries (
  kind text not null, id uuid not null, unit_path text collate "C" not null,
  rank bigint not null,                                                  -- greater first: registrations by their moment in µs, units by their height
  bands int[] not null default '{}', keys text not null, primary key (kind, id));
create index search_entries_keys on search_entries using gin (array_to_tsvector(string_to_array(keys, ' '))) with (gin_pending_list_limit = 256);
create index search_entries_newest on search_entries (kind, rank);
alter table search_entries enable row level security;
alter table search_entries force row level security;
create policy owner_all on search_entries to kheo_owner using (true) with check (true);
revoke all on search_entries from kheo_api;

alter table registrations add column search_keys text not null default '', add column bands int[] not null default '{}';
drop index registrations_text;
drop index models_name;

-- As Sought.Beginnings: of two letters and more, twelve at most.
create function word_beginnings(folded text) returns text language sql immutable strict parallel safe
  return (select string_agg(distinct left(w, n), ' ') from unnest(string_to_array(folded, ' ')) w cross join lateral generate_series(least(2, length(w)), least(12, length(w))) n where w <> '');
create function search_keys(what text, path text, variadic others text[]) returns text language sql immutable parallel safe
  return (select concat_ws(' ', 'k:' || what, (select string_agg('s:' || a, ' ') from unnest(path_ancestors(path)) a), nullif(string_agg(o, ' ') filter (where o <> ''), '')) from unnest(others) o);

create function registration_keys(path text, campaign uuid, code text, created_at timestamptz, bands int[], words text) returns text language sql stable parallel safe
  return search_keys('registration', path, 'c:' || campaign, to_char(created_at at time zone 'UTC', '"d:"YYYYMMDD "m:"YYYYMM'),
    word_beginnings(regexp_replace(translate(lower(code), 'đ', 'd'), '[^[:alnum:]]+', ' ', 'g')), (select string_agg('#' || b, ' ') from unnest(bands) b), words);
-- The few on top come first; of the many below, one in 64 stands for the others where there are too many.
create function unit_keys(id uuid, path text, names text) returns text language sql stable parallel safe
  return search_keys('unit', path, case when length(path) - length(replace(path, '/', '')) <= 4 then 'd:top' when hashtext(id::text) & 63 = 0 then 'd:some' end, word_beginnings(names));
create function person_keys(path text, name text, user_name text) returns text language sql stable parallel safe
  return search_keys('person', path, word_beginnings(name || ' ' || regexp_replace(lower(user_name), '[^[:alnum:]]+', ' ', 'g')));
create function micros(at timestamptz) returns bigint language sql immutable parallel safe return (extract(epoch from at) * 1000000)::bigint;
create function unit_rank(path text) returns bigint language sql immutable parallel safe return (length(replace(path, '/', '')) - length(path))::bigint;

-- ------------------------------------------------------------------------------------------------- kept in the writing transaction
create function search_takes() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  case tg_table_name
    when 'registrations' then insert into search_entries (kind, id, unit_path, rank, bands, keys)
      select 'registration', f.id, f.unit_path, micros(f.created_at), f.bands, registration_keys(f.unit_path, f.campaign_id, f.code, f.created_at, f.bands, f.search_keys) from fresh f;
    when 'units' then insert into search_entries (kind, id, unit_path, rank, keys) select 'unit', f.id, f.path, unit_rank(f.path), unit_keys(f.id, f.path, f.name_fold) from fresh f;
    when 'accounts' then insert into search_entries (kind, id, unit_path, rank, keys) select 'person', f.id, f.unit_path, 0, person_keys(f.unit_path, f.name_fold, f.user_name) from fresh f;
  end case;
  return null;
end $$;
create trigger registrations_searched after insert on registrations referencing new table as fresh for each statement execute function search_takes();
create trigger units_searched after insert on units referencing new table as fresh for each statement execute function search_takes();
create trigger accounts_searched after insert on accounts referencing new table as fresh for each statement execute function search_takes();

create function search_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  case tg_table_name
    when 'registrations' then update search_entries set unit_path = new.unit_path, bands = new.bands,
      keys = registration_keys(new.unit_path, new.campaign_id, new.code, new.created_at, new.bands, new.search_keys) where kind = 'registration' and id = new.id;
    when 'units' then update search_entries set unit_path = new.path, rank = unit_rank(new.path), keys = unit_keys(new.id, new.path, new.name_fold) where kind = 'unit' and id = new.id;
    when 'accounts' then update search_entries set unit_path = new.unit_path, keys = person_keys(new.unit_path, new.name_fold, new.user_name) where kind = 'person' and id = new.id;
  end case;
  return null;
end $$;
create trigger registrations_search_follows after update of unit_path, code, search_keys, bands on registrations for each row
  when ((old.unit_path, old.code, old.search_keys, old.bands) is distinct from (new.unit_path, new.code, new.search_keys, new.bands)) execute function search_follows();
create trigger units_search_follows after update of path, name_fold on units for each row when ((old.path, old.name_fold) is distinct from (new.path, new.name_fold)) execute function search_follows();
create trigger accounts_search_follows after update of unit_path, name_fold, user_name on accounts for each row
  when ((old.unit_path, old.name_fold, old.user_name) is distinct from (new.unit_path, new.name_fold, new.user_name)) execute function search_follows();

create function search_forgets() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from search_entries e using gone g where e.id = g.id and e.kind = case tg_table_name when 'registrations' then 'registration' when 'units' then 'unit' else 'person' end;
  return null;
end $$;
create trigger registrations_unsearched after delete on registrations referencing old table as gone for each statement execute function search_forgets();
create trigger units_unsearched after delete on units referencing old table as gone for each statement execute function search_forgets();
create trigger accounts_unsearched after delete on accounts referencing old table as gone for each statement execute function search_forgets();

update registrations set search_keys = coalesce(word_beginnings(search_fold), '') where search_fold <> '';
insert into search_entries (kind, id, unit_path, rank, keys)
  select 'registration', id, unit_path, micros(created_at), registration_keys(unit_path, campaign_id, code, created_at, bands, search_keys) from registrations
  union all select 'unit', id, path, unit_rank(path), unit_keys(id, path, name_fold) from units
  union all select 'person', id, unit_path, 0, person_keys(unit_path, name_fold, user_name) from accounts;

-- --------------------------------------------------------------------------------------------------------------- looking for it
create function search_scope() returns tsquery language sql stable parallel safe
  return (select string_agg('''s:' || replace(s, '''', '') || '''', ' | ')::tsquery from unnest(app_scopes()) s);

-- Its own setting, because those of its caller would have it read every row.
create function newest_rank(what text) returns bigint language sql stable set enable_indexscan = on
  as $$ select max(e.rank) from search_entries e where e.kind = what $$;

-- The ids of one kind that hold the wanted keys, greatest rank first, from after a given one on; inside the caller's subtrees, and nowhere without settings.
-- A common word fills the page from the newest days; only where these do not is more of the past asked, and what is found so seldom is few in all of it.
create function search_rows(what text, wanted tsquery, before_rank bigint, before_id uuid, take int) returns table (id uuid, rank bigint)
  language plpgsql stable security definer rows 50
  set search_path = public, pg_temp set enable_seqscan = off set enable_indexscan = off set jit = off set work_mem = '32MB'
as $$
declare
  asked tsquery := ('''k:' || replace(what, '''', '') || '''')::tsquery && search_scope() && wanted;
  newest date; steps tsquery[]; step tsquery; ids uuid[]; ranks bigint[];
begin
  if asked is null or numnode(wanted) = 0 then return; end if;
  case what
    when 'registration' then
      newest := (to_timestamp(coalesce(before_rank, newest_rank(what)) / 1000000) at time zone 'UTC')::date;
      if newest is null then return; end if;
      steps := array[
        (select string_agg(to_char(newest - n, '"''d:"YYYYMMDD"''"'), ' | ') from generate_series(0, 1) n)::tsquery,
        (select string_agg(to_char(newest - n, '"''d:"YYYYMMDD"''"'), ' | ') from generate_series(0, 9) n)::tsquery,
        (select string_agg(to_char(newest - make_interval(months => n), '"''m:"YYYYMM"''"'), ' | ') from generate_series(0, 1) n)::tsquery, null];
    when 'unit' then steps := array['''d:top'''::tsquery, '''d:top'' | ''d:some'''::tsquery, null];
    else steps := array[null::tsquery];
  end case;
  foreach step in array case when take is null then array[null::tsquery] else steps end loop
    select array_agg(f.id order by f.rank desc, f.id desc), array_agg(f.rank order by f.rank desc, f.id desc) into ids, ranks from (
      select e.id, e.rank from search_entries e
      where array_to_tsvector(string_to_array(e.keys, ' ')) @@ case when step is null then asked else asked && step end
        and (before_rank is null or e.rank <= before_rank and (e.rank < before_rank or e.id < before_id))
      order by e.rank desc, e.id desc limit take) f;
    exit when cardinality(ids) >= take;
  end loop;
  return query select f.id, f.rank from unnest(ids, ranks) f (id, rank);
end $$;

-- Registrations that share bands with what is asked, those with most first; inside the caller's subtrees, and below a path where one is given.
create function alike_registrations(wanted int[], below text, take int) returns table (id uuid, shared int)
  language plpgsql stable security definer rows 50
  set search_path = public, pg_temp set enable_seqscan = off set enable_indexscan = off set jit = off set work_mem = '32MB'
as $$
declare asked tsquery := '''k:registration'''::tsquery && search_scope() && (select string_agg('''#' || b || '''', ' | ')::tsquery from unnest(wanted) b);
begin
  if asked is null then return; end if;
  if below is not null then asked := asked && ('''s:' || replace(below, '''', '') || '''')::tsquery; end if;
  return query
    select e.id, cardinality(array(select unnest(e.bands) intersect select unnest(wanted))) as shared from search_entries e
    where array_to_tsvector(string_to_array(e.keys, ' ')) @@ asked order by shared desc, e.rank desc, e.id desc limit take;
end $$;

revoke all on function newest_rank(text), search_takes(), search_follows(), search_forgets(), search_rows(text, tsquery, bigint, uuid, int), alike_registrations(int[], text, int) from public;
grant execute on function search_rows(text, tsquery, bigint, uuid, int), alike_registrations(int[], text, int) to kheo_api;
