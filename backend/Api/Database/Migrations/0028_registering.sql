-- What every registration pays for when it is written and read: the same answers in fewer steps.

create or replace function registration_keys(path text, campaign uuid, code text, created_at timestamptz, bands int[], words text) returns text language sql stable parallel safe
  return concat_ws(' ', 'k:registration', 's:' || array_to_string(path_ancestors(path), ' s:'), 'c:' || campaign, to_char(created_at at time zone 'UTC', '"d:"YYYYMMDD "m:"YYYYMM'),
    word_beginnings(regexp_replace(translate(lower(code), 'đ', 'd'), '[^[:alnum:]]+', ' ', 'g')), '#' || nullif(array_to_string(bands, ' #'), ''), nullif(words, ''));

-- Asked upward, one unit after the other: the nearest answers nearly always, and each question keeps its plan.
create or replace function committee_above(of_path text) returns text language plpgsql stable security definer set search_path = public, pg_temp as $$
declare above record; today date := (now() at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  for above in select u.id, u.party_name from units u where u.path = any (path_ancestors(of_path)) and u.path <> of_path order by length(u.path) desc loop
    if exists (select from assignments g join accounts a on a.id = g.account_id where g.unit_id = above.id and g.role in ('committee-officer', 'standing-agency')
               and g.valid_from <= today and (g.valid_to is null or g.valid_to > today) and a.status = 'active') then
      return above.party_name;
    end if;
  end loop;
  return null;
end $$;

-- The officers of one unit: the exclusion constraint's index begins with the account.
create index assignments_unit on assignments (unit_id);

-- ------------------------------------------------------------------------------------------------------------------- directives
-- As Text.Fold.
create function folded(words text) returns text language sql immutable strict parallel safe
  return btrim(regexp_replace(translate(lower(regexp_replace(normalize(words, NFD), '[\u0300-\u036f]', '', 'g')), 'đĐðÐ', 'dddd'), '[^[:alnum:]]+', ' ', 'g'));

-- Drafts come first. A directive stands where it was issued, and once it is issued at every place it went to: at b:, and at s: for those above.
create function directive_keys(path text, of_status text, branches text[], words text) returns text language sql stable parallel safe
  return concat_ws(' ', 'k:directive', 's:' || array_to_string(path_ancestors(path), ' s:'),
    case when of_status <> 'draft' then (select string_agg(concat_ws(' ', 'b:' || b, 's:' || array_to_string(path_ancestors(b), ' s:')), ' ') from unnest(branches) b) end,
    word_beginnings(folded(words)));

create function directive_searched() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from search_entries where kind = 'directive' and id = coalesce(new.id, old.id);
  if tg_op <> 'DELETE' then
    insert into search_entries (kind, id, unit_path, rank, keys) values ('directive', new.id, new.unit_path, coalesce(micros(new.issued_at), 9000000000000000),
      directive_keys(new.unit_path, new.status, new.branches, concat_ws(' ', new.number, new.excerpt, new.body)));
  end if;
  return null;
end $$;
create trigger directives_searched after insert or delete or update of unit_path, status, branches, number, excerpt, body on directives for each row execute function directive_searched();
insert into search_entries (kind, id, unit_path, rank, keys)
  select 'directive', id, unit_path, coalesce(micros(issued_at), 9000000000000000), directive_keys(unit_path, status, branches, concat_ws(' ', number, excerpt, body)) from directives;

-- What lies in the caller's subtrees; of directives also what went to a place above one of them.
create function search_reach(what text) returns tsquery language sql stable parallel safe
  return case when what <> 'directive' then search_scope()
    else search_scope() || (select string_agg('''b:' || replace(a, '''', '') || '''', ' | ')::tsquery from unnest(app_scopes()) s cross join unnest(path_ancestors(s)) a) end;

-- As in 0018_search.sql, but for the reach.
create or replace function search_rows(what text, wanted tsquery, before_rank bigint, before_id uuid, take int) returns table (id uuid, rank bigint)
  language plpgsql stable security definer rows 50
  set search_path = public, pg_temp set enable_seqscan = off set enable_indexscan = off set jit = off set work_mem = '32MB'
as $$
declare
  asked tsquery := ('''k:' || replace(what, '''', '') || '''')::tsquery && search_reach(what) && wanted;
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

revoke all on function directive_searched() from public;
