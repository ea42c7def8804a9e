-- The model over the years: where it was taken over, who is in charge, which unit helps which; what is counted.

-- How it began is kept: `lineage` becomes continuing when a model goes on.
alter table models add column began_as text;
update models set began_as = case when lineage <> 'continuing' then lineage when origin_id is null then 'new' else 'replication' end;
-- Also said for who does not say it yet: an API of before, while it is replaced.
create function model_begins() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.began_as := coalesce(new.began_as, new.lineage);
  return new;
end $$;
create trigger models_begin before insert on models for each row execute function model_begins();
alter table models alter column began_as set not null;
create index models_origin on models (origin_id) where origin_id is not null;
create index registrations_model on registrations (model_id);

-- --------------------------------------------------------------------------------------------------------- people in charge
create table people_in_charge (
  id uuid primary key, unit_id uuid not null references units, unit_path text collate "C" not null,
  model_id uuid references models, field_id uuid references fields, standard_field_id uuid references standard_fields,
  name text not null, position text not null, phone text, valid_from date not null, valid_to date,     -- valid_to: the first day on which he no longer is
  assigned_by uuid not null references accounts, assigned_at timestamptz not null, row_version bigint not null default 1,
  constraint people_in_charge_of_one check (num_nonnulls(model_id, field_id, standard_field_id) = 1), constraint people_in_charge_validity check (valid_to >= valid_from),
  constraint people_in_charge_of_model_once exclude using gist (model_id with =, daterange(valid_from, valid_to) with &&) where (model_id is not null),
  constraint people_in_charge_of_field_once exclude using gist (unit_id with =, coalesce(field_id, standard_field_id) with =, daterange(valid_from, valid_to) with &&) where (model_id is null));
create index people_in_charge_path on people_in_charge (unit_path, id desc);

-- Who is in charge of a model goes where the model goes; who watches a field stays with his unit, and ends with it.
create function model_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update people_in_charge x set unit_id = new.unit_id, unit_path = new.unit_path where x.model_id = new.id;
  return null;
end $$;
create trigger models_follow after update of unit_id, unit_path on models for each row
  when ((old.unit_id, old.unit_path) is distinct from (new.unit_id, new.unit_path)) execute function model_follows();
create function watchers_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare ended uuid[];
begin
  update people_in_charge x set unit_path = n.path from new_rows n join old_rows o on o.id = n.id
    where n.path <> o.path and x.unit_id = n.id and (x.model_id is null or x.valid_to is null);       -- a model of past campaigns may stay where it was; who is in charge of it can still be ended
  ended := array(select x.id from people_in_charge x join new_rows n on n.id = x.unit_id join old_rows o on o.id = n.id
    where o.closed_on is null and n.closed_on is not null and x.model_id is null and (x.valid_to is null or x.valid_to > n.closed_on));
  if cardinality(ended) > 0 then
    if to_regclass('pg_temp.kept') is not null then perform keep_before('people_in_charge', ended); end if;
    update people_in_charge x set valid_to = greatest(x.valid_from, n.closed_on), row_version = x.row_version + 1 from new_rows n where n.id = x.unit_id and x.id = any (ended);
  end if;
  return null;
end $$;
create trigger units_watchers_follow after update on units referencing old table as old_rows new table as new_rows for each statement execute function watchers_follow();
revoke all on function model_follows(), watchers_follow() from public;

alter table people_in_charge enable row level security;
alter table people_in_charge force row level security;
create policy owner_all on people_in_charge to kheo_owner using (true) with check (true);
create policy sees on people_in_charge for select to kheo_api using (app_sees(unit_path));
create policy inserts on people_in_charge for insert to kheo_api with check (app_writes(unit_path) and exists (select 1 from units u where u.id = unit_id and u.path = unit_path)
  and (model_id is null or exists (select 1 from models m where m.id = model_id and m.unit_id = people_in_charge.unit_id)));
create policy updates on people_in_charge for update to kheo_api using (app_writes(unit_path)) with check (app_writes(unit_path));
create trigger people_in_charge_with_unit before insert on people_in_charge for each row when (current_user = 'kheo_api' and app_door() = '') execute function stand_with_unit();
grant select, insert, update (valid_to, row_version) on people_in_charge to kheo_api;

-- ---------------------------------------------------------------------------------------------------------------- twinning
create table twinnings (
  id uuid primary key, unit_id uuid not null references units, unit_path text collate "C" not null,       -- the unit that assigned it
  helper_id uuid not null references units, helper_path text collate "C" not null, helper_name text not null,
  helped_id uuid not null references units, helped_path text collate "C" not null, helped_name text not null,
  valid_from date not null, valid_to date, content text not null, ended_on date, end_reason text,
  assigned_by uuid not null references accounts, assigned_at timestamptz not null, row_version bigint not null default 1,
  constraint twinnings_validity check (valid_to >= valid_from));
create index twinnings_path on twinnings (unit_path, id desc);
create index twinnings_helper on twinnings (helper_path);
create index twinnings_helped on twinnings (helped_path);
alter table visits add column twinning_id uuid references twinnings;
alter table contributions add column twinning_id uuid references twinnings;
create index visits_twinning on visits (twinning_id) where twinning_id is not null;
create index contributions_twinning on contributions (twinning_id) where twinning_id is not null;

-- Both sides and those above them, who assigned it, and those below the helped, for whom it is.
alter table twinnings enable row level security;
alter table twinnings force row level security;
create policy owner_all on twinnings to kheo_owner using (true) with check (true);
create policy sees on twinnings for select to kheo_api using (app_sees(unit_path) or app_sees(helper_path) or app_sees(helped_path) or app_under(helped_path));
create policy inserts on twinnings for insert to kheo_api with check (app_writes(unit_path) and exists (select 1 from units u where u.id = unit_id and u.path = unit_path)
  and exists (select 1 from units u where u.id = helper_id and u.path = helper_path) and exists (select 1 from units u where u.id = helped_id and u.path = helped_path));
create policy updates on twinnings for update to kheo_api using (app_writes(unit_path)) with check (app_writes(unit_path));
create trigger twinnings_with_unit before insert on twinnings for each row when (current_user = 'kheo_api' and app_door() = '') execute function stand_with_unit();
grant select, insert, update (valid_from, valid_to, content, ended_on, end_reason, row_version) on twinnings to kheo_api;

-- One that runs follows the places of its units, and passes to the successor of the one that ends; what ended stays as it was told.
create function twinnings_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update twinnings x set unit_path = coalesce((select n.path from new_rows n where n.id = x.unit_id), x.unit_path),
    helper_path = coalesce((select n.path from new_rows n where n.id = x.helper_id), x.helper_path), helped_path = coalesce((select n.path from new_rows n where n.id = x.helped_id), x.helped_path)
  from new_rows c join old_rows o on o.id = c.id where c.path <> o.path and x.ended_on is null and c.id in (x.unit_id, x.helper_id, x.helped_id);
  return null;
end $$;
create trigger units_twinnings_follow after update on units referencing old table as old_rows new table as new_rows for each statement execute function twinnings_follow();

create function twinnings_pass_on() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare ids uuid[];
begin
  if to_regclass('pg_temp.places') is null or not exists (select from new_rows n join old_rows o on o.id = n.id where o.closed_on is null and n.closed_on is not null) then return null; end if;
  select coalesce(array_agg(distinct x.id), '{}') into ids from twinnings x join pg_temp.places p on p.closes and p.to_unit_id is not null and p.unit_id in (x.unit_id, x.helper_id, x.helped_id) where x.ended_on is null;
  perform keep_before('twinnings', ids);
  update twinnings x set row_version = x.row_version + 1, unit_id = coalesce(u.to_unit_id, x.unit_id), unit_path = coalesce(u.to_path, x.unit_path),
    helper_id = coalesce(h.to_unit_id, x.helper_id), helper_path = coalesce(h.to_path, x.helper_path), helped_id = coalesce(g.to_unit_id, x.helped_id), helped_path = coalesce(g.to_path, x.helped_path)
  from twinnings own left join pg_temp.places u on u.closes and u.unit_id = own.unit_id left join pg_temp.places h on h.closes and h.unit_id = own.helper_id left join pg_temp.places g on g.closes and g.unit_id = own.helped_id
  where own.id = x.id and x.id = any (ids);
  return null;
end $$;
create trigger units_twinnings_pass_on after update on units referencing old table as old_rows new table as new_rows for each statement execute function twinnings_pass_on();
revoke all on function twinnings_follow(), twinnings_pass_on() from public;

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
  when 'standard_indicators' then array['unit_id', 'unit_path', 'code']
  when 'people_in_charge' then array['unit_id', 'unit_path', 'valid_to']
  when 'twinnings' then array['unit_id', 'unit_path', 'helper_id', 'helper_path', 'helped_id', 'helped_path']
  else array['unit_id', 'unit_path'] end;


-- ------------------------------------------------------------------------------------------------------ what is counted
create table standard_indicators (
  id uuid primary key, unit_id uuid not null references units, unit_path text collate "C" not null,
  code text not null, name text not null, measure text not null, roll_up text not null, unit_name text,
  usual_from numeric(18,2) check (usual_from >= 0), usual_to numeric(18,2) check (usual_to >= 0), ordinal int not null, row_version bigint not null default 1,
  constraint standard_indicators_code_once unique (unit_path, code));
alter table indicator_values add column source text;
alter table registrations add column aims jsonb not null default '[]';

-- Like the standard fields it reaches down the tree, follows its unit, and passes to the successor; a code that is used there already tells where it came from.
alter table standard_indicators enable row level security;
alter table standard_indicators force row level security;
create policy owner_all on standard_indicators to kheo_owner using (true) with check (true);
create policy sees on standard_indicators for select to kheo_api using (app_sees(unit_path) or app_under(unit_path));
create policy inserts on standard_indicators for insert to kheo_api with check (app_writes(unit_path) and exists (select 1 from units u where u.id = unit_id and u.path = unit_path));
create trigger standard_indicators_with_unit before insert on standard_indicators for each row when (current_user = 'kheo_api' and app_door() = '') execute function stand_with_unit();
grant select, insert on standard_indicators to kheo_api;
create function catalogue_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update standard_indicators i set unit_path = n.path from new_rows n join old_rows o on o.id = n.id where n.path <> o.path and i.unit_id = n.id;
  return null;
end $$;
create trigger units_catalogue_follows after update on units referencing old table as old_rows new table as new_rows for each statement execute function catalogue_follows();
create function catalogue_passes_on() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare ids uuid[];
begin
  if to_regclass('pg_temp.places') is null or not exists (select from new_rows n join old_rows o on o.id = n.id where o.closed_on is null and n.closed_on is not null) then return null; end if;
  ids := array(select i.id from standard_indicators i join pg_temp.places p on p.closes and p.to_unit_id is not null and p.unit_id = i.unit_id);
  perform keep_before('standard_indicators', ids);
  update standard_indicators i set unit_id = p.to_unit_id, unit_path = p.to_path, row_version = i.row_version + 1,
    code = case when exists (select from standard_indicators h where h.unit_path = p.to_path and h.code = i.code and h.id <> i.id)
                  or exists (select from standard_indicators h join pg_temp.places q on q.closes and q.unit_id = h.unit_id where q.to_path = p.to_path and h.code = i.code and h.id < i.id)
           then u.code || '.' || i.code else i.code end
  from pg_temp.places p join units u on u.id = p.unit_id where p.closes and p.to_unit_id is not null and p.unit_id = i.unit_id and i.id = any (ids);
  return null;
end $$;
create trigger units_catalogue_passes_on after update on units referencing old table as old_rows new table as new_rows for each statement execute function catalogue_passes_on();
revoke all on function catalogue_follows(), catalogue_passes_on() from public;
