-- Emulation pacts: what units promise each other, and how they kept it. Parties and their scores are of one piece with the pact.

create table pacts (
  id uuid primary key, unit_id uuid not null references units, unit_path text collate "C" not null,       -- the unit that leads
  programme_id uuid not null references programmes, campaign_id uuid references campaigns, title text not null, year int not null, preamble text,
  parties jsonb not null default '[]', party_paths text[] collate "C" not null default '{}', lines jsonb not null default '[]', scores jsonb not null default '[]',
  status text not null,                                                  -- draft, signed, scored, closed
  signed_on date, signed_at text, scored_at timestamptz, cloned_from uuid references pacts constraint pacts_cloned_once unique, row_version bigint not null default 1);
create index pacts_path on pacts (unit_path, year desc, id desc);
create index pacts_parties on pacts using gin (party_paths);

alter table pacts enable row level security;
alter table pacts force row level security;
create function pact_shows(paths text[]) returns boolean language sql stable parallel safe return exists (select 1 from unnest(paths) p where app_sees(p));
create policy owner_all on pacts to kheo_owner using (true) with check (true);
create policy sees on pacts for select to kheo_api using (app_sees(unit_path) or status <> 'draft' and pact_shows(party_paths));
create policy inserts on pacts for insert to kheo_api with check (app_writes(unit_path) and exists (select 1 from units u where u.id = unit_id and u.path = unit_path));
create policy updates on pacts for update to kheo_api using (app_writes(unit_path)) with check (app_writes(unit_path));
create policy deletes on pacts for delete to kheo_api using (app_writes(unit_path) and status = 'draft');
create trigger pacts_with_unit before insert on pacts for each row when (current_user = 'kheo_api' and app_door() = '') execute function stand_with_unit();
grant select, insert, update, delete on pacts to kheo_api;

-- ------------------------------------------------------------------------------------------------------------- what follows
-- A pact that is not closed is open work: it follows the places of its parties, and passes to the successor of the one that ends.
create function pacts_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update pacts x set unit_path = coalesce((select u.path from units u where u.id = x.unit_id), x.unit_path),
    parties = (select jsonb_agg(jsonb_set(t.e, '{path}', to_jsonb(coalesce(u.path, t.e ->> 'path'))) order by t.n) from jsonb_array_elements(x.parties) with ordinality t (e, n) left join units u on u.id = (t.e ->> 'unitId')::uuid),
    party_paths = array(select coalesce(u.path, t.e ->> 'path') from jsonb_array_elements(x.parties) with ordinality t (e, n) left join units u on u.id = (t.e ->> 'unitId')::uuid order by t.n)
  where x.party_paths && (select coalesce(array_agg(o.path), '{}') from new_rows n join old_rows o on o.id = n.id where n.path <> o.path);
  return null;
end $$;
create trigger units_pacts_follow after update on units referencing old table as old_rows new table as new_rows for each statement execute function pacts_follow();

-- Within an act of reorganisation, whose temporary tables say who succeeds whom and what stood before.
create function pacts_pass_on() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare ids uuid[];
begin
  if to_regclass('pg_temp.places') is null or not exists (select from new_rows n join old_rows o on o.id = n.id where o.closed_on is null and n.closed_on is not null) then return null; end if;
  execute 'create temp table heirs on commit drop as select unit_id, to_unit_id, to_path from pg_temp.places where closes and to_unit_id is not null';
  select coalesce(array_agg(x.id), '{}') into ids from pacts x where x.status <> 'closed'
    and (x.unit_id in (select unit_id from heirs) or exists (select from jsonb_array_elements(x.parties) e join heirs h on h.unit_id = (e ->> 'unitId')::uuid));
  perform keep_before('pacts', ids);
  update pacts x set row_version = x.row_version + 1,
    unit_id = coalesce((select h.to_unit_id from heirs h where h.unit_id = x.unit_id), x.unit_id), unit_path = coalesce((select h.to_path from heirs h where h.unit_id = x.unit_id), x.unit_path),
    parties = t.parties, party_paths = t.paths,
    scores = (select coalesce(jsonb_agg(s.e order by s.n), '[]') from (
      select distinct on (coalesce(h.to_unit_id, (e ->> 'unitId')::uuid), e ->> 'line') jsonb_set(e, '{unitId}', to_jsonb(coalesce(h.to_unit_id, (e ->> 'unitId')::uuid))) as e, n
      from jsonb_array_elements(x.scores) with ordinality r (e, n) left join heirs h on h.unit_id = (e ->> 'unitId')::uuid
      order by coalesce(h.to_unit_id, (e ->> 'unitId')::uuid), e ->> 'line', n) s)
  from (select p.id, jsonb_agg(p.e order by p.n) as parties, array_agg(p.e ->> 'path' order by p.n) as paths from (
      select distinct on (y.id, coalesce(h.to_unit_id, (e ->> 'unitId')::uuid)) y.id, n,
        case when h.unit_id is null then e else e || jsonb_build_object('unitId', h.to_unit_id, 'path', h.to_path, 'name', (select u.party_name from units u where u.id = h.to_unit_id)) end as e
      from pacts y cross join jsonb_array_elements(y.parties) with ordinality r (e, n) left join heirs h on h.unit_id = (e ->> 'unitId')::uuid
      where y.id = any (ids) order by y.id, coalesce(h.to_unit_id, (e ->> 'unitId')::uuid), n) p group by p.id) t
  where x.id = any (ids) and t.id = x.id;
  drop table heirs;
  return null;
end $$;
create trigger units_pacts_pass_on after update on units referencing old table as old_rows new table as new_rows for each statement execute function pacts_pass_on();
revoke all on function pacts_follow(), pacts_pass_on() from public;

create or replace function reorganisation_columns(tab text) returns text[] language sql immutable return case tab
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
  when 'pacts' then array['unit_id', 'unit_path', 'parties', 'party_paths', 'scores']
  else array['unit_id', 'unit_path'] end;

create or replace function open_work(wanted uuid[]) returns table (what text, unit_id uuid, row_id uuid) language sql stable set search_path = public, pg_temp as $$
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
  union all select 'pacts', x.unit_id, x.id from w join pacts x on x.unit_id = w.id where x.status <> 'closed'
$$;

-- -------------------------------------------------------------------------------------- sub-movements, themes, pilot models
-- A campaign may stand under another of the same programme: the key holds both, so totals of two programmes never meet in one tree.
alter table campaigns add parent_id uuid, add themes jsonb not null default '[]', add constraint campaigns_of_programme unique (id, programme_id),
  add constraint campaigns_parent foreign key (parent_id, programme_id) references campaigns (id, programme_id), add constraint campaigns_not_itself check (parent_id <> id);
create index campaigns_branches on campaigns (parent_id) where parent_id is not null;
alter table registrations add pilot boolean not null default false;
create index registrations_pilots on registrations (unit_path, campaign_id) where pilot;
