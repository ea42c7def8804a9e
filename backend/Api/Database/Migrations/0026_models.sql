-- The model over the years: where it was taken over, who is in charge.

-- How it began is kept: `lineage` becomes continuing when a model goes on.
alter table models add column began_as text not null default 'new';
update models set began_as = case when lineage <> 'continuing' then lineage when origin_id is null then 'new' else 'replication' end;
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

-- Who is in charge of a model goes where the model goes; who watches a field stays with his unit.
create function model_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update people_in_charge x set unit_id = new.unit_id, unit_path = new.unit_path where x.model_id = new.id;
  return null;
end $$;
create trigger models_follow after update of unit_id, unit_path on models for each row
  when ((old.unit_id, old.unit_path) is distinct from (new.unit_id, new.unit_path)) execute function model_follows();
create function watchers_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update people_in_charge x set unit_path = n.path from new_rows n join old_rows o on o.id = n.id where n.path <> o.path and x.unit_id = n.id and x.model_id is null;
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
grant select, insert, update on people_in_charge to kheo_api;
