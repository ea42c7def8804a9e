-- Settling, as in 0013, also what was returned and what is owed by which day (0009).
create or replace function settle_rollups() returns trigger language plpgsql security definer
  set search_path = public, pg_temp set enable_seqscan = off set jit = off as $$   -- the pending tables look empty to the planner
declare
  me xid8 := new.xid;
  begun uuid[]; ended uuid[]; turned uuid[]; one record;
begin
  -- Who begins to stand shares the campaign's lock, who ceases holds it alone: a withdrawal beside a fresh registration sees it or
  -- is seen by it, and registrations do not wait for each other on obligations that are answered already.
  for one in select campaign_id, coalesce(bool_and(begins), true) as begins from obligations_pending where xid = me group by 1 order by 1 loop
    if one.begins then perform pg_advisory_xact_lock_shared(7141, hashtext(one.campaign_id::text));
    else perform pg_advisory_xact_lock(7141, hashtext(one.campaign_id::text)); end if;
  end loop;
  with drained as (delete from obligations_pending where xid = me returning obligation_id, begins)
  select array_agg(distinct obligation_id) filter (where begins), array_agg(distinct obligation_id) filter (where not begins), array_agg(distinct obligation_id)
    into begun, ended, turned from drained;
  if begun is not null or ended is not null then
    -- A later statement has a later snapshot: everything committed while we waited counts. The first hand-in stands as long as
    -- anything stands; what is reopened forgets it.
    begun := array(select o.id from (select distinct w.id from unnest(begun || ended) w (id)) w join obligations o on o.id = w.id
                   where o.handed_in_at is null or exists (select from unnest(ended) e (id) where e.id = o.id)
                   order by o.id for no key update of o);
    update obligations o set handed_in_at = s.handed_in_at, row_version = o.row_version + 1
    from (select b.id, case
            when b.handed_in_at is null then (select min(a.at) from answered(b.form, b.basis, b.campaign_id, b.unit_id, b.unit_path) a)
            when exists (select from answered(b.form, b.basis, b.campaign_id, b.unit_id, b.unit_path)) then b.handed_in_at
            end as handed_in_at
          from unnest(begun) w (id) join obligations b on b.id = w.id where b.form in ('registration', 'result')) s
    where o.id = s.id and o.handed_in_at is distinct from s.handed_in_at;
  end if;
  if turned is not null then
    update obligations o set returned_at = s.at, row_version = o.row_version + 1
    from (select b.id, case when b.handed_in_at is not null then returned_since(b.form, b.basis, b.campaign_id, b.unit_id, b.unit_path) end as at
          from unnest(turned) w (id) join obligations b on b.id = w.id where b.form in ('registration', 'result') order by b.id for no key update of b) s
    where o.id = s.id and (o.returned_at is null) <> (s.at is null);
  end if;

  with drained as (delete from totals_pending where xid = me returning *)
  insert into totals as t (unit_path, campaign_id, field_id, kind, subject, status, late, count)
    select a collate "C", campaign_id, field_id, kind, subject, status, late, sum(change)
    from drained cross join unnest(path_ancestors(unit_path)) a
    group by 1, 2, 3, 4, 5, 6, 7 having sum(change) <> 0 order by 1, 2, 3, 4, 5, 6, 7
  on conflict on constraint totals_pkey do update set count = t.count + excluded.count;

  insert into coverage_totals as t (unit_path, campaign_id, tier_id, form, obliged, handed_in, late, exempt, returned, returned_late, transferred)
    select a collate "C", campaign_id, tier_id, form, sum(p.obliged), sum(p.handed_in), sum(p.late), sum(p.exempt), sum(p.returned), sum(p.returned_late), sum(p.transferred)
    from coverage_pending p cross join unnest(path_ancestors(unit_path)) a where p.xid = me
    group by 1, 2, 3, 4 having (sum(p.obliged), sum(p.handed_in), sum(p.late), sum(p.exempt), sum(p.returned), sum(p.returned_late), sum(p.transferred)) <> (0, 0, 0, 0, 0, 0, 0) order by 1, 2, 3, 4
  on conflict on constraint coverage_totals_pkey do update set obliged = t.obliged + excluded.obliged,
    handed_in = t.handed_in + excluded.handed_in, late = t.late + excluded.late, exempt = t.exempt + excluded.exempt,
    returned = t.returned + excluded.returned, returned_late = t.returned_late + excluded.returned_late, transferred = t.transferred + excluded.transferred;
  insert into coverage_days as t (unit_path, campaign_id, tier_id, form, day, handed_in)
    select a collate "C", campaign_id, tier_id, form, day, sum(d.handed_in)
    from coverage_pending d cross join unnest(path_ancestors(unit_path)) a where d.xid = me and day is not null
    group by 1, 2, 3, 4, 5 having sum(d.handed_in) <> 0 order by 1, 2, 3, 4, 5
  on conflict on constraint coverage_days_pkey do update set handed_in = t.handed_in + excluded.handed_in;
  with drained as (delete from coverage_pending where xid = me returning *)
  insert into coverage_due as t (unit_path, campaign_id, tier_id, form, due_on, missing)
    select a collate "C", campaign_id, tier_id, form, due_on, sum(d.missing)
    from drained d cross join unnest(path_ancestors(unit_path)) a
    group by 1, 2, 3, 4, 5 having sum(d.missing) <> 0 order by 1, 2, 3, 4, 5
  on conflict on constraint coverage_due_pkey do update set missing = t.missing + excluded.missing;

  delete from rollups_due where xid = me;
  return null;
end $$;
