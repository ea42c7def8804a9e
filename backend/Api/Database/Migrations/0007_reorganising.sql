-- Reorganising: an act's plan comes from the law (Domain/Organisation/Planner.cs); here it is written down as sets, and undone from its journal.
-- apply_reorganisation and reverse_reorganisation run as the owner, so they ask themselves whether the caller may write at every place they touch.

alter table reorganisations add scheduled_by uuid;
alter table unit_successions add from_name text, add to_name text;           -- as they were on either side of the day
create index reorganisations_due on reorganisations (effective_on) where status = 'scheduled';

-- A predecessor's debt that a successor's own row stands for from now on; what it had met stays met. Nothing that happens later changes such a row.
alter table obligations add transferred_on date, add transferred_to uuid references units;
-- Who pays an award once its authority has ended or stands elsewhere; the authority itself stays on the record as it was.
alter table awards add payer_unit_id uuid references units, add payer_path text collate "C", add paid_on date;
create index obligations_unit on obligations (unit_id);
create index awards_authority on awards (authority_unit_id);
create index models_unit on models (unit_id);

-- Paths are remembered once a statement: an act begins the versions of thousands of units at once.
drop trigger unit_versions_path_remembered on unit_versions;
create or replace function remember_path() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into unit_paths select distinct n.path, n.unit_id from begun n on conflict do nothing;
  if exists (select from begun n join unit_paths p on p.path = n.path where p.unit_id <> n.unit_id) then
    raise unique_violation using constraint = 'unit_paths_once_ever', message = 'the path was another unit''s';
  end if;
  return null;
end $$;
create trigger unit_versions_path_remembered after insert on unit_versions referencing new table as begun for each statement execute function remember_path();

create function uuid_v7() returns uuid language sql volatile
  return encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid;

-- One act at a time for a tree: it is locked until the transaction ends.
create function lock_tree(path text) returns void language sql volatile
  return pg_advisory_xact_lock(7142, hashtext(split_part(path, '/', 2)));

create function refuse_act(rule text) returns void language plpgsql as $$
begin
  raise check_violation using constraint = rule, message = 'the act was refused';
end $$;

-- --------------------------------------------------------------------------------------------------------- what changes place
-- Every unit whose open work changes hands or place: those that close, and those that move with all open units below them. The longest enclosing
-- move decides where a unit goes.
create function reorganisation_places(plan jsonb) returns table (unit_id uuid, from_path text, to_unit_id uuid, to_path text, closes boolean, named uuid)
  language sql stable set search_path = public, pg_temp as $$
  with altered as materialized (
    select a.id, a.from_path collate "C" as from_path, path_end(a.from_path) collate "C" as from_end, a.path
    from jsonb_to_recordset(plan -> 'altered') a (id uuid, from_path text, path text) where a.from_path <> a.path),
  closed as materialized (select c.* from jsonb_to_recordset(plan -> 'closed') c (id uuid, path text, heir_id uuid, heir_path text)),
  carried as (
    select distinct on (u.id) u.id, u.path, a.path || substr(u.path, length(a.from_path) + 1) as to_path, a.id as named
    from altered a join units u on u.path >= a.from_path and u.path < a.from_end
    where (u.closed_on is null or u.id = a.id) and not exists (select from closed c where c.id = u.id)
    order by u.id, length(a.from_path) desc)
  select c.id, c.path, c.heir_id, c.heir_path, true, c.id from closed c
  union all
  select k.id, k.path, k.id, k.to_path, false, k.named from carried k
$$;

-- The open work of some units, sort by sort.
create function open_work(wanted uuid[]) returns table (what text, unit_id uuid, row_id uuid) language sql stable set search_path = public, pg_temp as $$
  with w as materialized (select unnest(wanted) as id),
       running as materialized (select c.id from campaigns c where c.status <> 'closed')
  select 'accounts', a.unit_id, a.id from w join accounts a on a.unit_id = w.id
  union all select 'assignments', a.unit_id, a.id from w join assignments a on a.unit_id = w.id where a.valid_to is null or a.valid_to > (now() at time zone 'Asia/Ho_Chi_Minh')::date
  union all select case when r.status in ('draft', 'returned') then 'drafts' else 'registrations' end, r.unit_id, r.id
    from w join registrations r on r.unit_id = w.id join running c on c.id = r.campaign_id
  union all select 'sessions', s.unit_id, s.id from w join judging_sessions s on s.unit_id = w.id where s.status <> 'closed'
  union all select 'obligations', o.unit_id, o.id from w join obligations o on o.unit_id = w.id join running c on c.id = o.campaign_id
    where o.handed_in_at is null and o.exempt_reason is null and o.transferred_to is null
  union all select 'nominations', n.unit_id, n.id from w join nominations n on n.unit_id = w.id where n.status = 'sent'
  union all select 'nominations-to-answer', n.to_unit_id, n.id from w join nominations n on n.to_unit_id = w.id where n.status = 'sent'
  union all select 'decisions', d.unit_id, d.id from w join decisions d on d.unit_id = w.id where d.status = 'draft'
  union all select 'reports', r.unit_id, r.id from w join periodic_reports r on r.unit_id = w.id join running c on c.id = r.campaign_id where r.status <> 'accepted'
  union all select 'unpaid-awards', coalesce(a.payer_unit_id, a.authority_unit_id), a.id from w join awards a on a.authority_unit_id = w.id and a.payer_unit_id is null
    where a.status = 'issued' and a.money is not null and a.paid_on is null
  union all select 'unpaid-awards', a.payer_unit_id, a.id from awards a where a.payer_unit_id in (select id from w) and a.status = 'issued' and a.money is not null and a.paid_on is null
  union all select 'campaigns', c.unit_id, c.id from w join campaigns c on c.unit_id = w.id where c.status <> 'closed'
  union all select 'programmes', p.unit_id, p.id from w join programmes p on p.unit_id = w.id
  union all select 'councils', c.unit_id, c.id from w join councils c on c.unit_id = w.id where c.term_to is null or c.term_to > (now() at time zone 'Asia/Ho_Chi_Minh')::date
$$;

-- What an act would pass on, line by line: from which named unit, to whom, how much of what.
create function reorganisation_impact(plan jsonb) returns table (from_unit_id uuid, from_name text, to_unit_id uuid, what text, rows bigint)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if exists (select from jsonb_to_recordset(plan -> 'closed') c (path text) where not app_sees(path))
     or exists (select from jsonb_to_recordset(plan -> 'altered') a (from_path text) where not app_sees(from_path)) then
    raise insufficient_privilege;
  end if;
  return query
    with p as materialized (select * from reorganisation_places(plan)),
         lines as (
           select p.named, p.to_unit_id as taker, 'units'::text as what, count(*) as n from p group by 1, 2
           union all
           select p.named, p.to_unit_id, w.what, count(*) from open_work(array(select p.unit_id from p)) w join p on p.unit_id = w.unit_id group by 1, 2, 3)
    select l.named, u.party_name, case when c.heir_id is null then l.named else c.heir_id end, l.what, sum(l.n)::bigint
    from lines l join units u on u.id = l.named left join jsonb_to_recordset(plan -> 'closed') c (id uuid, heir_id uuid) on c.id = l.named
    group by 1, 2, 3, 4 order by 2, 1, 4;
end $$;

-- ------------------------------------------------------------------------------------------------------------------ journal
-- The columns that an act may change, table by table: they are kept before and after, and put back by its inverse.
create function reorganisation_columns(tab text) returns text[] language sql immutable return case tab
  when 'units' then array['parent_id', 'code', 'path', 'tier_id', 'party_name', 'state_name', 'name_fold', 'closed_on']
  when 'unit_versions' then array['valid_to']
  when 'assignments' then array['unit_id', 'unit_path', 'valid_to']
  when 'obligations' then array['unit_id', 'unit_path', 'handed_in_at', 'exempt_reason', 'transferred_on', 'transferred_to']
  when 'nominations' then array['unit_id', 'unit_path', 'to_unit_id', 'to_path']
  when 'council_members' then array['unit_path', 'home_unit_id', 'home_path']
  when 'decision_items' then array['unit_path', 'recipient_unit_id', 'recipient_path']
  when 'awards' then array['payer_unit_id', 'payer_path']
  when 'campaigns' then array['unit_id', 'unit_path', 'code']
  when 'programmes' then array['unit_id', 'unit_path', 'code']
  when 'standard_fields' then array['unit_id', 'unit_path', 'code']
  when 'tiers' then array['unit_id', 'unit_path', 'code']
  when 'fields' then array['unit_path']
  when 'criteria_sheets' then array['unit_path']
  when 'tier_plans' then array['unit_path', 'pilot_unit_id']
  else array['unit_id', 'unit_path'] end;

create function reorganisation_versioned(tab text) returns boolean language sql immutable
  return tab not in ('unit_versions', 'council_members', 'decision_items', 'fields', 'criteria_sheets', 'tier_plans');

-- `jsonb_build_object('unit_id', x.unit_id, …)`: what of a row goes into the journal.
create function reorganisation_image(tab text, with_version boolean) returns text language sql immutable
  return 'jsonb_build_object(' || (select string_agg(format('%L, x.%I', c, c), ', ') from unnest(reorganisation_columns(tab) ||
    case when with_version and reorganisation_versioned(tab) then array['row_version'] else '{}' end) c) || ')';

-- Before-images, once for each row. `kept` and `passing` are the act's own temporary tables.
create function keep_before(tab text, ids uuid[]) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  execute format('insert into kept select %L, x.id, %s from %I x where x.id = any ($1) on conflict do nothing', tab, reorganisation_image(tab, false), tab) using ids;
end $$;

-- Rows of one table pass to the unit and path that `passing` says.
create function pass_on(tab text) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  execute format('insert into kept select %L, x.id, %s from %I x join passing p on p.tab = %L and p.row_id = x.id on conflict do nothing', tab, reorganisation_image(tab, false), tab, tab);
  execute format('update %I x set unit_id = p.to_unit_id, unit_path = p.to_path, row_version = x.row_version + 1 from passing p where p.tab = %L and p.row_id = x.id', tab, tab);
end $$;

-- Counters follow their owner, so that no number is given twice.
create function carry_counters(from_path text, to_path text) returns void language sql set search_path = public, pg_temp as $$
  insert into registration_counters as k (unit_path, year, last) select to_path, year, last from registration_counters where unit_path = from_path collate "C"
  on conflict (unit_path, year) do update set last = greatest(k.last, excluded.last)
$$;

-- ------------------------------------------------------------------------------------------------------------------- apply
create function apply_reorganisation(act uuid, plan jsonb) returns jsonb language plpgsql security definer set search_path = public, pg_temp set jit = off as $$
declare
  a reorganisations; day date := (plan ->> 'on')::date; me xid8 := pg_current_xact_id(); tab text; before jsonb; after jsonb; joined jsonb := '{}'; n bigint;
begin
  select * into a from reorganisations where id = act and status in ('draft', 'scheduled') and effective_on = day for update;
  if a.id is null or not app_writes(a.unit_path) or exists (
    select from (select path from jsonb_to_recordset(plan -> 'opened') o (path text)
                 union all select unnest(array[from_path, path]) from jsonb_to_recordset(plan -> 'altered') o (from_path text, path text)
                 union all select unnest(array[path, heir_path]) from jsonb_to_recordset(plan -> 'closed') o (path text, heir_path text)
                 union all select unnest(array[from_path, to_path]) from jsonb_to_recordset(plan -> 'handed') o (from_path text, to_path text)) t where not app_writes(t.path)) then
    raise insufficient_privilege;
  end if;
  perform set_config('app.effective_on', day::text, true);

  -- The tree must still be the one that was planned on; whoever opens, renames or closes a unit of it meanwhile waits, or has been waited for.
  create temp table named on commit drop as
    select id, row_version, from_path as path, true as changes from jsonb_to_recordset(plan -> 'altered') x (id uuid, row_version bigint, from_path text)
    union all select id, row_version, path, true from jsonb_to_recordset(plan -> 'closed') x (id uuid, row_version bigint, path text);
  perform 1 from units u join named x on x.id = u.id order by u.path for update of u;
  if exists (select from named x left join units u on u.id = x.id where u.row_version is distinct from x.row_version or u.path is distinct from x.path) then
    perform refuse_act('reorganisation_tree_moved');
  end if;
  perform 1 from units u where u.id in (
    select heir_id from jsonb_to_recordset(plan -> 'closed') x (heir_id uuid) union select parent_id from jsonb_to_recordset(plan -> 'altered') x (parent_id uuid)
    union select parent_id from jsonb_to_recordset(plan -> 'opened') x (parent_id uuid)) order by u.path for share;

  create temp table places on commit drop as select * from reorganisation_places(plan);
  alter table places add primary key (unit_id);
  create temp table kept (tab text, row_id uuid, before jsonb, primary key (tab, row_id)) on commit drop;
  create temp table passing (tab text, row_id uuid, to_unit_id uuid, to_path text collate "C", primary key (tab, row_id)) on commit drop;
  create temp table touched on commit drop as
    select unit_id as id from places union select to_unit_id from places union select unnest(array[from_unit_id, to_unit_id]) from jsonb_to_recordset(plan -> 'handed') x (from_unit_id uuid, to_unit_id uuid);
  analyze places, touched;

  if exists (select from places p join unit_versions v on v.unit_id = p.unit_id where v.valid_from >= day)
     or exists (select from places p join units u on u.id = p.unit_id where u.closed_on > day)
     or exists (select from places p join decisions d on d.unit_id = p.unit_id where p.closes and d.status <> 'draft' and d.decided_on >= day) then
    perform refuse_act('reorganisation_over_newer');
  end if;
  select jsonb_object_agg(what, c) into before from (select what, count(*) as c from open_work(array(select id from touched)) group by 1) w;

  -- The tree.
  perform keep_before('units', array(select unit_id from places union select id from named));
  perform keep_before('unit_versions', array(select v.id from unit_versions v join (select unit_id from places union select id from named) u on u.unit_id = v.unit_id where v.valid_to is null));
  update unit_versions v set valid_to = day from kept k where k.tab = 'unit_versions' and k.row_id = v.id;
  update units u set path = p.to_path, row_version = u.row_version + 1 from places p where p.unit_id = u.id and not p.closes and p.to_path <> u.path and u.id not in (select id from named);
  insert into units (id, parent_id, code, path, kind, tier_id, party_name, state_name, name_fold, external_code, territorial, contact, opened_on)
    select id, parent_id, code, path, kind, tier_id, party_name, state_name, name_fold, external_code, territorial, contact, day
    from jsonb_to_recordset(plan -> 'opened') x (id uuid, parent_id uuid, code text, path text, kind text, tier_id uuid, party_name text, state_name text, name_fold text, external_code text, territorial boolean, contact text);
  update units u set parent_id = x.parent_id, code = x.code, path = x.path, tier_id = x.tier_id, party_name = x.party_name, state_name = x.state_name, name_fold = x.name_fold,
    closed_on = null, row_version = u.row_version + 1
    from jsonb_to_recordset(plan -> 'altered') x (id uuid, parent_id uuid, code text, path text, tier_id uuid, party_name text, state_name text, name_fold text) where x.id = u.id;
  update units u set closed_on = day, row_version = u.row_version + 1 from places p where p.closes and p.unit_id = u.id;
  insert into kept select 'units', id, null from jsonb_to_recordset(plan -> 'opened') x (id uuid);
  with begun as (
    insert into unit_versions (id, unit_id, valid_from, party_name, state_name, parent_id, tier_id, path)
      select uuid_v7(), u.id, day, u.party_name, u.state_name, u.parent_id, u.tier_id, u.path from units u join kept k on k.tab = 'units' and k.row_id = u.id where u.closed_on is null
      returning id)
  insert into kept select 'unit_versions', id, null from begun;

  -- Obligations of open campaigns go first, so that a successor's debt is there when the registrations that answer it arrive. What several owed for one
  -- thing is owed once.
  perform keep_before('obligations', array(select o.id from places p join obligations o on o.unit_id = p.unit_id join campaigns c on c.id = o.campaign_id where c.status <> 'closed'));
  update obligations o set unit_path = p.to_path, row_version = o.row_version + 1
    from places p, campaigns c where not p.closes and o.unit_id = p.unit_id and c.id = o.campaign_id and c.status <> 'closed' and o.unit_path <> p.to_path;
  insert into passing
    select 'obligations', r.id, r.to_unit_id, r.to_path from (
      select o.id, p.to_unit_id, p.to_path, o.campaign_id, o.form, o.period_to, row_number() over (partition by o.campaign_id, p.to_unit_id, o.form, o.period_to order by o.id) as rank
      from places p join obligations o on o.unit_id = p.unit_id join campaigns c on c.id = o.campaign_id
      where p.closes and c.status <> 'closed' and o.handed_in_at is null and o.exempt_reason is null and o.transferred_to is null) r
    where r.rank = 1 and not exists (select from obligations h where h.campaign_id = r.campaign_id and h.unit_id = r.to_unit_id and h.form = r.form
      and h.period_to is not distinct from r.period_to);
  with stays as (
    update obligations o set transferred_to = p.to_unit_id, row_version = o.row_version + 1,
      transferred_on = case when o.handed_in_at is null and o.exempt_reason is null then day end
      from places p, campaigns c where p.closes and o.unit_id = p.unit_id and c.id = o.campaign_id and c.status <> 'closed' and o.transferred_to is null
        and not exists (select from passing x where x.tab = 'obligations' and x.row_id = o.id)
      returning o.transferred_on is not null as owed)
  select count(*) filter (where owed) into n from stays;
  joined := joined || jsonb_build_object('obligations', n);
  perform pass_on('obligations');
  -- What a successor registered before may answer a debt that comes to it now.
  insert into obligations_pending select me, o.campaign_id, o.id, true from passing p join obligations o on p.tab = 'obligations' and o.id = p.row_id;
  if found then insert into rollups_due values (me) on conflict do nothing; end if;

  -- Who works there. A role at a unit that ends is ended with it and begun at the heir's, unless he stands on a higher tier: an act raises nobody.
  -- One that somebody holds there already is not given twice.
  insert into passing select 'accounts', x.id, p.to_unit_id, p.to_path from places p join accounts x on x.unit_id = p.unit_id;
  perform pass_on('accounts');
  perform keep_before('assignments', array(select x.id from places p join assignments x on x.unit_id = p.unit_id where x.valid_to is null or x.valid_to > day));
  update assignments x set unit_path = p.to_path, row_version = x.row_version + 1 from places p, kept k where not p.closes and x.unit_id = p.unit_id and k.tab = 'assignments' and k.row_id = x.id;
  with begun as (
    insert into assignments (id, account_id, unit_id, unit_path, role, valid_from, valid_to)
      select distinct on (x.account_id, p.to_unit_id, x.role) uuid_v7(), x.account_id, p.to_unit_id, p.to_path, x.role, greatest(day, x.valid_from), x.valid_to
      from places p join assignments x on x.unit_id = p.unit_id join kept k on k.tab = 'assignments' and k.row_id = x.id
        join units old on old.id = p.unit_id join tiers ot on ot.id = old.tier_id join units heir on heir.id = p.to_unit_id join tiers ht on ht.id = heir.tier_id
      where p.closes and ht.rank >= ot.rank
      order by x.account_id, p.to_unit_id, x.role, x.valid_to desc nulls first
    on conflict do nothing returning id)
  insert into kept select 'assignments', id, null from begun;
  update assignments x set valid_to = greatest(day, x.valid_from), row_version = x.row_version + 1 from places p, kept k
    where p.closes and x.unit_id = p.unit_id and k.tab = 'assignments' and k.row_id = x.id;
  select count(*) filter (where k.before is not null) - count(*) filter (where k.before is null) into n
    from kept k join assignments x on x.id = k.row_id left join places p on p.unit_id = x.unit_id where k.tab = 'assignments' and (k.before is null or p.closes);
  joined := joined || jsonb_build_object('assignments', greatest(n, 0));

  -- Work in hand.
  insert into passing select 'registrations', x.id, p.to_unit_id, p.to_path from places p join registrations x on x.unit_id = p.unit_id join campaigns c on c.id = x.campaign_id where c.status <> 'closed';
  analyze passing;
  insert into passing select distinct 'models', m.id, p.to_unit_id, p.to_path
    from passing p join registrations x on p.tab = 'registrations' and x.id = p.row_id join models m on m.id = x.model_id and m.unit_id = x.unit_id;
  insert into passing select 'result_reports', x.id, p.to_unit_id, p.to_path from passing p join result_reports x on p.tab = 'registrations' and x.registration_id = p.row_id;
  insert into passing select 'files', x.id, p.to_unit_id, p.to_path from passing p join files x on p.tab = 'registrations' and x.registration_id = p.row_id;
  insert into passing select 'candidates', x.id, p.to_unit_id, p.to_path from passing p join candidates x on p.tab = 'registrations' and x.registration_id = p.row_id
    join judging_sessions s on s.id = x.session_id where s.status <> 'closed';
  insert into passing select 'judging_sessions', x.id, p.to_unit_id, p.to_path from places p join judging_sessions x on x.unit_id = p.unit_id where x.status <> 'closed';
  insert into passing select 'decisions', x.id, p.to_unit_id, p.to_path from places p join decisions x on x.unit_id = p.unit_id where x.status = 'draft';
  insert into passing
    select 'periodic_reports', r.id, r.to_unit_id, r.to_path from (
      select x.*, p.to_unit_id, p.to_path, p.closes, row_number() over (partition by x.campaign_id, p.to_unit_id, x.kind, x.period_to order by x.id) as rank
      from places p join periodic_reports x on x.unit_id = p.unit_id join campaigns c on c.id = x.campaign_id where c.status <> 'closed' and x.status <> 'accepted') r
    where not r.closes or r.rank = 1 and not exists (select from periodic_reports h where h.campaign_id = r.campaign_id and h.unit_id = r.to_unit_id and h.kind = r.kind and h.period_to = r.period_to);
  select count(*) into n from places p join periodic_reports x on x.unit_id = p.unit_id join campaigns c on c.id = x.campaign_id
    where p.closes and c.status <> 'closed' and x.status <> 'accepted' and not exists (select from passing y where y.tab = 'periodic_reports' and y.row_id = x.id);
  joined := joined || jsonb_build_object('reports', n);
  foreach tab in array array['registrations', 'models', 'result_reports', 'files', 'candidates', 'judging_sessions', 'decisions', 'periodic_reports'] loop perform pass_on(tab); end loop;
  update indicator_values v set unit_path = p.to_path from passing p where p.tab = 'result_reports' and v.result_report_id = p.row_id;
  perform keep_before('decision_items', array(select i.id from decision_items i join decisions d on d.id = i.decision_id
    where d.status = 'draft' and (d.unit_id in (select to_unit_id from places) or i.recipient_unit_id in (select unit_id from places))));
  update decision_items i set unit_path = d.unit_path, recipient_unit_id = coalesce(p.to_unit_id, i.recipient_unit_id), recipient_path = coalesce(p.to_path, i.recipient_path)
    from kept k, decision_items own join decisions d on d.id = own.decision_id left join places p on p.unit_id = own.recipient_unit_id where k.tab = 'decision_items' and k.row_id = i.id and own.id = i.id;
  perform keep_before('nominations', array(select x.id from nominations x where x.status = 'sent' and (x.unit_id in (select unit_id from places) or x.to_unit_id in (select unit_id from places))));
  update nominations x set unit_id = coalesce(f.to_unit_id, x.unit_id), unit_path = coalesce(f.to_path, x.unit_path), to_unit_id = coalesce(t.to_unit_id, x.to_unit_id), to_path = coalesce(t.to_path, x.to_path),
    row_version = x.row_version + 1
    from kept k, nominations own left join places f on f.unit_id = own.unit_id left join places t on t.unit_id = own.to_unit_id where k.tab = 'nominations' and k.row_id = x.id and own.id = x.id;
  perform keep_before('awards', array(select x.id from awards x join places p on p.unit_id = coalesce(x.payer_unit_id, x.authority_unit_id) where x.status = 'issued' and x.money is not null and x.paid_on is null));
  update awards x set payer_unit_id = p.to_unit_id, payer_path = p.to_path, row_version = x.row_version + 1
    from kept k, places p where k.tab = 'awards' and k.row_id = x.id and p.unit_id = coalesce(x.payer_unit_id, x.authority_unit_id);

  -- What reaches down the tree follows its owner; campaigns, programmes and councils also whoever is handed their running.
  create temp table owners on commit drop as
    select p.unit_id, p.from_path, p.to_unit_id, p.to_path, p.closes, true as everything from places p
    union all select from_unit_id, from_path, to_unit_id, to_path, true, false from jsonb_to_recordset(plan -> 'handed') x (from_unit_id uuid, from_path text, to_unit_id uuid, to_path text);
  insert into passing select 'councils', x.id, p.to_unit_id, p.to_path from owners p join councils x on x.unit_id = p.unit_id where x.term_to is null or x.term_to > day on conflict do nothing;
  perform pass_on('councils');
  perform keep_before('council_members', array(select m.id from council_members m join councils c on c.id = m.council_id
    where (c.term_to is null or c.term_to > day) and (c.id in (select row_id from passing where passing.tab = 'councils') or m.home_unit_id in (select unit_id from places))));
  update council_members m set unit_path = c.unit_path, home_unit_id = coalesce(p.to_unit_id, m.home_unit_id), home_path = coalesce(p.to_path, m.home_path)
    from kept k, council_members own join councils c on c.id = own.council_id left join places p on p.unit_id = own.home_unit_id where k.tab = 'council_members' and k.row_id = m.id and own.id = m.id;
  foreach tab in array array['campaigns', 'programmes', 'standard_fields', 'tiers'] loop
    execute format('insert into passing select %L, x.id, p.to_unit_id, p.to_path from owners p join %I x on x.unit_id = p.unit_id where %s on conflict do nothing', tab, tab,
      case tab when 'campaigns' then 'x.status <> ''closed''' when 'programmes' then 'true' else 'p.everything' end);
    execute format('insert into kept select %L, x.id, %s from %I x join passing p on p.tab = %L and p.row_id = x.id on conflict do nothing', tab, reorganisation_image(tab, false), tab, tab);
    -- A code that the successor, or another predecessor, uses already tells where it came from.
    execute format('update %I x set unit_id = p.to_unit_id, unit_path = p.to_path, row_version = x.row_version + 1,
      code = case when exists (select from %I h where h.unit_path = p.to_path and h.code = x.code and h.id <> x.id)
                    or exists (select from passing q join %I h on h.id = q.row_id where q.tab = %L and q.to_path = p.to_path and q.row_id <> p.row_id and h.code = x.code and h.id < x.id)
             then u.code || ''.'' || x.code else x.code end
      from passing p, units u where p.tab = %L and p.row_id = x.id and u.id = x.unit_id', tab, tab, tab, tab, tab);
  end loop;
  insert into passing select 'field_lists', x.id, p.to_unit_id, p.to_path from owners p join field_lists x on x.unit_id = p.unit_id
    where p.everything and not exists (select from field_lists h where h.programme_id = x.programme_id and h.unit_path = p.to_path and h.version = x.version);
  insert into passing select 'base_salaries', x.id, p.to_unit_id, p.to_path from owners p join base_salaries x on x.unit_id = p.unit_id where p.everything and not p.closes;
  perform pass_on('field_lists'), pass_on('base_salaries');
  perform keep_before('fields', array(select f.id from fields f join passing p on p.tab = 'field_lists' and p.row_id = f.field_list_id));
  update fields f set unit_path = p.to_path from passing p where p.tab = 'field_lists' and p.row_id = f.field_list_id;
  perform keep_before('tier_plans', array(select t.id from tier_plans t join passing p on p.tab = 'campaigns' and p.row_id = t.campaign_id));
  update tier_plans t set unit_path = p.to_path from passing p where p.tab = 'campaigns' and p.row_id = t.campaign_id;
  perform keep_before('criteria_sheets', array(select t.id from criteria_sheets t join passing p on p.tab = 'campaigns' and p.row_id = t.campaign_id));
  update criteria_sheets t set unit_path = p.to_path from passing p where p.tab = 'campaigns' and p.row_id = t.campaign_id;
  update campaign_versions t set unit_path = p.to_path from passing p where p.tab = 'campaigns' and p.row_id = t.campaign_id;
  perform carry_counters(o.from_path, o.to_path) from (select distinct p.from_path, p.to_path from owners p join registration_counters k on k.unit_path = p.from_path collate "C") o;

  -- Nothing open may be left with a unit that ended.
  select jsonb_object_agg(what, c) into after
    from (select what, count(*) as c from open_work(array(select id from touched union select id from jsonb_to_recordset(plan -> 'opened') x (id uuid) except select unit_id from places where closes)) group by 1) w;

  -- The totals settle now, so that the journal knows how everything came to stand. What a unit that ended had met stays met.
  perform keep_before('obligations', array(select obligation_id from obligations_pending where xid = me));
  delete from obligations_pending d using obligations o where d.xid = me and o.id = d.obligation_id and o.transferred_to is not null;
  set constraints rollups_settled immediate;
  set constraints rollups_settled deferred;

  for tab in select distinct k.tab from kept k loop
    execute format('insert into reorganisation_journal (reorganisation_id, table_name, row_id, before, after) select %L, %L, x.id, k.before, %s from kept k join %I x on x.id = k.row_id where k.tab = %L',
      act, tab, reorganisation_image(tab, true), tab, tab);
  end loop;
  insert into unit_successions (id, reorganisation_id, kind, from_unit_id, from_path, from_name, to_unit_id, to_path, to_name, heir, basis, effective_on, note)
    select x.id, act, x.kind, x.from_unit_id, x.from_path, x.from_name, x.to_unit_id, x.to_path, x.to_name, x.heir, x.basis, day, x.note
    from jsonb_to_recordset(plan -> 'successions') x (id uuid, kind text, from_unit_id uuid, from_path text, from_name text, to_unit_id uuid, to_path text, to_name text, heir boolean, basis text, note text);

  return (select coalesce(jsonb_agg(jsonb_build_object('what', w.key, 'before', coalesce((before ->> w.key)::bigint, 0), 'after', coalesce((after ->> w.key)::bigint, 0),
            'joined', coalesce((joined ->> w.key)::bigint, 0)) order by w.key), '[]')
          from (select key from jsonb_object_keys(coalesce(before, '{}') || coalesce(after, '{}')) key) w);
end $$;
