-- What others may be shown of a file: one copy each, with a name and bytes of its own.

create table public_copies (
  id uuid primary key, registration_id uuid not null references registrations, file_id uuid not null references files, unit_id uuid not null references units, unit_path text collate "C" not null,
  name text not null, content_type text not null, size bigint not null check (size > 0), sha256 bytea not null, thumbnail_sha256 bytea, stored_as uuid not null,
  made_by uuid not null references accounts, made_at timestamptz not null, row_version bigint not null default 1, constraint public_copies_once unique (file_id));
create index public_copies_registration on public_copies (registration_id);

alter table public_copies enable row level security;
alter table public_copies force row level security;
create policy owner_all on public_copies to kheo_owner using (true) with check (true);
create policy sees on public_copies for select to kheo_api using (app_sees(unit_path));
create policy judged on public_copies for select to kheo_api using (exists (select 1 from candidates c where c.registration_id = public_copies.registration_id and c.session_id = any(app_sessions())));
create policy inserts on public_copies for insert to kheo_api with check (app_writes(unit_path)
  and exists (select 1 from units u where u.id = unit_id and u.path = unit_path)
  and exists (select 1 from files f where f.id = file_id and f.registration_id = public_copies.registration_id and f.unit_path = public_copies.unit_path));
create policy updates on public_copies for update to kheo_api using (app_writes(unit_path)) with check (app_writes(unit_path));
create policy deletes on public_copies for delete to kheo_api using (app_writes(unit_path));
create trigger public_copies_with_unit before insert on public_copies for each row when (current_user = 'kheo_api' and app_door() = '') execute function stand_with_unit();
grant select, insert, update, delete on public_copies to kheo_api;

create or replace function carried_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update hand_ins x set unit_id = new.unit_id, unit_path = new.unit_path where x.registration_id = new.id;
  update uploads x set unit_id = new.unit_id, unit_path = new.unit_path where x.registration_id = new.id;
  update public_copies x set unit_id = new.unit_id, unit_path = new.unit_path where x.registration_id = new.id;
  update activities x set unit_id = new.unit_id, unit_path = new.unit_path where x.registration_id = new.id;
  update progress_reports x set unit_id = new.unit_id, unit_path = new.unit_path where x.registration_id = new.id;
  update visits x set unit_id = new.unit_id, unit_path = new.unit_path where x.registration_id = new.id;
  update contributions x set unit_id = new.unit_id, unit_path = new.unit_path where x.registration_id = new.id;
  return null;
end $$;
