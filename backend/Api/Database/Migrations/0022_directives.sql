-- Directives: documents that go down the tree. Nothing is written for a unit that receives one; what it answers is.

create table directives (
  id uuid primary key, unit_id uuid not null references units, unit_path text collate "C" not null,
  programme_id uuid not null references programmes, campaign_id uuid references campaigns,
  excerpt text not null, body text, number text, number_key text, dated_on date, signatory text, capacity text, plan_by date,
  tier_ids uuid[] not null default '{}',                                  -- of these tiers; none: of all
  branches text[] collate "C" not null,                                   -- at or below these places, which lie below the issuer
  status text not null,                                                  -- draft, issued, withdrawn
  issued_on date, issued_at timestamptz, sent_to int, reason text, row_version bigint not null default 1,
  constraint directives_number_once unique (unit_id, number_key), constraint directives_somewhere check (cardinality(branches) > 0),
  constraint directives_sent check (status = 'draft' or issued_on is not null and issued_at is not null and sent_to is not null));
create index directives_path on directives (unit_path, id desc);
create index directives_branches on directives using gin (branches) where status <> 'draft';

create table directive_receipts (
  id uuid primary key, directive_id uuid not null references directives, unit_id uuid not null references units, unit_path text collate "C" not null,
  acknowledged_at timestamptz not null, acknowledged_by uuid not null references accounts, acknowledged_name text not null,
  plan_number text, plan_on date, plan_entered_at timestamptz, row_version bigint not null default 1,
  constraint directive_receipts_once unique (directive_id, unit_id), constraint directive_receipts_plan check ((plan_number is null) = (plan_on is null)));
create index directive_receipts_unit on directive_receipts (unit_id);

create table attachments (
  id uuid primary key, directive_id uuid not null references directives, receipt_id uuid references directive_receipts,
  unit_id uuid not null references units, unit_path text collate "C" not null,
  name text not null, content_type text not null, size bigint not null, sha256 bytea not null, stored_as uuid not null,
  uploaded_by uuid not null references accounts, uploaded_at timestamptz not null, row_version bigint not null default 1);
create index attachments_directive on attachments (directive_id) where receipt_id is null;
create index attachments_receipt on attachments (receipt_id) where receipt_id is not null;

-- One row for one act, however many units it reaches.
create table directive_reminders (
  id uuid primary key, directive_id uuid not null references directives, unit_id uuid not null references units, unit_path text collate "C" not null,
  wanted text not null,                                                  -- receipt, plan
  to_units uuid[] not null default '{}', message text not null, units int not null, sent_by uuid not null references accounts, sent_at timestamptz not null, row_version bigint not null default 1);
create index directive_reminders_directive on directive_reminders (directive_id);

-- --------------------------------------------------------------------------------------------------------------- who receives
-- The places of a directive that the caller sees: where a branch and one of his subtrees lie one in the other, the inner of both.
create function directive_places(of_status text, issuer text, branches text[], under text) returns table (path text) language sql stable set search_path = public, pg_temp as $$
  with mine as (select unnest(case when app_door() = 'Notices' then branches else app_scopes() end) collate "C" as s),
       met as (select distinct case when starts_with(m.s, b.b) then m.s else b.b end as p from mine m, unnest(branches) b (b)
               where (starts_with(m.s, b.b) or starts_with(b.b, m.s)) and (of_status <> 'draft' or app_sees(issuer))),
       inner_most as (select distinct case when under is null or starts_with(m.p, under) then m.p else under collate "C" end as p from met m
                      where under is null or starts_with(m.p, under) or starts_with(under, m.p))
  select i.p from inner_most i where not exists (select from inner_most o where o.p <> i.p and starts_with(i.p, o.p))
$$;

-- One page of the units that received it, in the order of the tree of that day; of a draft, that would receive it. A unit that has ended since answers
-- no more, and is not among those that have not.
create function directive_receivers(wanted uuid, under text, after text, many int, acknowledged boolean, planned boolean, tier uuid, today date)
  returns table (unit_id uuid, path text, name text, parent_name text, tier_name text, contact text, ended boolean, receipt_id uuid, receipt_version bigint,
    acknowledged_at timestamptz, acknowledged_name text, plan_number text, plan_on date, plan_file_id uuid, plan_file_name text, reminded bigint, last_reminded_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  with d as materialized (select * from directives x where x.id = wanted),
       page as (
         select l.* from d cross join lateral directive_places(d.status, d.unit_path, d.branches, under) p cross join lateral (
           select v.unit_id, v.path, v.tier_id, v.party_name, v.parent_id from unit_versions v
           where v.path >= p.path and v.path < path_end(p.path) collate "C" and v.path > after and v.path <> d.unit_path
             and v.valid_from <= coalesce(d.issued_on, today) and (v.valid_to is null or v.valid_to > coalesce(d.issued_on, today))
             and (cardinality(d.tier_ids) = 0 or v.tier_id = any (d.tier_ids)) and (tier is null or v.tier_id = tier)
             and (acknowledged is null or acknowledged = exists (select from directive_receipts r where r.directive_id = d.id and r.unit_id = v.unit_id))
             and (planned is null or planned = exists (select from directive_receipts r where r.directive_id = d.id and r.unit_id = v.unit_id and r.plan_on is not null))
             and (acknowledged is distinct from false and planned is distinct from false or exists (select from units u where u.id = v.unit_id and u.closed_on is null))
           order by v.path limit many) l order by l.path limit many)
  select l.unit_id, l.path, l.party_name, (select n.party_name from units n where n.id = l.parent_id), t.name, u.contact, u.closed_on is not null, r.id, r.row_version,
    r.acknowledged_at, r.acknowledged_name, r.plan_number, r.plan_on, f.id, f.name, m.times, m.last
  from page l cross join d join units u on u.id = l.unit_id join tiers t on t.id = l.tier_id
    left join directive_receipts r on r.directive_id = d.id and r.unit_id = l.unit_id
    left join lateral (select a.id, a.name from attachments a where a.receipt_id = r.id order by a.id desc limit 1) f on true
    cross join lateral (select count(*) as times, max(e.sent_at) as last from directive_reminders e
      where e.directive_id = d.id and starts_with(l.path, e.unit_path) and l.path <> e.unit_path and (cardinality(e.to_units) = 0 or l.unit_id = any (e.to_units))
        and coalesce(case e.wanted when 'receipt' then r.acknowledged_at else r.plan_entered_at end, 'infinity') > e.sent_at) m
  order by l.path
$$;

create function directive_counts(wanted uuid, under text, only_units uuid[], today date) returns table (received bigint, acknowledged bigint, planned bigint, silent bigint, planless bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select count(*), count(r.id), count(r.plan_on), count(*) filter (where r.id is null and u.closed_on is null), count(*) filter (where r.plan_on is null and u.closed_on is null)
  from directives d cross join lateral directive_places(d.status, d.unit_path, d.branches, under) p
    join unit_versions v on v.path >= p.path and v.path < path_end(p.path) collate "C" and v.path <> d.unit_path and v.path is distinct from under
      and v.valid_from <= coalesce(d.issued_on, today) and (v.valid_to is null or v.valid_to > coalesce(d.issued_on, today))
      and (cardinality(d.tier_ids) = 0 or v.tier_id = any (d.tier_ids)) and (cardinality(only_units) = 0 or v.unit_id = any (only_units))
    join units u on u.id = v.unit_id left join directive_receipts r on r.directive_id = d.id and r.unit_id = v.unit_id
  where d.id = wanted
$$;

-- How many answered each of these, for who issued them or stands above.
create function directive_answers(wanted uuid[]) returns table (directive_id uuid, acknowledged bigint, planned bigint) language sql stable security definer set search_path = public, pg_temp as $$
  select r.directive_id, count(*), count(r.plan_on) from directives d join directive_receipts r on r.directive_id = d.id where d.id = any (wanted) and app_sees(d.unit_path) group by 1
$$;

-- Directives that one unit received, each with where it stood on the day of issue.
create function received_directives(unit uuid) returns table (directive_id uuid, path text) language sql stable set search_path = public, pg_temp as $$
  select d.id, v.path from unit_versions v
    join directives d on d.branches && path_ancestors(v.path) and d.status <> 'draft' and v.path <> d.unit_path
      and v.valid_from <= d.issued_on and (v.valid_to is null or v.valid_to > d.issued_on) and (cardinality(d.tier_ids) = 0 or v.tier_id = any (d.tier_ids))
  where v.unit_id = unit
$$;

-- --------------------------------------------------------------------------------------------------------------- what follows
-- Drafts and answers go with their unit; what was issued stays where it was issued.
create or replace function place_moved() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update calendar_days d set unit_path = n.path from new_rows n join old_rows o on o.id = n.id where n.path <> o.path and d.unit_id = n.id;
  update quiet_hours q set unit_path = n.path from new_rows n join old_rows o on o.id = n.id where n.path <> o.path and q.unit_id = n.id;
  update calendar_feeds f set unit_path = n.path from new_rows n join old_rows o on o.id = n.id where n.path <> o.path and f.unit_id = n.id;
  update directive_receipts r set unit_path = n.path from new_rows n join old_rows o on o.id = n.id where n.path <> o.path and r.unit_id = n.id;
  update attachments a set unit_path = n.path from new_rows n join old_rows o on o.id = n.id where n.path <> o.path and a.unit_id = n.id
    and (a.receipt_id is not null or exists (select from directives d where d.id = a.directive_id and d.status = 'draft'));
  update directives d set unit_path = n.path, branches = array(select n.path || substr(b, length(o.path) + 1) from unnest(d.branches) b)
    from new_rows n join old_rows o on o.id = n.id where n.path <> o.path and d.unit_id = n.id and d.status = 'draft' and d.unit_path = o.path;
  return null;
end $$;

-- ------------------------------------------------------------------------------------------------------------------- walls
create function directive_reaches(branches text[]) returns boolean language sql stable parallel safe
  return exists (select 1 from unnest(branches) b where app_under(b) or app_sees(b));
do $$
declare t text;
begin
  foreach t in array array['directives', 'directive_receipts', 'attachments', 'directive_reminders'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to kheo_owner using (true) with check (true)', t);
    execute format('create policy inserts on %I for insert to kheo_api with check (app_writes(unit_path) and exists (select 1 from units u where u.id = unit_id and u.path = unit_path)%s)', t,
      case when t = 'directives' then '' else format(' and exists (select 1 from directives d where d.id = %I.directive_id)', t) end);
    execute format('create trigger %I before insert on %I for each row when (current_user = ''kheo_api'' and app_door() = '''') execute function stand_with_unit()', t || '_with_unit', t);
  end loop;
end $$;
create policy sees on directives for select to kheo_api using (app_sees(unit_path) or status <> 'draft' and directive_reaches(branches));
create policy updates on directives for update to kheo_api using (app_writes(unit_path)) with check (app_writes(unit_path));
create policy deletes on directives for delete to kheo_api using (app_writes(unit_path) and status = 'draft');
create policy sees on directive_receipts for select to kheo_api using (app_sees(unit_path));
create policy updates on directive_receipts for update to kheo_api using (app_writes(unit_path)) with check (app_writes(unit_path));
-- A directive's own files are read with it; those of a plan by those who see the unit's answer.
create policy sees on attachments for select to kheo_api using (app_sees(unit_path) or receipt_id is null and exists (select 1 from directives d where d.id = directive_id));
create policy deletes on attachments for delete to kheo_api using (app_writes(unit_path));
create policy sees on directive_reminders for select to kheo_api using (app_sees(unit_path) or app_under(unit_path));
create policy tells on directives for select to kheo_api using (app_door() = 'Notices');
create policy tells on directive_receipts for select to kheo_api using (app_door() = 'Notices');
create policy tells on directive_reminders for select to kheo_api using (app_door() = 'Notices');
grant select, insert, update, delete on directives to kheo_api;
grant select, insert, update on directive_receipts to kheo_api;
grant select, insert, delete on attachments to kheo_api;
grant select, insert on directive_reminders to kheo_api;
revoke all on function directive_receivers(uuid, text, text, int, boolean, boolean, uuid, date), directive_counts(uuid, text, uuid[], date), directive_answers(uuid[]) from public;
grant execute on function directive_receivers(uuid, text, text, int, boolean, boolean, uuid, date), directive_counts(uuid, text, uuid[], date), directive_answers(uuid[]) to kheo_api;

drop index outbox_telling;
create index outbox_telling on outbox (aggregate_id, xid, id) where sent_at is null and aggregate_type in ('Reminder', 'Extension', 'DormancyReminder', 'Directive', 'DirectiveReminder');
