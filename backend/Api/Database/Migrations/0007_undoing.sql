-- Undoing an act from its journal, and what follows from acts elsewhere: what a right lets read of the past, acts whose day has come, late comers.

-- ----------------------------------------------------------------------------------------------------------------- reverse
create function reverse_reorganisation(act uuid) returns void language plpgsql security definer set search_path = public, pg_temp set jit = off as $$
declare a reorganisations; tab text; found_one boolean; columns text; floor uuid;
begin
  select * into a from reorganisations where id = act and status = 'applied' for update;
  if a.id is null or not app_writes(a.unit_path)
     or exists (select from reorganisation_journal j where j.reorganisation_id = act and j.table_name = 'units' and not (app_writes(j.after ->> 'path') and (j.before is null or app_writes(j.before ->> 'path')))) then
    raise insufficient_privilege;
  end if;
  perform set_config('app.effective_on', a.effective_on::text, true);
  create temp table journal on commit drop as select * from reorganisation_journal where reorganisation_id = act;
  create index on journal (table_name, row_id);
  analyze journal;
  perform 1 from units u join journal j on j.table_name = 'units' and j.row_id = u.id order by u.path for update of u;

  -- Whatever the act changed stands as the act left it, and nothing has been added where it put things.
  for tab in select distinct table_name from journal loop
    execute format('select exists (select from journal j left join %I x on x.id = j.row_id where j.table_name = %L and (x.id is null or %s is distinct from j.after))', tab, tab, reorganisation_image(tab, true)) into found_one;
    if found_one then perform refuse_act('reorganisation_changed_since'); end if;
  end loop;
  -- Ids tell their time of making in the first 48 bits.
  floor := (lpad(to_hex((extract(epoch from a.applied_at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid;
  foreach tab in array array['accounts', 'assignments', 'models', 'registrations', 'obligations', 'decisions', 'nominations', 'periodic_reports', 'councils', 'judging_sessions', 'recognitions', 'awards',
                             'aggregate_entries', 'campaigns', 'programmes', 'tiers'] loop
    execute format('select exists (select from journal u join %I x on x.unit_id = u.row_id and x.unit_path = (u.after ->> ''path'') collate "C" where u.table_name = ''units'' and (u.before ->> ''path'') is distinct from (u.after ->> ''path'')
      and x.id >= $1 and not exists (select from journal j where j.table_name = %L and j.row_id = x.id))', tab, tab) into found_one using floor;
    if found_one then perform refuse_act('reorganisation_changed_since'); end if;
  end loop;
  if exists (select from journal j join units u on u.parent_id = j.row_id where j.table_name = 'units' and u.id >= floor and not exists (select from journal k where k.table_name = 'units' and k.row_id = u.id)) then
    perform refuse_act('reorganisation_changed_since');
  end if;

  perform carry_counters(o.after_path, o.before_path) from (
    select distinct j.after ->> 'unit_path' as after_path, j.before ->> 'unit_path' as before_path from journal j where j.table_name = 'campaigns' and j.before ->> 'unit_path' <> j.after ->> 'unit_path') o;
  delete from unit_successions where reorganisation_id = act;
  delete from assignments x using journal j where j.table_name = 'assignments' and j.before is null and x.id = j.row_id;
  create temp table unborne on commit drop as select v.path from unit_versions v join journal j on j.table_name = 'unit_versions' and j.before is null and j.row_id = v.id;
  delete from unit_versions x using journal j where j.table_name = 'unit_versions' and j.before is null and x.id = j.row_id;
  for tab in select distinct table_name from journal order by 1 loop
    select string_agg(format('%I = b.%I', c, c), ', ') || case when reorganisation_versioned(tab) then ', row_version = x.row_version + 1' else '' end into columns from unnest(reorganisation_columns(tab)) c;
    execute format('update %I x set %s from journal j, jsonb_populate_record(null::%I, j.before) b where j.table_name = %L and j.before is not null and x.id = j.row_id', tab, columns, tab, tab);
  end loop;
  update indicator_values v set unit_path = r.unit_path from journal j join result_reports r on j.table_name = 'result_reports' and r.id = j.row_id where v.result_report_id = r.id;
  update campaign_versions v set unit_path = c.unit_path from journal j join campaigns c on j.table_name = 'campaigns' and c.id = j.row_id where v.campaign_id = c.id;
  set constraints rollups_settled immediate;
  set constraints rollups_settled deferred;
  -- Settling judges an obligation by what stands now; how it stood before is in the journal.
  update obligations o set handed_in_at = b.handed_in_at from journal j, jsonb_populate_record(null::obligations, j.before) b
    where j.table_name = 'obligations' and o.id = j.row_id and o.handed_in_at is distinct from b.handed_in_at;
  delete from unit_paths p using unborne u where p.path = u.path collate "C" and not exists (select from unit_versions v where v.path = p.path);
  begin
    delete from units x using journal j where j.table_name = 'units' and j.before is null and x.id = j.row_id;
  exception when foreign_key_violation then
    perform refuse_act('reorganisation_changed_since');
  end;
end $$;

-- One figure over the tree and all that hangs on it: the same before an act and after its inverse.
create function tree_checksum(root text) returns text language plpgsql stable security definer set search_path = public, pg_temp as $$
declare tab text; sum text := '';
  part text;
begin
  select md5(string_agg(concat_ws('|', id, parent_id, code, path, kind, tier_id, party_name, state_name, name_fold, opened_on, closed_on), ';' order by id)) into part
    from units where path >= root collate "C" and path < path_end(root) collate "C";
  sum := sum || coalesce(part, '-');
  select md5(string_agg(concat_ws('|', id, unit_id, valid_from, valid_to, party_name, state_name, parent_id, tier_id, path), ';' order by id)) into part
    from unit_versions where path >= root collate "C" and path < path_end(root) collate "C";
  sum := sum || coalesce(part, '-');
  select md5(string_agg(concat_ws('|', path, unit_id), ';' order by path)) into part from unit_paths where path >= root collate "C" and path < path_end(root) collate "C";
  sum := sum || coalesce(part, '-');
  foreach tab in array array['accounts', 'models', 'registrations', 'result_reports', 'files', 'judging_sessions', 'candidates', 'councils', 'council_members', 'decisions', 'decision_items', 'nominations',
      'periodic_reports', 'obligations', 'assignments', 'awards', 'recognitions', 'aggregate_entries', 'campaigns', 'programmes', 'standard_fields', 'tiers', 'field_lists', 'fields', 'tier_plans', 'criteria_sheets', 'base_salaries'] loop
    execute format('select md5(string_agg(%s::text, '';'' order by x.id)) from %I x where x.unit_path >= $1 collate "C" and x.unit_path < path_end($1) collate "C"',
      case when tab in ('recognitions', 'aggregate_entries', 'result_reports', 'files') then 'row(x.id, x.unit_id, x.unit_path)' when tab = 'assignments' then 'row(x.id, x.account_id, x.unit_id, x.unit_path, x.role, x.valid_from, x.valid_to)'
           when tab = 'obligations' then 'row(x.id, x.campaign_id, x.unit_id, x.unit_path, x.form, x.due_on, x.handed_in_at, x.late, x.exempt_reason, x.transferred_on, x.transferred_to)' else 'row(x.id, ' || reorganisation_image(tab, false) || ')' end, tab)
      into part using root;
    sum := sum || coalesce(part, '-');
  end loop;
  select md5(string_agg(t::text, ';' order by t::text)) into part from totals t where count <> 0 and unit_path >= root collate "C" and unit_path < path_end(root) collate "C";
  sum := sum || coalesce(part, '-');
  select md5(string_agg(t::text, ';' order by t::text)) into part from coverage_totals t where (obliged, handed_in, late, exempt) <> (0, 0, 0, 0) and unit_path >= root collate "C" and unit_path < path_end(root) collate "C";
  sum := sum || coalesce(part, '-');
  select md5(string_agg(t::text, ';' order by t::text)) into part from coverage_days t where handed_in <> 0 and unit_path >= root collate "C" and unit_path < path_end(root) collate "C";
  return md5(sum || coalesce(part, '-'));
end $$;

-- ------------------------------------------------------------------------------------------------- scopes, the day, and late comers
-- What a right over a unit lets read of the past: the places where the unit itself stood, and those that its subtree took over.
create function history_of(unit uuid, today text) returns text[] language sql stable security definer set search_path = public, pg_temp as $$
  with own as (select p.path from unit_paths p where p.unit_id = unit and p.path <> today collate "C"),
       all_of_them as (
         select path from own union select r from past_ranges(today) r
         union select r from own o, past_ranges(o.path) r)
  select array(select distinct a.path from all_of_them a where not starts_with(a.path, today)
                 and not exists (select from all_of_them o where o.path <> a.path and starts_with(a.path, o.path)))
$$;

-- Acts whose day has come, for the process that applies them and nobody else.
create function due_reorganisations() returns table (id uuid, unit_id uuid, unit_path text, scheduled_by uuid, name text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, r.unit_id, u.path, r.scheduled_by, a.display_name from reorganisations r join units u on u.id = r.unit_id join accounts a on a.id = r.scheduled_by
  where app_door() = 'DueReorganisations' and r.status = 'scheduled' and r.effective_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date order by r.effective_on, r.id
$$;

-- A row that was on its way to a unit while an act was being applied would be left behind where the unit no longer stands: it waits, and is refused.
create function stand_with_unit() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform 1 from units u where u.id = new.unit_id and u.path = new.unit_path and u.closed_on is null for key share;
  if not found then perform refuse_act('unit_reorganised'); end if;
  return new;
end $$;
do $$
declare t text;
begin
  foreach t in array array['registrations', 'models', 'decisions', 'periodic_reports', 'judging_sessions', 'councils', 'assignments', 'accounts', 'nominations'] loop
    execute format('create trigger %I before insert on %I for each row when (current_user = ''kheo_api'') execute function stand_with_unit()', t || '_with_unit', t);
  end loop;
end $$;

revoke all on function reorganisation_places(jsonb), open_work(uuid[]), keep_before(text, uuid[]), pass_on(text), carry_counters(text, text), tree_checksum(text), apply_reorganisation(uuid, jsonb),
  reverse_reorganisation(uuid), reorganisation_impact(jsonb), history_of(uuid, text), due_reorganisations(), stand_with_unit(), refuse_act(text) from public;
grant execute on function apply_reorganisation(uuid, jsonb), reverse_reorganisation(uuid), reorganisation_impact(jsonb), past_ranges(text), history_of(uuid, text), due_reorganisations() to kheo_api;
