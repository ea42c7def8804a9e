-- Imports of units: first looked at, then carried out by a worker, all or nothing. The sheet stands beside the import: a list of imports does not carry it,
-- and how far the worker has come is told there, while he holds the import itself.

create table unit_imports (
  id uuid primary key, unit_id uuid not null references units, unit_path text collate "C" not null, file_name text not null, opened_on date not null,
  row_count int not null, to_create int not null, unchanged int not null, fault_count int not null, new_units jsonb not null,
  status text not null,                                                       -- checked, importing, done, failed, cancelled
  checked_by uuid not null, checked_at timestamptz not null, applied_by uuid, applied_at timestamptz, ended_at timestamptz, row_version bigint not null default 1);
create index unit_imports_path on unit_imports (unit_path, id desc);
create index unit_imports_waiting on unit_imports (applied_at) where status = 'importing';

-- Of any import; kept while it may still be imported or mended.
create table import_sheets (
  import_id uuid primary key, unit_path text collate "C" not null, rows jsonb not null, faults jsonb not null, done int not null default 0, tries int not null default 0);

-- For the process that carries imports out and nobody else.
create function waiting_unit_imports() returns table (id uuid, unit_id uuid, unit_path text, applied_by uuid, name text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, i.unit_id, i.unit_path, i.applied_by, a.display_name from unit_imports i join accounts a on a.id = i.applied_by
  where app_door() = 'Importer' and i.status = 'importing' order by i.applied_at, i.id
$$;
revoke all on function waiting_unit_imports() from public;
grant execute on function waiting_unit_imports() to kheo_api;

do $$
declare t text;
begin
  foreach t in array array['unit_imports', 'import_sheets'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to kheo_owner using (true) with check (true)', t);
  end loop;
end $$;
create policy sees on unit_imports for select to kheo_api using (app_sees(unit_path));
create policy inserts on unit_imports for insert to kheo_api with check (app_writes(unit_path) and exists (select 1 from units u where u.id = unit_id and u.path = unit_path));
create policy updates on unit_imports for update to kheo_api using (app_writes(unit_path)) with check (app_writes(unit_path));
create policy sees on import_sheets for select to kheo_api using (app_sees(unit_path));
create policy writes on import_sheets for all to kheo_api using (app_writes(unit_path)) with check (app_writes(unit_path));
grant select, insert, update on unit_imports to kheo_api;
grant select, insert, update, delete on import_sheets to kheo_api;

-- ------------------------------------------------------------------------------------------------------------- audit chain
-- The head followed after every row: within one statement of ten thousand rows each row walked past all versions of it that the ones before had left (8 s).
-- It is held by the first row and follows once, at the end of the statement; until then the rows written are ahead of it. The hash is made as before.
create or replace function audit_chain_row() returns trigger language plpgsql security definer set search_path = public as $$
declare head audit_heads; ahead record;
begin
  new.chain := coalesce(substring(new.unit_path from '^/[^/]+/[^/]+/'), new.unit_path);
  insert into audit_heads (chain, seq, hash) values (new.chain, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
  select * into strict head from audit_heads where chain = new.chain for update;
  select e.seq, e.hash into ahead from audit_entries e where e.chain = new.chain and e.seq > head.seq order by e.seq desc limit 1;
  if found then
    head.seq := ahead.seq;
    head.hash := ahead.hash;
  end if;
  new.seq := head.seq + 1;
  new.at := clock_timestamp();
  new.previous_hash := head.hash;
  new.hash := sha256(head.hash || convert_to(
    audit_field(new.chain) || audit_field(new.seq::text) || audit_field(trunc(extract(epoch from new.at) * 1000000)::bigint::text) || audit_field(new.actor_id::text) ||
    audit_field(new.actor_name) || audit_field(new.acting_as) || audit_field(new.action) || audit_field(new.subject_type) || audit_field(new.subject_id::text) ||
    audit_field(new.unit_path) || audit_field(new.before::text) || audit_field(new.after::text) || audit_field(new.request_id), 'UTF8'));
  return new;
end $$;
create function audit_head_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update audit_heads h set seq = n.seq, hash = n.hash from (select distinct on (w.chain) w.chain, w.seq, w.hash from written w order by w.chain, w.seq desc) n where h.chain = n.chain;
  return null;
end $$;
create trigger audit_head after insert on audit_entries referencing new table as written for each statement execute function audit_head_follows();
revoke all on function audit_head_follows() from public;
