-- Imports of registrations: as those of units, besides for one campaign, whole or without the rows at fault, and for a day to be undone.
create table registration_imports (
  id uuid primary key, unit_id uuid not null references units, unit_path text collate "C" not null, campaign_id uuid not null references campaigns, file_name text not null,
  "as" text not null,                                                         -- drafts, handed-in
  row_count int not null, to_create int not null, unchanged int not null, fault_count int not null, faulty_rows int not null, in_part boolean not null default false,
  status text not null,                                                       -- checked, importing, done, failed, cancelled, undone
  checked_by uuid not null, checked_at timestamptz not null, applied_by uuid, applied_at timestamptz, ended_at timestamptz, row_version bigint not null default 1);
create index registration_imports_path on registration_imports (unit_path, id desc);
create index registration_imports_waiting on registration_imports (applied_at) where status = 'importing';

-- What it registered: that is what is undone.
create table imported_registrations (
  registration_id uuid primary key references registrations, import_id uuid not null references registration_imports, unit_path text collate "C" not null);
create index imported_registrations_import on imported_registrations (import_id);

create function waiting_registration_imports() returns table (id uuid, unit_id uuid, unit_path text, applied_by uuid, name text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, i.unit_id, i.unit_path, i.applied_by, a.display_name from registration_imports i join accounts a on a.id = i.applied_by
  where app_door() = 'Importer' and i.status = 'importing' order by i.applied_at, i.id
$$;
revoke all on function waiting_registration_imports() from public;
grant execute on function waiting_registration_imports() to kheo_api;

do $$
declare t text;
begin
  foreach t in array array['registration_imports', 'imported_registrations'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to kheo_owner using (true) with check (true)', t);
    execute format('create policy sees on %I for select to kheo_api using (app_sees(unit_path))', t);
  end loop;
end $$;
create policy inserts on registration_imports for insert to kheo_api with check (app_writes(unit_path) and exists (select 1 from units u where u.id = unit_id and u.path = unit_path));
create policy updates on registration_imports for update to kheo_api using (app_writes(unit_path)) with check (app_writes(unit_path));
create policy inserts on imported_registrations for insert to kheo_api with check (app_writes(unit_path) and exists (select 1 from registrations r where r.id = registration_id and r.unit_path = imported_registrations.unit_path));
grant select, insert, update on registration_imports to kheo_api;
grant select, insert on imported_registrations to kheo_api;

-- Numbers without gaps, many at once: a counter that grew row by row would be walked past in all its versions.
create function take_registration_numbers(campaign uuid, many int, out prefix text, out first int) language plpgsql set search_path = public, pg_temp as $$
declare asked record;
begin
  select c.unit_path, extract(year from c.period_from)::int as year, p.code into strict asked from campaigns c join programmes p on p.id = c.programme_id where c.id = campaign;
  insert into registration_counters as k (unit_path, year, last) values (asked.unit_path, asked.year, many)
    on conflict (unit_path, year) do update set last = k.last + many returning k.last - many + 1 into first;
  prefix := asked.code || '-' || asked.year || '-';
end $$;
create or replace function number_registration() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare taken record;
begin
  if coalesce(new.code, '') <> '' then return new; end if;
  select * into strict taken from take_registration_numbers(new.campaign_id, 1);
  new.code := taken.prefix || lpad(taken.first::text, greatest(4, length(taken.first::text)), '0');
  return new;
end $$;
