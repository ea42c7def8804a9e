-- Two readings of every figure. When: every counted facet of registrations and obligations is kept with the time it held, so that a past day is a
-- query. Where: what stands elsewhere today than the places around it would carry it, so that old places are read by today's units.

-- ------------------------------------------------------------------------------------------------------------------ when
-- One chain of half-open times for each row: valid_to is open once and elsewhere is the valid_from of the next, so two can never overlap.
create table registration_states (
  registration_id uuid not null references registrations on delete cascade, valid_from timestamptz not null, valid_to timestamptz,
  campaign_id uuid not null, unit_id uuid not null, unit_path text collate "C" not null, field_id uuid not null, kind text not null, subject text not null,
  status text not null, late boolean not null,
  primary key (registration_id, valid_from), constraint registration_states_one_at_a_time unique nulls not distinct (registration_id, valid_to),
  constraint registration_states_follow foreign key (registration_id, valid_to) references registration_states (registration_id, valid_from),
  constraint registration_states_validity check (valid_to > valid_from));
create index registration_states_place on registration_states (campaign_id, unit_path);
create table obligation_states (
  obligation_id uuid not null references obligations on delete cascade, valid_from timestamptz not null, valid_to timestamptz,
  campaign_id uuid not null, unit_id uuid not null, unit_path text collate "C" not null, transferred boolean not null, tier_id uuid not null, form text not null,
  due_on date not null, handed_in_at timestamptz, late boolean not null, returned boolean not null, exempt boolean not null,
  primary key (obligation_id, valid_from), constraint obligation_states_one_at_a_time unique nulls not distinct (obligation_id, valid_to),
  constraint obligation_states_follow foreign key (obligation_id, valid_to) references obligation_states (obligation_id, valid_from),
  constraint obligation_states_validity check (valid_to > valid_from));
create index obligation_states_place on obligation_states (campaign_id, unit_path);
create index obligation_states_unit on obligation_states (campaign_id, unit_id);

-- A reorganisation takes effect at the start of its day, not when somebody presses the button: it says so for its transaction, and so does its inverse.
create function effective_at() returns timestamptz language sql stable parallel safe
  return nullif(current_setting('app.effective_on', true), '')::timestamp at time zone 'Asia/Ho_Chi_Minh';

-- An act moves a row from the start of its day, whatever has become of the row since: the state of that moment is cut in two, and all from there on stand
-- where the act put them. What else changes ends the present state, or amends it where it began no earlier: also when two transactions come to one row in
-- another order than they began.
create function keep_registration_states() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare said timestamptz := effective_at(); since timestamptz := coalesce(effective_at(), now());
begin
  if tg_op = 'INSERT' then
    insert into registration_states (registration_id, valid_from, campaign_id, unit_id, unit_path, field_id, kind, subject, status, late)
      select id, since, campaign_id, unit_id, unit_path, field_id, kind, subject, status, late from new_rows;
    return null;
  end if;
  if said is not null then
    with standing as materialized (
      select s.* from new_rows n join old_rows o on o.id = n.id join registration_states s on s.registration_id = n.id
      where (n.unit_id, n.unit_path) is distinct from (o.unit_id, o.unit_path) and s.valid_from < said and (s.valid_to is null or s.valid_to > said)),
    cut as (update registration_states s set valid_to = said from standing x where s.registration_id = x.registration_id and s.valid_from = x.valid_from returning s.registration_id)
    insert into registration_states (registration_id, valid_from, valid_to, campaign_id, unit_id, unit_path, field_id, kind, subject, status, late)
      select registration_id, said, x.valid_to, x.campaign_id, x.unit_id, x.unit_path, x.field_id, x.kind, x.subject, x.status, x.late from cut join standing x using (registration_id);
    update registration_states s set unit_id = n.unit_id, unit_path = n.unit_path from new_rows n join old_rows o on o.id = n.id
      where s.registration_id = n.id and s.valid_from >= said and (n.unit_id, n.unit_path) is distinct from (o.unit_id, o.unit_path);
  end if;
  with changed as materialized (
    select n.id, n.campaign_id, n.unit_id, n.unit_path, n.field_id, n.kind, n.subject, n.status, n.late from new_rows n join old_rows o on o.id = n.id
    where (n.field_id, n.kind, n.subject, n.status, n.late) is distinct from (o.field_id, o.kind, o.subject, o.status, o.late)
      or said is null and (n.unit_id, n.unit_path) is distinct from (o.unit_id, o.unit_path)),
  amended as (
    update registration_states s set unit_id = c.unit_id, unit_path = c.unit_path, field_id = c.field_id, kind = c.kind, subject = c.subject, status = c.status, late = c.late
    from changed c where s.registration_id = c.id and s.valid_to is null and s.valid_from >= since),
  ended as (
    update registration_states s set valid_to = since from changed c where s.registration_id = c.id and s.valid_to is null and s.valid_from < since returning c.*)
  insert into registration_states (registration_id, valid_from, campaign_id, unit_id, unit_path, field_id, kind, subject, status, late)
    select id, since, campaign_id, unit_id, unit_path, field_id, kind, subject, status, late from ended;
  return null;
end $$;
create trigger registrations_kept_insert after insert on registrations referencing new table as new_rows for each statement execute function keep_registration_states();
create trigger registrations_kept_update after update on registrations referencing old table as old_rows new table as new_rows
  for each statement execute function keep_registration_states();

create function keep_obligation_states() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare said timestamptz := effective_at(); since timestamptz := coalesce(effective_at(), now());
begin
  if tg_op = 'INSERT' then
    insert into obligation_states (obligation_id, valid_from, campaign_id, unit_id, unit_path, transferred, tier_id, form, due_on, handed_in_at, late, returned, exempt)
      select id, since, campaign_id, unit_id, unit_path, transferred_on is not null, tier_id, form, due_on, handed_in_at, late, returned_at is not null, exempt_reason is not null from new_rows;
    return null;
  end if;
  if said is not null then
    with standing as materialized (
      select s.* from new_rows n join old_rows o on o.id = n.id join obligation_states s on s.obligation_id = n.id
      where (n.unit_id, n.unit_path, n.transferred_on is null) is distinct from (o.unit_id, o.unit_path, o.transferred_on is null)
        and s.valid_from < said and (s.valid_to is null or s.valid_to > said)),
    cut as (update obligation_states s set valid_to = said from standing x where s.obligation_id = x.obligation_id and s.valid_from = x.valid_from returning s.obligation_id)
    insert into obligation_states (obligation_id, valid_from, valid_to, campaign_id, unit_id, unit_path, transferred, tier_id, form, due_on, handed_in_at, late, returned, exempt)
      select obligation_id, said, x.valid_to, x.campaign_id, x.unit_id, x.unit_path, x.transferred, x.tier_id, x.form, x.due_on, x.handed_in_at, x.late, x.returned, x.exempt
      from cut join standing x using (obligation_id);
    update obligation_states s set unit_id = n.unit_id, unit_path = n.unit_path, transferred = n.transferred_on is not null from new_rows n join old_rows o on o.id = n.id
      where s.obligation_id = n.id and s.valid_from >= said
        and (n.unit_id, n.unit_path, n.transferred_on is null) is distinct from (o.unit_id, o.unit_path, o.transferred_on is null);
  end if;
  with changed as materialized (
    select n.id, n.campaign_id, n.unit_id, n.unit_path, n.transferred_on is not null as transferred, n.tier_id, n.form, n.due_on, n.handed_in_at, n.late,
           n.returned_at is not null as returned, n.exempt_reason is not null as exempt
    from new_rows n join old_rows o on o.id = n.id
    where (n.tier_id, n.due_on, n.handed_in_at, n.late, n.returned_at is null, n.exempt_reason is null)
      is distinct from (o.tier_id, o.due_on, o.handed_in_at, o.late, o.returned_at is null, o.exempt_reason is null)
      or said is null and (n.unit_id, n.unit_path, n.transferred_on is null) is distinct from (o.unit_id, o.unit_path, o.transferred_on is null)),
  amended as (
    update obligation_states s set unit_id = c.unit_id, unit_path = c.unit_path, transferred = c.transferred, tier_id = c.tier_id, due_on = c.due_on, handed_in_at = c.handed_in_at, late = c.late,
      returned = c.returned, exempt = c.exempt
    from changed c where s.obligation_id = c.id and s.valid_to is null and s.valid_from >= since),
  ended as (
    update obligation_states s set valid_to = since from changed c where s.obligation_id = c.id and s.valid_to is null and s.valid_from < since returning c.*)
  insert into obligation_states (obligation_id, valid_from, campaign_id, unit_id, unit_path, transferred, tier_id, form, due_on, handed_in_at, late, returned, exempt)
    select id, since, campaign_id, unit_id, unit_path, transferred, tier_id, form, due_on, handed_in_at, late, returned, exempt from ended;
  return null;
end $$;
create trigger obligations_kept_insert after insert on obligations referencing new table as new_rows for each statement execute function keep_obligation_states();
create trigger obligations_kept_update after update on obligations referencing old table as old_rows new table as new_rows
  for each statement execute function keep_obligation_states();

-- What was there before states were kept, and what an import brings with its own dates: the chain is told from the dates that the rows themselves
-- carry. A date that nobody wrote down (a return, a refusal) is that of the last sign of life.
create function date_states(campaigns uuid[]) returns void language sql set search_path = public, pg_temp as $$
  delete from registration_states where campaign_id = any(campaigns);
  delete from obligation_states where campaign_id = any(campaigns);
  with steps as (
    select r.id, e.ordinal, e.status, e.at, r.status as present, r.last_sign_of_life, array_position(array['draft', 'submitted', 'accepted', 'reported', 'confirmed', 'judged', 'recognised'], r.status) as reached
    from registrations r left join result_reports x on x.registration_id = r.id
    cross join lateral (values (1, 'draft', r.created_at), (2, 'submitted', r.submitted_at), (3, 'accepted', r.accepted_at), (4, 'reported', x.handed_in_at), (5, 'confirmed', x.confirmed_at),
      (6, 'judged', (select min(s.closed_at) from candidates c join judging_sessions s on s.id = c.session_id where c.registration_id = r.id)),
      (7, 'recognised', (select min(d.issued_at) from recognitions g join decisions d on d.id = g.decision_id where g.registration_id = r.id))) e (ordinal, status, at)
    where r.campaign_id = any(campaigns)),
  told as (
    select id, ordinal, status, at from steps where at is not null and ordinal < coalesce(reached, 8)
    union all
    select id, 8, present, coalesce(max(at) filter (where ordinal = reached), max(last_sign_of_life)) from steps group by 1, 3),
  rising as (select id, ordinal, status, max(at) over (partition by id order by ordinal) as at from told),
  one as (select distinct on (id, at) id, at, status from rising order by id, at, ordinal desc)
  insert into registration_states (registration_id, valid_from, valid_to, campaign_id, unit_id, unit_path, field_id, kind, subject, status, late)
    select o.id, o.at, lead(o.at) over (partition by o.id order by o.at), r.campaign_id, r.unit_id, r.unit_path, r.field_id, r.kind, r.subject, o.status, r.late and o.status <> 'draft'
    from one o join registrations r on r.id = o.id;
  with begun as (
    select o.*, transferred_on is not null as transferred, least(o.handed_in_at, coalesce((select min(v.made_at) from campaign_versions v where v.campaign_id = o.campaign_id), now())) as opened
    from obligations o where o.campaign_id = any(campaigns))
  insert into obligation_states (obligation_id, valid_from, valid_to, campaign_id, unit_id, unit_path, transferred, tier_id, form, due_on, handed_in_at, late, returned, exempt)
    select id, opened, case when handed_in_at > opened then handed_in_at end, campaign_id, unit_id, unit_path, transferred, tier_id, form, due_on,
           case when handed_in_at > opened then null else handed_in_at end, late and not coalesce(handed_in_at > opened, false), returned_at is not null and not coalesce(handed_in_at > opened, false),
           exempt_reason is not null from begun
    union all
    select id, handed_in_at, null, campaign_id, unit_id, unit_path, transferred, tier_id, form, due_on, handed_in_at, late, returned_at is not null, exempt_reason is not null from begun where handed_in_at > opened;
$$;
select date_states(array(select id from campaigns));

-- ----------------------------------------------------------------------------------------------------------------- where
-- Where a fact's place is today: where its unit stands; a closed unit's place went to its heir; without heir it stays below the parent that the unit had
-- last, so that closing moves nothing. (Elsewhere its old code may be another unit's by now: it is told with a sign that begins no code, `/VN/AB/_X1/`.)
-- Most places are carried along by the place around them. The few that are not are kept: each act adds what it merged, moved or gave another code.
create index unit_paths_unit on unit_paths (unit_id);
create index units_closed on units (id) where closed_on is not null;
create table departures (path text collate "C" primary key, stands text collate "C" not null, would_stand text collate "C" not null);
create index departures_stands on departures (stands, would_stand);
create index departures_would_stand on departures (would_stand, stands);

create function path_parent(p text) returns text language sql immutable strict parallel safe return left(p, -length(substring(p from '[^/]*/$')));

create function stands_today(wanted text[]) returns table (path text, stands text) language sql stable set search_path = public, pg_temp as $$
  with recursive walk (path, here, rest, own, done) as (
    select w, w collate "C", '', w, w = '/' from unnest(wanted) w
    union
    select k.path, n.here, n.rest, n.own, n.done
    from walk k left join unit_paths p on p.path = k.here collate "C" left join units u on u.id = p.unit_id
    left join lateral (
      select t.path from unit_successions s join units t on t.id = s.to_unit_id join reorganisations a on a.id = s.reorganisation_id
      where u.closed_on is not null and s.from_unit_id = u.id and s.to_unit_id <> u.id and s.heir and s.kind <> 'transfer' and a.status <> 'reversed'
      order by s.effective_on desc, s.id desc limit 1) h on true
    cross join lateral (select case when u.closed_on is not null and h.path is null then u.path else k.here end collate "C" as last) l
    cross join lateral (
      select case when u.closed_on is null and u.id is not null then u.path else coalesce(h.path, path_parent(l.last)) end collate "C" as here,
             case when (u.closed_on is null and u.id is not null) or h.path is not null then k.rest else substr(l.last, length(path_parent(l.last)) + 1) || k.rest end collate "default" as rest,
             case when u.closed_on is not null and h.path is null then u.path || k.rest else k.own end collate "default" as own,
             (u.closed_on is null and u.id is not null) or (h.path is null and path_parent(l.last) = '/') as done) n
    where not k.done)
  select w.path, case when w.here || w.rest = w.own or w.rest = '' then w.here else w.here || '_' end || w.rest from walk w where w.done
$$;

-- Where each place is, beside where it would be if the place around it had carried it along; only where the two differ. Put together by sorting: the
-- planner knows nothing of how long the arrays are, and would join them row by row.
create function departed(wanted text[]) returns setof departures language sql stable set search_path = public, pg_temp as $$
  with today as materialized (select * from stands_today(array(select w from unnest(wanted) w union select path_parent(w) from unnest(wanted) w))),
  pairs as (
    select s.path, s.stands, max(s.stands) filter (where s.path is null) over (partition by s.around) as around_stands
    from (select t.path, t.stands, path_parent(t.path) as around from today t union all select null, t.stands, t.path from today t) s)
  select b.path, b.stands, b.around_stands || substr(b.path, length(path_parent(b.path)) + 1) from pairs b
  where b.stands <> b.around_stands || substr(b.path, length(path_parent(b.path)) + 1)
$$;

-- Only what an act named, what stood directly below it and what was closed can have left the way of the place around it, and only at a path where it
-- stands no longer. Below the owner of an act: the places of today's units there, and the old ones that led there.
create function refresh_departures(owner text) returns void language sql set search_path = public, pg_temp set jit = off as $$
  with here as materialized (
    select u.id, u.closed_on is not null as closed, exists (select from unit_successions s where s.from_unit_id = u.id) as named
    from units u where u.path >= owner collate "C" and u.path < path_end(owner) collate "C"),
  units_here as (
    select h.id from here h where h.closed or h.named
    union select v.unit_id from here h join unit_versions v on v.parent_id = h.id where h.named),
  paths as materialized (
    select p.path from units_here h join unit_paths p on p.unit_id = h.id join units u on u.id = p.unit_id where u.closed_on is not null or u.path <> p.path
    union select d.path from departures d where d.stands >= owner collate "C" and d.stands < path_end(owner) collate "C"
    union select d.path from departures d where d.would_stand >= owner collate "C" and d.would_stand < path_end(owner) collate "C"),
  fresh as materialized (select * from departed(array(select path from paths))),
  gone as (delete from departures d where d.path in (select path from paths except select path from fresh))
  insert into departures as d (path, stands, would_stand) select f.path, f.stands, f.would_stand from fresh f
    on conflict (path) do update set stands = excluded.stands, would_stand = excluded.would_stand where (d.stands, d.would_stand) is distinct from (excluded.stands, excluded.would_stand)
$$;

-- Once at commit, however many rows an act wrote; or at `set constraints all immediate`.
create unlogged table departures_due (xid xid8 not null, owner text collate "C" not null, primary key (xid, owner));
create function note_successions() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into departures_due select distinct pg_current_xact_id(), a.unit_path from reorganisations a 
    where a.id in (select c.reorganisation_id from changed c where c.from_path is distinct from c.to_path) on conflict do nothing;   -- a new name moves no place
  return null;
end $$;
create trigger unit_successions_added after insert on unit_successions referencing new table as changed for each statement execute function note_successions();
create trigger unit_successions_changed after update on unit_successions referencing new table as changed for each statement execute function note_successions();
create trigger unit_successions_removed after delete on unit_successions referencing old table as changed for each statement execute function note_successions();
create function note_act() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into departures_due values (pg_current_xact_id(), new.unit_path) on conflict do nothing;
  return null;
end $$;
create trigger reorganisations_stand after update on reorganisations for each row when (old.status is distinct from new.status) execute function note_act();
create function settle_departures() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform refresh_departures(new.owner);
  delete from departures_due where xid = new.xid and owner = new.owner;
  return null;
end $$;
create constraint trigger departures_settled after insert on departures_due deferrable initially deferred for each row execute function settle_departures();
select refresh_departures(path) from units where parent_id is null;

-- The places whose facts are a unit's. Recorded: every place at which the unit itself stood. Restated: whatever place is at or below it today; a
-- place with -1 takes out of the place around it what stands elsewhere. A fact belongs when the signs of the places around it add up to 1, and that
-- is the sign of the innermost.
create function places_of(today text, geography text) returns table (path text, path_end text, sign int) language sql stable set search_path = public, pg_temp as $$
  select o.path, path_end(o.path), 1 from unit_paths p join unit_paths o on o.unit_id = p.unit_id where geography = 'recorded' and p.path = today collate "C"
  union all
  select p.path, path_end(p.path), sum(p.sign)::int
  from (select today collate "C" as path, 1 as sign
        union all select d.path, 1 from departures d
        where d.stands >= today collate "C" and d.stands < path_end(today) collate "C" and not (d.would_stand >= today collate "C" and d.would_stand < path_end(today) collate "C")
        union all select d.path, -1 from departures d
        where d.would_stand >= today collate "C" and d.would_stand < path_end(today) collate "C" and not (d.stands >= today collate "C" and d.stands < path_end(today) collate "C")
        union all select d.path || substr(today, length(d.stands) + 1), 1 from departures d where d.stands = any (path_ancestors(path_parent(today)))
        union all select d.path || substr(today, length(d.would_stand) + 1), -1 from departures d where d.would_stand = any (path_ancestors(path_parent(today)))) p
  where geography = 'restated' and exists (select from unit_paths u where u.path = p.path)
  group by p.path having sum(p.sign) <> 0
$$;
-- The same for whoever sees the unit, and for nobody else.
create function places(today text, geography text) returns table (path text, path_end text, sign int) language sql stable security definer set search_path = public, pg_temp as $$
  select p.path, p.path_end, p.sign from places_of(today, geography) p where app_sees(today)
$$;
-- The same in one value: `+/VN/AB/` and `-/VN/AB/X1/`, the outer before the inner.
create function place_list(today text, geography text) returns text[] language sql stable security definer set search_path = public, pg_temp
  return (select coalesce(array_agg(case when p.sign > 0 then '+' else '-' end || p.path order by p.path), '{}') from places(today, geography) p);

-- What a scope holds beside its own subtree: the old places, the outermost of them, whose past is read with it today. Those of units that were only
-- carried along are among them: they have a past of their own at each path they bore.
create or replace function past_ranges(today text) returns setof text language sql stable set search_path = public, pg_temp as $$
  with past as materialized (select p.path from places_of(today, 'restated') p where p.sign > 0 and not starts_with(p.path, today))
  select p.path from past p where not exists (select from past o where o.path <> p.path and starts_with(p.path, o.path))
$$;

-- From the recorded reading to the restated one, place by place, for whoever sees the unit: how the place's unit was called there, and the act that took it away.
create function bridge(today text) returns table (path text, path_end text, sign int, unit_id uuid, unit_name text, succession_id uuid, reorganisation_id uuid,
    title text, legal_number text, legal_date date, legal_issuer text, effective_on date) language sql stable security definer set search_path = public, pg_temp as $$
  select l.path, path_end(l.path), l.sign, u.unit_id, v.party_name, s.id, a.id, a.title, a.legal_number, a.legal_date, a.legal_issuer, s.effective_on
  from (select d.path, sum(d.sign)::int as sign
        from (select r.path, r.sign from places(today, 'restated') r union all select p.path, -p.sign from places(today, 'recorded') p) d
        group by 1 having sum(d.sign) <> 0) l
  join unit_paths u on u.path = l.path collate "C"
  left join lateral (select n.party_name from unit_versions n where n.unit_id = u.unit_id and n.path = l.path collate "C" order by n.valid_from desc limit 1) v on true
  left join lateral (
    select s.* from unit_successions s where s.from_path = any (path_ancestors(l.path)) order by length(s.from_path) desc, s.effective_on desc, s.heir desc, s.id desc limit 1) s on true
  left join reorganisations a on a.id = s.reorganisation_id
  order by s.effective_on, l.path
$$;

-- -------------------------------------------------------------------------------------------------------------- past names
-- What a unit was called, folded for search as today's names are.
create table unit_past_names (
  unit_id uuid not null references units, party_name text not null, state_name text, name_fold text not null, primary key (unit_id, name_fold));
create function keep_past_name() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into unit_past_names select old.id, old.party_name, old.state_name, old.name_fold
    where exists (select from unit_versions v where v.unit_id = old.id and (v.party_name, v.state_name) is not distinct from (old.party_name, old.state_name)) on conflict do nothing;   -- not one that an undone act gave
  delete from unit_past_names p where p.unit_id = new.id and p.name_fold = new.name_fold;
  return null;
end $$;
create trigger units_past_name after update of name_fold on units for each row when (old.name_fold is distinct from new.name_fold) execute function keep_past_name();
insert into unit_past_names
  select v.unit_id, v.party_name, v.state_name, f.fold from unit_versions v join units u on u.id = v.unit_id
  cross join lateral (select btrim(regexp_replace(translate(lower(regexp_replace(normalize(v.party_name || ' ' || coalesce(v.state_name, ''), nfd), '[\u0300-\u036f]', '', 'g')), 'đðɖ', 'ddd'),
    '[^[:alnum:]]+', ' ', 'g')) as fold) f
  where (v.party_name, v.state_name) is distinct from (u.party_name, u.state_name)
on conflict do nothing;

-- What a unit was called while it stood in the caller's sight, or above him, as `unit_names` says it of today: whoever reads what was recorded here reads
-- by whom, also when that unit has gone elsewhere since.
create view dated_unit_names as
  select unit_id, valid_from, valid_to, path, parent_id, party_name, state_name from unit_versions
  where app_sees(path) or app_under(path) or not row_security_active('unit_versions'::regclass);
grant select on dated_unit_names to kheo_api;
-- And what a unit that has left is called today: the rows that it recorded here stay here.
create or replace view unit_names as
  select id, parent_id, code, path, kind, tier_id, party_name, state_name from units
  where app_sees(path) or app_under(path) or not row_security_active('units'::regclass)
    or exists (select from unit_paths p where p.unit_id = units.id and app_sees(p.path));

-- ------------------------------------------------------------------------------------------------------------------- walls
do $$
declare t text;
begin
  foreach t in array array['registration_states', 'obligation_states', 'departures', 'departures_due', 'unit_past_names'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to kheo_owner using (true) with check (true)', t);
  end loop;
end $$;
create policy sees on registration_states for select to kheo_api using (app_sees(unit_path));
create policy sees on obligation_states for select to kheo_api using (app_sees(unit_path));
create policy sees on unit_past_names for select to kheo_api using (exists (select 1 from units u where u.id = unit_id and app_sees(u.path)));
grant select on registration_states, obligation_states, unit_past_names to kheo_api;
revoke all on function keep_registration_states(), keep_obligation_states(), date_states(uuid[]), stands_today(text[]), departed(text[]), refresh_departures(text), note_successions(), note_act(), settle_departures(),
  keep_past_name(), places_of(text, text), places(text, text), place_list(text, text), bridge(text) from public;
revoke all on function past_ranges(text) from kheo_api;
grant execute on function places(text, text), place_list(text, text), bridge(text) to kheo_api;
