-- Obligations in full: every form that a plan asks for, the working-day calendar, extensions, reminders that send themselves, and what people are told.

-- ------------------------------------------------------------------------------------------------------------ working days
-- Owned by a unit and reaching down: the nearest owner's word on a day holds. A day nobody speaks of is a working day from Monday to Friday.
create table calendar_days (
  id uuid primary key, unit_id uuid not null references units, unit_path text collate "C" not null,
  day date not null, working boolean not null, name text not null, row_version bigint not null default 1,
  constraint calendar_days_once unique (unit_id, day));
create index calendar_days_day on calendar_days (day, unit_path);

create function working_day(path text, on_day date) returns boolean language sql stable set search_path = public, pg_temp
  return coalesce((select c.working from calendar_days c where c.day = on_day and starts_with(path, c.unit_path) order by length(c.unit_path) desc limit 1),
                  extract(isodow from on_day) < 6);
-- Tết takes nine days at most; a calendar that leaves no working day in sixty is not believed.
create function next_working_day(path text, on_day date) returns date language sql stable set search_path = public, pg_temp
  return coalesce((select d::date from generate_series(on_day, on_day + 60, interval '1 day') d where working_day(path, d::date) limit 1), on_day);

-- -------------------------------------------------------------------------------------------------------------- the ledger
alter table tier_plans add column reports jsonb not null default '[]';   -- sơ kết, tổng kết: kind, period, day

alter table obligations
  add column period_from date, add column period_to date,                -- of a periodic report; else the campaign's own period
  add column planned_on date,                                            -- the plan's day, before the calendar moved it
  add column returned_at timestamptz,                                    -- handed in and given back to be mended
  add column exempted_by uuid, add column exempted_at timestamptz,
  add column extensions int not null default 0,
  add column will_hand_in_on date,                                       -- the unit's word
  add column if not exists transferred_on date, add column if not exists transferred_to uuid references units,   -- what a reorganisation passed to another unit is no longer owed here
  add column quiet_until date;                                           -- no reminder is due before this day; unknown when null
update obligations set planned_on = due_on;
alter table obligations drop constraint obligations_once;
alter table obligations add constraint obligations_once unique nulls not distinct (campaign_id, unit_id, form, period_to);
create index obligations_waking on obligations (campaign_id, quiet_until) where handed_in_at is null and exempt_reason is null and transferred_on is null;

create function obligation_state(handed_in_at timestamptz, late boolean, returned_at timestamptz, exempt_reason text, transferred_on date, due_on date, today date)
  returns text language sql immutable parallel safe
  return case when transferred_on is not null then 'transferred' when exempt_reason is not null then 'exempt' when returned_at is not null then 'returned'
              when handed_in_at is not null then case when late then 'late' else 'handed-in' end when due_on < today then 'overdue' else 'owed' end;

-- What the plan asks of a unit of a tier: by its own row as a pilot, else by its tier's.
create function owed_by_plan(campaign uuid, unit uuid, tier uuid) returns table (form text, basis text, period_from date, period_to date, due date) language sql stable as $$
  select f.* from (select t.* from tier_plans t where t.campaign_id = campaign and (t.pilot_unit_id = unit or t.pilot_unit_id is null and t.tier_id = tier)
                   order by t.pilot_unit_id nulls last limit 1) p
  cross join lateral (
    select 'registration', p.obliged, null::date, null::date, p.registration_due where p.obliged <> 'none'
    union all
    select 'result', p.obliged, null, null, p.result_due where p.obliged <> 'none'
    union all
    select r.kind, 'own', r."periodFrom", r."periodTo", (r.due->>'on')::date from jsonb_to_recordset(p.reports) as r (kind text, "periodFrom" date, "periodTo" date, due jsonb)
  ) f (form, basis, period_from, period_to, due)
  where f.due is not null
$$;

-- More time: asked for by the unit and answered from above, or given from above to many at once. The trace of every change of a day.
create table extensions (
  id uuid primary key, obligation_id uuid not null references obligations, campaign_id uuid not null, unit_id uuid not null references units,
  unit_path text collate "C" not null, status text not null,             -- requested, granted, refused
  wanted_on date, reason text not null, requested_by uuid, requested_at timestamptz,
  old_due_on date, new_due_on date, decided_by uuid, decided_at timestamptz, answer text, row_version bigint not null default 1);
create unique index extensions_once on extensions (obligation_id) where status = 'requested';
create index extensions_obligation on extensions (obligation_id);
create index extensions_page on extensions (unit_path, id desc);

alter table reminders alter column sent_by drop not null;               -- nobody: the campaign's rules sent it
alter table reminders add column kind text not null default 'manual',   -- manual, before-due, escalation
  add column step int,                                                   -- days before the day, or how many units up
  add column event_key text;
create unique index reminders_event_once on reminders (event_key) where event_key is not null;
create index reminders_obligation on reminders (obligation_id);

-- Sessions go; when somebody came last stays.
create table sign_ins (account_id uuid primary key references accounts, last_at timestamptz not null);

-- ---------------------------------------------------------------------------------------------------------------- roll-ups
alter table coverage_totals add column returned bigint not null default 0, add column returned_late bigint not null default 0, add column transferred bigint not null default 0;
alter table coverage_pending add column returned bigint not null default 0, add column returned_late bigint not null default 0, add column transferred bigint not null default 0,
  add column due_on date, add column missing bigint not null default 0;
alter table obligations_pending alter column begins drop not null;      -- null: nothing begins or ceases to be answered, only its state turns
-- How many are still to be handed in by which day, so that "overdue" is a sum.
create table coverage_due (
  unit_path text collate "C" not null, campaign_id uuid not null, tier_id uuid not null, form text not null, due_on date not null,
  missing bigint not null default 0, primary key (unit_path, campaign_id, tier_id, form, due_on));
insert into coverage_due
  select a collate "C", campaign_id, tier_id, form, due_on, count(*) from obligations o cross join unnest(path_ancestors(unit_path)) a
  where handed_in_at is null and exempt_reason is null group by 1, 2, 3, 4, 5;

-- As in 0002, and also where what was handed in is returned, or handed in anew after it was.
create or replace function note_registrations() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me xid8 := pg_current_xact_id();
  places standing_place[];                                               -- where a registration began or ceased to answer something, or (null) was returned
begin
  if tg_op = 'INSERT' then
    insert into totals_pending
      select me, unit_path, campaign_id, field_id, kind, subject, status, late, count(*) from new_rows group by 2, 3, 4, 5, 6, 7, 8;
    if not found then return null; end if;
    places := array(select distinct (n.campaign_id, n.unit_id, n.unit_path, f, true)::standing_place
                    from new_rows n cross join unnest(array['registration', 'result']) f where answers(f, n.status));
  elsif tg_op = 'DELETE' then
    insert into totals_pending
      select me, unit_path, campaign_id, field_id, kind, subject, status, late, -count(*) from old_rows group by 2, 3, 4, 5, 6, 7, 8;
    if not found then return null; end if;
    places := array(select distinct (n.campaign_id, n.unit_id, n.unit_path, f, false)::standing_place
                    from old_rows n cross join unnest(array['registration', 'result']) f where answers(f, n.status));
  else
    insert into totals_pending
      select me, unit_path, campaign_id, field_id, kind, subject, status, late, sum(change)
      from (select unit_path, campaign_id, field_id, kind, subject, status, late, 1 as change from new_rows
            union all
            select unit_path, campaign_id, field_id, kind, subject, status, late, -1 from old_rows) d
      group by 2, 3, 4, 5, 6, 7, 8 having sum(change) <> 0;
    if not found then return null; end if;                               -- an autosave changes no figure
    places := array(
      select distinct (campaign_id, unit_id, unit_path, f, sum(change) > 0)::standing_place
      from (select id, campaign_id, unit_id, unit_path, status, 1 as change from new_rows
            union all
            select id, campaign_id, unit_id, unit_path, status, -1 from old_rows) d
      cross join unnest(array['registration', 'result']) f where answers(f, status)
      group by id, campaign_id, unit_id, unit_path, f having sum(change) <> 0)
      || array(
      select distinct (n.campaign_id, n.unit_id, n.unit_path, 'registration', null)::standing_place
      from new_rows n join old_rows o on o.id = n.id where (o.status = 'returned') <> (n.status = 'returned') and answers('registration', o.status) and answers('registration', n.status));
  end if;
  insert into rollups_due values (me) on conflict do nothing;

  -- What a registration standing there can answer: the unit's own obligations, and those of a unit at or above it for which
  -- somebody in the subtree is enough.
  if cardinality(places) > 0 then
    insert into obligations_pending
      with here as materialized (select p.* from unnest(places) p),
           above as materialized (select distinct h.campaign_id, a as unit_path, h.form, h.begins from here h cross join unnest(path_ancestors(h.unit_path)) a)
      select me, h.campaign_id, o.id, h.begins from here h join obligations o on o.campaign_id = h.campaign_id and o.unit_id = h.unit_id and o.form = h.form
      where o.basis = 'own'
      union all
      select me, h.campaign_id, o.id, h.begins from above h join obligations o on o.campaign_id = h.campaign_id and o.unit_path = h.unit_path collate "C" and o.form = h.form
      where o.basis = 'subtree';
  end if;
  return null;
end $$;

-- Since when all that answers it has been given back; null while anything stands. A result never ceases to be one by being returned.
create function returned_since(form text, basis text, campaign uuid, unit uuid, path text) returns timestamptz language sql stable as $$
  select case when bool_and(a.status = 'returned') then max(a.last_sign_of_life) end from (
    select r.status, r.last_sign_of_life from registrations r where basis = 'own' and form = 'registration' and r.campaign_id = campaign and r.unit_id = unit and answers(form, r.status)
    union all
    select r.status, r.last_sign_of_life from registrations r
    where basis = 'subtree' and form = 'registration' and r.campaign_id = campaign and r.unit_path >= path collate "C" and r.unit_path < path_end(path) collate "C" and answers(form, r.status)) a
$$;

create or replace function note_obligations() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me xid8 := pg_current_xact_id();
  noted boolean := false;
begin
  if tg_op <> 'INSERT' then
    insert into coverage_pending (xid, unit_path, campaign_id, tier_id, form, day, due_on, obliged, handed_in, late, exempt, returned, returned_late, transferred, missing)
      select me, unit_path, campaign_id, tier_id, form, (handed_in_at at time zone 'Asia/Ho_Chi_Minh')::date, due_on, -count(*) filter (where owes), -count(*) filter (where owes and handed_in_at is not null),
             -count(*) filter (where owes and late), -count(*) filter (where exempt_reason is not null and transferred_on is null), -count(*) filter (where owes and returned_at is not null),
             -count(*) filter (where owes and returned_at is not null and late), -count(*) filter (where transferred_on is not null), -count(*) filter (where owes and handed_in_at is null)
      from (select *, exempt_reason is null and transferred_on is null as owes from old_rows) o group by 2, 3, 4, 5, 6, 7;
    noted := found;
  end if;
  if tg_op <> 'DELETE' then
    insert into coverage_pending (xid, unit_path, campaign_id, tier_id, form, day, due_on, obliged, handed_in, late, exempt, returned, returned_late, transferred, missing)
      select me, unit_path, campaign_id, tier_id, form, (handed_in_at at time zone 'Asia/Ho_Chi_Minh')::date, due_on, count(*) filter (where owes), count(*) filter (where owes and handed_in_at is not null),
             count(*) filter (where owes and late), count(*) filter (where exempt_reason is not null and transferred_on is null), count(*) filter (where owes and returned_at is not null),
             count(*) filter (where owes and returned_at is not null and late), count(*) filter (where transferred_on is not null), count(*) filter (where owes and handed_in_at is null)
      from (select *, exempt_reason is null and transferred_on is null as owes from new_rows) o group by 2, 3, 4, 5, 6, 7;
    noted := noted or found;
  end if;
  if tg_op = 'INSERT' then                                               -- a tier added to a running campaign may be answered already
    insert into obligations_pending
      select me, n.campaign_id, n.id, true from new_rows n
      where n.campaign_id in (select c.id from campaigns c where c.id in (select campaign_id from new_rows)
                                and exists (select from registrations r where r.campaign_id = c.id));
  end if;
  if noted then insert into rollups_due values (me) on conflict do nothing; end if;
  return null;
end $$;

-- A periodic report answers the obligation of its unit, kind and period. The first hand-in stands; what is returned is handed in still.
create function report_answers() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.handed_in_at is null then return null; end if;
  update obligations o set handed_in_at = coalesce(o.handed_in_at, new.handed_in_at), returned_at = case when new.status = 'returned' then new.answered_at end, row_version = o.row_version + 1
  where o.campaign_id = new.campaign_id and o.unit_id = new.unit_id and o.form = new.kind and o.period_to = new.period_to
    and (o.handed_in_at is null or (o.returned_at is not null) <> (new.status = 'returned'));
  return null;
end $$;
create trigger periodic_reports_answer after insert or update on periodic_reports for each row execute function report_answers();
create function answered_by_report() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select coalesce(new.handed_in_at, r.handed_in_at), case when r.status = 'returned' then r.answered_at end into new.handed_in_at, new.returned_at from periodic_reports r
    where r.campaign_id = new.campaign_id and r.unit_id = new.unit_id and r.kind = new.form and r.period_to = new.period_to and r.handed_in_at is not null;
  return new;
end $$;
create trigger obligations_answered_by_report before insert on obligations for each row when (new.form in ('interim', 'final')) execute function answered_by_report();

-- A new day, and what was to be said is said about that one.
create function wake_obligation() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.quiet_until := null;
  return new;
end $$;
create trigger obligations_wake before update on obligations for each row when (old.due_on is distinct from new.due_on or old.handed_in_at is not null and new.handed_in_at is null)
  execute function wake_obligation();

create or replace function recount_totals(campaign uuid) returns table (figure text, unit_path text, key text, kept bigint, counted bigint)
  language sql stable set search_path = public, pg_temp as $$
  with owed as materialized (select *, o.exempt_reason is null and o.transferred_on is null as owes from obligations o where o.campaign_id = campaign),
  kept as (
    select 'totals' as figure, unit_path, concat_ws(' ', field_id, kind, subject, status, late) as key, count as n
      from totals where campaign_id = campaign and count <> 0
    union all
    select 'coverage', c.unit_path, concat_ws(' ', c.tier_id, c.form, m.name), m.n
      from coverage_totals c cross join lateral (values ('obliged', c.obliged), ('handed-in', c.handed_in), ('late', c.late), ('exempt', c.exempt), ('returned', c.returned),
        ('returned-late', c.returned_late), ('transferred', c.transferred)) m (name, n)
      where c.campaign_id = campaign and m.n <> 0
    union all
    select 'days', unit_path, concat_ws(' ', tier_id, form, day), handed_in from coverage_days where campaign_id = campaign and handed_in <> 0
    union all
    select 'due', unit_path, concat_ws(' ', tier_id, form, due_on), missing from coverage_due where campaign_id = campaign and missing <> 0
    union all
    select 'ledger', o.unit_path, concat_ws(' ', o.id, o.form), (o.handed_in_at is not null)::int + 2 * o.late::int + 4 * (o.returned_at is not null)::int
      from obligations o where o.campaign_id = campaign and o.form in ('registration', 'result') and o.transferred_to is null),   -- of a unit that ended: history
  counted as (
    select 'totals' as figure, a collate "C" as unit_path, concat_ws(' ', field_id, kind, subject, status, late) as key, count(*) as n
      from registrations r cross join unnest(path_ancestors(r.unit_path)) a where campaign_id = campaign
      group by a, field_id, kind, subject, status, late
    union all
    select 'coverage', a collate "C", concat_ws(' ', o.tier_id, o.form, m.name), sum(m.n)::bigint
      from owed o cross join unnest(path_ancestors(o.unit_path)) a
      cross join lateral (values ('obliged', o.owes::int), ('handed-in', (o.owes and o.handed_in_at is not null)::int), ('late', (o.owes and o.late)::int),
                                 ('exempt', (o.exempt_reason is not null and o.transferred_on is null)::int), ('returned', (o.owes and o.returned_at is not null)::int),
                                 ('returned-late', (o.owes and o.returned_at is not null and o.late)::int), ('transferred', (o.transferred_on is not null)::int)) m (name, n)
      where m.n <> 0 group by a, o.tier_id, o.form, m.name
    union all
    select 'days', a collate "C", concat_ws(' ', o.tier_id, o.form, (o.handed_in_at at time zone 'Asia/Ho_Chi_Minh')::date), count(*)
      from owed o cross join unnest(path_ancestors(o.unit_path)) a
      where o.owes and o.handed_in_at is not null
      group by a, o.tier_id, o.form, (o.handed_in_at at time zone 'Asia/Ho_Chi_Minh')::date
    union all
    select 'due', a collate "C", concat_ws(' ', o.tier_id, o.form, o.due_on), count(*)
      from owed o cross join unnest(path_ancestors(o.unit_path)) a where o.owes and o.handed_in_at is null group by a, o.tier_id, o.form, o.due_on
    union all
    select 'ledger', o.unit_path, concat_ws(' ', o.id, o.form),
           (exists (select from answered(o.form, o.basis, o.campaign_id, o.unit_id, o.unit_path)))::int
           + 2 * handed_in_late(o.handed_in_at, o.due_on)::int
           + 4 * (returned_since(o.form, o.basis, o.campaign_id, o.unit_id, o.unit_path) is not null)::int
      from owed o where o.form in ('registration', 'result') and o.transferred_to is null)
  select coalesce(k.figure, c.figure), coalesce(k.unit_path, c.unit_path), coalesce(k.key, c.key), coalesce(k.n, 0), coalesce(c.n, 0)
  from kept k full join counted c on (k.figure, k.unit_path, k.key) = (c.figure, c.unit_path, c.key)
  where k.n is distinct from c.n
$$;

-- ------------------------------------------------------------------------------------------------------------------- walls
do $$
declare t text;
begin
  foreach t in array array['calendar_days', 'extensions', 'coverage_due', 'sign_ins'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to kheo_owner using (true) with check (true)', t);
  end loop;
end $$;
create policy sees on coverage_due for select to kheo_api using (app_sees(unit_path));
create policy sees on calendar_days for select to kheo_api using (app_sees(unit_path) or app_under(unit_path));
create policy inserts on calendar_days for insert to kheo_api with check (app_writes(unit_path) and exists (select 1 from units u where u.id = unit_id and u.path = unit_path));
create policy updates on calendar_days for update to kheo_api using (app_writes(unit_path)) with check (app_writes(unit_path));
create policy deletes on calendar_days for delete to kheo_api using (app_writes(unit_path));
create policy sees on extensions for select to kheo_api using (app_sees(unit_path));
create policy inserts on extensions for insert to kheo_api with check (app_writes(unit_path) and exists (select 1 from units u where u.id = unit_id and u.path = unit_path));
create policy updates on extensions for update to kheo_api using (app_writes(unit_path)) with check (app_writes(unit_path));
create policy door on sign_ins for all to kheo_api using (app_door() = 'Ticket') with check (app_door() = 'Ticket');
create policy sees on sign_ins for select to kheo_api using (exists (select 1 from accounts a where a.id = account_id));
grant select, insert, update on sign_ins to kheo_api;
grant select, insert, update, delete on calendar_days to kheo_api;
grant select, insert, update on extensions to kheo_api;
grant select on coverage_due to kheo_api;
revoke all on function returned_since(text, text, uuid, uuid, text), report_answers(), answered_by_report(), wake_obligation() from public;
