-- What thousands of rows at once cost the audit and the search, and what a common word costs a search for units.

-- ------------------------------------------------------------------------------------------------------------- audit chain
-- The hash is made as before, in one place. A request's lines are appended by one call: the head of a chain is taken once and follows once, and chains are
-- taken in one order, so that two who write in the same chains never wait for each other crosswise. The API may not name place, time or hash; lines that
-- it inserts itself (one of before this, during a rolling restart) get them from the trigger.
create function audit_hash(e audit_entries) returns bytea language sql stable
  return sha256(e.previous_hash || convert_to(
    audit_field(e.chain) || audit_field(e.seq::text) || audit_field(trunc(extract(epoch from e.at) * 1000000)::bigint::text) || audit_field(e.actor_id::text) ||
    audit_field(e.actor_name) || audit_field(e.acting_as) || audit_field(e.action) || audit_field(e.subject_type) || audit_field(e.subject_id::text) ||
    audit_field(e.unit_path) || audit_field(e.before::text) || audit_field(e.after::text) || audit_field(e.request_id), 'UTF8'));
create function audit_chain(path text) returns text language sql immutable parallel safe return coalesce(substring(path from '^/[^/]+/[^/]+/'), path);
create function audit_head(of_chain text) returns audit_heads language plpgsql security definer set search_path = public, pg_temp as $$
declare head audit_heads;
begin
  select * into head from audit_heads where chain = of_chain for update;
  if not found then
    insert into audit_heads (chain, seq, hash) values (of_chain, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
    select * into strict head from audit_heads where chain = of_chain for update;
  end if;
  return head;
end $$;

create or replace function audit_chain_row() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare head audit_heads;
begin
  new.chain := audit_chain(new.unit_path);
  head := audit_head(new.chain);
  new.seq := head.seq + 1;
  new.at := clock_timestamp();
  new.previous_hash := head.hash;
  new.hash := audit_hash(new);
  update audit_heads set seq = new.seq, hash = new.hash where chain = new.chain;
  return new;
end $$;
drop trigger audit_head on audit_entries;
drop function audit_head_follows();
drop trigger audit_chain on audit_entries;
create trigger audit_chain before insert on audit_entries for each row when (new.hash is null) execute function audit_chain_row();

create function append_audit(actors uuid[], names text[], actings text[], actions text[], requests text[], types text[], ids uuid[], paths text[], befores text[], afters text[])
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare chained text; head audit_heads; line audit_entries;
begin
  for chained in select distinct audit_chain(p) from unnest(paths) p order by 1 loop
    head := audit_head(chained);
    for line in
      select chained, 0, null::timestamptz, actor, name, acting, action, type, id, path, before::jsonb, after::jsonb, request, null::bytea, null::bytea
      from unnest(actors, names, actings, actions, requests, types, ids, paths, befores, afters) with ordinality as m (actor, name, acting, action, request, type, id, path, before, after, n)
      where audit_chain(path) = chained order by n
    loop
      line.seq := head.seq + 1;
      line.at := clock_timestamp();
      line.previous_hash := head.hash;
      line.hash := audit_hash(line);
      insert into audit_entries values (line.*);
      head.seq := line.seq;
      head.hash := line.hash;
    end loop;
    update audit_heads set seq = head.seq, hash = head.hash where chain = chained;
  end loop;
end $$;
revoke insert on audit_entries from kheo_api;
grant insert (actor_id, actor_name, acting_as, action, subject_type, subject_id, unit_path, before, after, request_id) on audit_entries to kheo_api;
revoke all on function audit_head(text) from public;

-- ------------------------------------------------------------------------------------------------------------------ search
-- What waits beside the index is short, so that no search reads much of it; a set of rows lets it grow and empties it itself: keys that many of them share are
-- then put in once. 1 000 registrations cost 0.8 s before, 0.26 s so.
alter index search_entries_keys reset (gin_pending_list_limit);
alter function directive_searched() set gin_pending_list_limit = 256;

-- The words of units, documents and people stand apart from those of registrations: a word of every second registration would be walked through to find the few
-- units that bear it. So words tell the kind, and the key that told it (k:, one list as long as all registrations) is asked for no more; old entries may still hold it.
create function words_of(what text) returns text language sql immutable parallel safe return case what when 'unit' then 'u:' when 'directive' then 'v:' when 'person' then 'p:' else '' end;
create or replace function search_keys(what text, path text, variadic others text[]) returns text language sql immutable parallel safe
  return (select concat_ws(' ', (select string_agg('s:' || a, ' ') from unnest(path_ancestors(path)) a), nullif(string_agg(o, ' ') filter (where o <> ''), '')) from unnest(others) o);
create function search_words(what text, words text) returns text language sql immutable parallel safe return words_of(what) || replace(word_beginnings(words), ' ', ' ' || words_of(what));
create or replace function unit_keys(id uuid, path text, names text) returns text language sql stable parallel safe
  return search_keys('unit', path, case when length(path) - length(replace(path, '/', '')) <= 4 then 'd:top' when hashtext(id::text) & 63 = 0 then 'd:some' end, search_words('unit', names));
create or replace function person_keys(path text, name text, user_name text) returns text language sql stable parallel safe
  return search_keys('person', path, search_words('person', name || ' ' || regexp_replace(lower(user_name), '[^[:alnum:]]+', ' ', 'g')));
create or replace function directive_keys(path text, of_status text, branches text[], words text) returns text language sql stable parallel safe
  return search_keys('directive', path,
    case when of_status <> 'draft' then (select string_agg(concat_ws(' ', 'b:' || b, 's:' || array_to_string(path_ancestors(b), ' s:')), ' ') from unnest(branches) b) end,
    search_words('directive', folded(words)));
create or replace function registration_keys(path text, campaign uuid, code text, created_at timestamptz, bands int[], words text) returns text language sql stable parallel safe
  return concat_ws(' ', 's:' || array_to_string(path_ancestors(path), ' s:'), 'c:' || campaign, to_char(created_at at time zone 'UTC', '"d:"YYYYMMDD "m:"YYYYMM'),
    word_beginnings(regexp_replace(translate(lower(code), 'đ', 'd'), '[^[:alnum:]]+', ' ', 'g')), '#' || nullif(array_to_string(bands, ' #'), ''), nullif(words, ''));
update search_entries e set keys = unit_keys(u.id, u.path, u.name_fold) from units u where e.kind = 'unit' and e.id = u.id;
update search_entries e set keys = person_keys(a.unit_path, a.name_fold, a.user_name) from accounts a where e.kind = 'person' and e.id = a.id;
update search_entries e set keys = directive_keys(d.unit_path, d.status, d.branches, concat_ws(' ', d.number, d.excerpt, d.body)) from directives d where e.kind = 'directive' and e.id = d.id;

create or replace function search_takes() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare many boolean := (select count(*) > 100 from fresh);
begin
  perform set_config('gin_pending_list_limit', case when many then '65536' else '256' end, true);
  case tg_table_name
    when 'registrations' then insert into search_entries (kind, id, unit_path, rank, bands, keys)
      select 'registration', f.id, f.unit_path, micros(f.created_at), f.bands, registration_keys(f.unit_path, f.campaign_id, f.code, f.created_at, f.bands, f.search_keys) from fresh f;
    when 'units' then insert into search_entries (kind, id, unit_path, rank, keys) select 'unit', f.id, f.path, unit_rank(f.path), unit_keys(f.id, f.path, f.name_fold) from fresh f;
    when 'accounts' then insert into search_entries (kind, id, unit_path, rank, keys) select 'person', f.id, f.unit_path, 0, person_keys(f.unit_path, f.name_fold, f.user_name) from fresh f;
  end case;
  if many then perform gin_clean_pending_list('search_entries_keys'); end if;
  return null;
end $$;

-- Told for each row, a province that moves wrote each of its entries into the index one by one.
drop trigger registrations_search_follows on registrations;
drop trigger units_search_follows on units;
drop trigger accounts_search_follows on accounts;
create or replace function search_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare many boolean := (select count(*) > 100 from now_so);
begin
  perform set_config('gin_pending_list_limit', case when many then '65536' else '256' end, true);
  case tg_table_name
    when 'registrations' then update search_entries e set unit_path = n.unit_path, bands = n.bands,
        keys = registration_keys(n.unit_path, n.campaign_id, n.code, n.created_at, n.bands, n.search_keys)
      from was_so o join now_so n on n.id = o.id
      where e.kind = 'registration' and e.id = n.id and (o.unit_path, o.code, o.search_keys, o.bands) is distinct from (n.unit_path, n.code, n.search_keys, n.bands);
    when 'units' then update search_entries e set unit_path = n.path, rank = unit_rank(n.path), keys = unit_keys(n.id, n.path, n.name_fold)
      from was_so o join now_so n on n.id = o.id where e.kind = 'unit' and e.id = n.id and (o.path, o.name_fold) is distinct from (n.path, n.name_fold);
    when 'accounts' then update search_entries e set unit_path = n.unit_path, keys = person_keys(n.unit_path, n.name_fold, n.user_name)
      from was_so o join now_so n on n.id = o.id
      where e.kind = 'person' and e.id = n.id and (o.unit_path, o.name_fold, o.user_name) is distinct from (n.unit_path, n.name_fold, n.user_name);
  end case;
  if many then perform gin_clean_pending_list('search_entries_keys'); end if;
  return null;
end $$;
create trigger registrations_search_follows after update on registrations referencing old table as was_so new table as now_so for each statement execute function search_follows();
create trigger units_search_follows after update on units referencing old table as was_so new table as now_so for each statement execute function search_follows();
create trigger accounts_search_follows after update on accounts referencing old table as was_so new table as now_so for each statement execute function search_follows();

-- As in 0028_registering.sql, but for what tells the kind.
create or replace function search_rows(what text, wanted tsquery, before_rank bigint, before_id uuid, take int) returns table (id uuid, rank bigint)
  language plpgsql stable security definer rows 50
  set search_path = public, pg_temp set enable_seqscan = off set enable_indexscan = off set jit = off set work_mem = '32MB'
as $$
declare
  asked tsquery := search_reach(what) && case words_of(what) when '' then wanted else regexp_replace(wanted::text, '''([^'']+)''', '''' || words_of(what) || '\1''', 'g')::tsquery end;
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
      select e.id, e.rank, e.kind from search_entries e
      where array_to_tsvector(string_to_array(e.keys, ' ')) @@ case when step is null then asked else asked && step end
        and (before_rank is null or e.rank <= before_rank and (e.rank < before_rank or e.id < before_id))
      order by e.rank desc, e.id desc limit take) f where f.kind = what;        -- not inside: the index of kinds would be walked
    exit when cardinality(ids) >= take;
  end loop;
  return query select f.id, f.rank from unnest(ids, ranks) f (id, rank);
end $$;

create or replace function alike_registrations(wanted int[], below text, take int) returns table (id uuid, shared int)
  language plpgsql stable security definer rows 50
  set search_path = public, pg_temp set enable_seqscan = off set enable_indexscan = off set jit = off set work_mem = '32MB'
as $$
declare asked tsquery := search_scope() && (select string_agg('''#' || b || '''', ' | ')::tsquery from unnest(wanted) b);
begin
  if asked is null then return; end if;
  if below is not null then asked := asked && ('''s:' || replace(below, '''', '') || '''')::tsquery; end if;
  return query
    select e.id, cardinality(array(select unnest(e.bands) intersect select unnest(wanted))) as shared from search_entries e
    where array_to_tsvector(string_to_array(e.keys, ' ')) @@ asked order by shared desc, e.rank desc, e.id desc limit take;
end $$;
