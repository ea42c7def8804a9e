-- Roll-ups. Run as the owner of the tables; the API's role may read `totals`, `coverage_totals`
-- and `coverage_days`, and touch nothing else here.
--
-- A statement on `registrations` or `obligations` only notes its differences (insert-only, so writers never wait for each other).
-- At COMMIT one deferred trigger settles the ledger and adds the differences to every ancestor, always in the same order:
-- obligations by id, then each totals table by key. So no two transactions can lock each other out, and the hot row
-- of the topmost unit is held only while the transaction commits. Readers see a registration and its totals at one instant.
-- Inside the writing transaction the totals change at its end, or at `set constraints all immediate`.

-- How many handed in on which day (in Hà Nội), so that "as of a day" is a sum: the same day last year costs a few rows.
create table coverage_days (
  unit_path text collate "C" not null, campaign_id uuid not null, tier_id uuid not null, form text not null, day date not null,
  handed_in bigint not null default 0, primary key (unit_path, campaign_id, tier_id, form, day));

-- The pending tables are empty between transactions, so they need no log and survive a crash as they should: empty.
create unlogged table rollups_due (xid xid8 primary key);
create unlogged table totals_pending (
  xid xid8 not null, unit_path text collate "C" not null, campaign_id uuid not null, field_id uuid not null,
  kind text not null, subject text not null, status text not null, late boolean not null, change bigint not null);
create index totals_pending_xid on totals_pending (xid);
create unlogged table coverage_pending (
  xid xid8 not null, unit_path text collate "C" not null, campaign_id uuid not null, tier_id uuid not null, form text not null,
  day date, obliged bigint not null, handed_in bigint not null, late bigint not null, exempt bigint not null);
create index coverage_pending_xid on coverage_pending (xid);
create unlogged table obligations_pending (xid xid8 not null, campaign_id uuid not null, obligation_id uuid not null, begins boolean not null);
create index obligations_pending_xid on obligations_pending (xid);
revoke all on rollups_due, totals_pending, coverage_pending, obligations_pending from public;

-- A registration in this status answers an obligation of this form. `returned` still answers: it was handed in.
create function answers(form text, status text) returns boolean language sql immutable parallel safe
  return case form
    when 'registration' then status not in ('draft', 'withdrawn', 'refused')
    when 'result' then status in ('reported', 'confirmed', 'judged', 'recognised')
    else false end;

-- Days end at midnight in Hà Nội.
create function handed_in_late(handed_in_at timestamptz, due_on date) returns boolean language sql immutable parallel safe
  return handed_in_at is not null and handed_in_at >= timezone('Asia/Ho_Chi_Minh', (due_on + 1)::timestamp);

-- ------------------------------------------------------------------------------------------------------- noting differences
create type standing_place as (campaign_id uuid, unit_id uuid, unit_path text, form text, begins boolean);

create function note_registrations() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me xid8 := pg_current_xact_id();
  places standing_place[];                                               -- where a registration began or ceased to answer something
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
      group by id, campaign_id, unit_id, unit_path, f having sum(change) <> 0);
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

-- When each registration that answers this obligation was handed in.
create function answered(form text, basis text, campaign uuid, unit uuid, path text) returns table (at timestamptz) language sql stable as $$
  select case form when 'result' then now() else coalesce(r.submitted_at, now()) end from registrations r
  where basis = 'own' and r.campaign_id = campaign and r.unit_id = unit and answers(form, r.status)
  union all
  select case form when 'result' then now() else coalesce(r.submitted_at, now()) end from registrations r
  where basis = 'subtree' and r.campaign_id = campaign and r.unit_path >= path collate "C" and r.unit_path < path_end(path) collate "C"
    and answers(form, r.status)
$$;

create trigger registrations_noted_insert after insert on registrations referencing new table as new_rows
  for each statement execute function note_registrations();
create trigger registrations_noted_update after update on registrations referencing old table as old_rows new table as new_rows
  for each statement execute function note_registrations();
create trigger registrations_noted_delete after delete on registrations referencing old table as old_rows
  for each statement execute function note_registrations();

create function note_obligations() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me xid8 := pg_current_xact_id();
  noted boolean := false;
begin
  if tg_op <> 'INSERT' then
    insert into coverage_pending
      select me, unit_path, campaign_id, tier_id, form, (handed_in_at at time zone 'Asia/Ho_Chi_Minh')::date, -count(*) filter (where exempt_reason is null),
             -count(*) filter (where exempt_reason is null and handed_in_at is not null),
             -count(*) filter (where exempt_reason is null and late), -count(*) filter (where exempt_reason is not null)
      from old_rows group by 2, 3, 4, 5, 6;
    noted := found;
  end if;
  if tg_op <> 'DELETE' then
    insert into coverage_pending
      select me, unit_path, campaign_id, tier_id, form, (handed_in_at at time zone 'Asia/Ho_Chi_Minh')::date, count(*) filter (where exempt_reason is null),
             count(*) filter (where exempt_reason is null and handed_in_at is not null),
             count(*) filter (where exempt_reason is null and late), count(*) filter (where exempt_reason is not null)
      from new_rows group by 2, 3, 4, 5, 6;
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

create trigger obligations_noted_insert after insert on obligations referencing new table as new_rows
  for each statement execute function note_obligations();
create trigger obligations_noted_update after update on obligations referencing old table as old_rows new table as new_rows
  for each statement execute function note_obligations();
create trigger obligations_noted_delete after delete on obligations referencing old table as old_rows
  for each statement execute function note_obligations();

-- Late follows from the two dates, whoever writes them: an extended deadline clears it.
create function judge_lateness() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.late := handed_in_late(new.handed_in_at, new.due_on);
  return new;
end $$;
create trigger obligations_lateness before insert or update on obligations for each row execute function judge_lateness();

-- ------------------------------------------------------------------------------------------------- settling them, at commit
create function settle_rollups() returns trigger language plpgsql security definer
  set search_path = public, pg_temp set enable_seqscan = off set jit = off as $$   -- the pending tables look empty to the planner
declare
  me xid8 := new.xid;
  begun uuid[]; ended uuid[]; one record;
begin
  -- Who begins to stand shares the campaign's lock, who ceases holds it alone: a withdrawal beside a fresh registration sees it or
  -- is seen by it, and registrations do not wait for each other on obligations that are answered already.
  for one in select campaign_id, bool_and(begins) as begins from obligations_pending where xid = me group by 1 order by 1 loop
    if one.begins then perform pg_advisory_xact_lock_shared(7141, hashtext(one.campaign_id::text));
    else perform pg_advisory_xact_lock(7141, hashtext(one.campaign_id::text)); end if;
  end loop;
  with drained as (delete from obligations_pending where xid = me returning obligation_id, begins)
  select array_agg(distinct obligation_id) filter (where begins), array_agg(distinct obligation_id) filter (where not begins) into begun, ended from drained;
  if begun is not null or ended is not null then
    -- A later statement has a later snapshot: everything committed while we waited counts. The first hand-in stands as long as
    -- anything stands; what is reopened forgets it.
    begun := array(select o.id from obligations o where o.id = any (begun || ended) and (o.handed_in_at is null or o.id = any (ended))
                   order by o.id for no key update);
    update obligations o set handed_in_at = s.handed_in_at, row_version = o.row_version + 1
    from (select b.id, case
            when b.handed_in_at is null then (select min(a.at) from answered(b.form, b.basis, b.campaign_id, b.unit_id, b.unit_path) a)
            when exists (select from answered(b.form, b.basis, b.campaign_id, b.unit_id, b.unit_path)) then b.handed_in_at
            end as handed_in_at
          from obligations b where b.id = any (begun) and b.form in ('registration', 'result')) s
    where o.id = s.id and o.handed_in_at is distinct from s.handed_in_at;
  end if;

  with drained as (delete from totals_pending where xid = me returning *)
  insert into totals as t (unit_path, campaign_id, field_id, kind, subject, status, late, count)
    select a collate "C", campaign_id, field_id, kind, subject, status, late, sum(change)
    from drained cross join unnest(path_ancestors(unit_path)) a
    group by 1, 2, 3, 4, 5, 6, 7 having sum(change) <> 0 order by 1, 2, 3, 4, 5, 6, 7
  on conflict on constraint totals_pkey do update set count = t.count + excluded.count;

  insert into coverage_totals as t (unit_path, campaign_id, tier_id, form, obliged, handed_in, late, exempt)
    select a collate "C", campaign_id, tier_id, form, sum(p.obliged), sum(p.handed_in), sum(p.late), sum(p.exempt)
    from coverage_pending p cross join unnest(path_ancestors(unit_path)) a where p.xid = me
    group by 1, 2, 3, 4 having sum(p.obliged) <> 0 or sum(p.handed_in) <> 0 or sum(p.late) <> 0 or sum(p.exempt) <> 0 order by 1, 2, 3, 4
  on conflict on constraint coverage_totals_pkey do update set obliged = t.obliged + excluded.obliged,
    handed_in = t.handed_in + excluded.handed_in, late = t.late + excluded.late, exempt = t.exempt + excluded.exempt;
  with drained as (delete from coverage_pending where xid = me returning *)
  insert into coverage_days as t (unit_path, campaign_id, tier_id, form, day, handed_in)
    select a collate "C", campaign_id, tier_id, form, day, sum(d.handed_in)
    from drained d cross join unnest(path_ancestors(unit_path)) a where day is not null
    group by 1, 2, 3, 4, 5 having sum(d.handed_in) <> 0 order by 1, 2, 3, 4, 5
  on conflict on constraint coverage_days_pkey do update set handed_in = t.handed_in + excluded.handed_in;

  delete from rollups_due where xid = me;
  return null;
end $$;
create constraint trigger rollups_settled after insert on rollups_due deferrable initially deferred
  for each row execute function settle_rollups();

-- ------------------------------------------------------------------------------------------------------------------ proving
-- Counts a campaign anew from its rows and returns every figure that differs from the one kept; none is the promise.
create function recount_totals(campaign uuid) returns table (figure text, unit_path text, key text, kept bigint, counted bigint)
  language sql stable set search_path = public, pg_temp as $$
  with kept as (
    select 'totals' as figure, unit_path, concat_ws(' ', field_id, kind, subject, status, late) as key, count as n
      from totals where campaign_id = campaign and count <> 0
    union all
    select 'coverage', c.unit_path, concat_ws(' ', c.tier_id, c.form, m.name), m.n
      from coverage_totals c cross join lateral (values ('obliged', c.obliged), ('handed-in', c.handed_in), ('late', c.late), ('exempt', c.exempt)) m (name, n)
      where c.campaign_id = campaign and m.n <> 0
    union all
    select 'days', unit_path, concat_ws(' ', tier_id, form, day), handed_in from coverage_days where campaign_id = campaign and handed_in <> 0
    union all
    select 'ledger', o.unit_path, concat_ws(' ', o.id, o.form), (o.handed_in_at is not null)::int + 2 * o.late::int
      from obligations o where o.campaign_id = campaign and o.form in ('registration', 'result')),
  counted as (
    select 'totals' as figure, a collate "C" as unit_path, concat_ws(' ', field_id, kind, subject, status, late) as key, count(*) as n
      from registrations r cross join unnest(path_ancestors(r.unit_path)) a where campaign_id = campaign
      group by a, field_id, kind, subject, status, late
    union all
    select 'coverage', a collate "C", concat_ws(' ', o.tier_id, o.form, m.name), sum(m.n)::bigint
      from obligations o cross join unnest(path_ancestors(o.unit_path)) a
      cross join lateral (values ('obliged', (o.exempt_reason is null)::int), ('handed-in', (o.exempt_reason is null and o.handed_in_at is not null)::int),
                                 ('late', (o.exempt_reason is null and o.late)::int), ('exempt', (o.exempt_reason is not null)::int)) m (name, n)
      where o.campaign_id = campaign and m.n <> 0 group by a, o.tier_id, o.form, m.name
    union all
    select 'days', a collate "C", concat_ws(' ', o.tier_id, o.form, (o.handed_in_at at time zone 'Asia/Ho_Chi_Minh')::date), count(*)
      from obligations o cross join unnest(path_ancestors(o.unit_path)) a
      where o.campaign_id = campaign and o.exempt_reason is null and o.handed_in_at is not null
      group by a, o.tier_id, o.form, (o.handed_in_at at time zone 'Asia/Ho_Chi_Minh')::date
    union all
    select 'ledger', o.unit_path, concat_ws(' ', o.id, o.form),
           (exists (select from answered(o.form, o.basis, o.campaign_id, o.unit_id, o.unit_path)))::int
           + 2 * handed_in_late(o.handed_in_at, o.due_on)::int
      from obligations o where o.campaign_id = campaign and o.form in ('registration', 'result'))
  select coalesce(k.figure, c.figure), coalesce(k.unit_path, c.unit_path), coalesce(k.key, c.key), coalesce(k.n, 0), coalesce(c.n, 0)
  from kept k full join counted c on (k.figure, k.unit_path, k.key) = (c.figure, c.unit_path, c.key)
  where k.n is distinct from c.n
$$;

revoke all on function note_registrations(), note_obligations(), settle_rollups(), judge_lateness(),
  answered(text, text, uuid, uuid, text), recount_totals(uuid) from public;
