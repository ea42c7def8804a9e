-- Succession: what became of every place a unit ever stood at. Facts keep the path they were recorded with and reach today's tree through here.

-- Every path ever borne, and by whom. A path is never borne by a second unit: the subtree of an old path holds that unit's past and nothing else.
create table unit_paths (path text collate "C" primary key, unit_id uuid not null references units deferrable initially deferred);
insert into unit_paths select distinct v.path, v.unit_id from unit_versions v;
create function remember_path() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare owner uuid;
begin
  insert into unit_paths values (new.path, new.unit_id) on conflict do nothing;
  select unit_id into strict owner from unit_paths where path = new.path;
  if owner <> new.unit_id then
    raise unique_violation using constraint = 'unit_paths_once_ever', message = 'the path was another unit''s';
  end if;
  return null;
end $$;
create trigger unit_versions_path_remembered after insert on unit_versions for each row execute function remember_path();

-- A documented act: several operations, applied all or nothing. Owned by the nearest unit above everything it touches.
create table reorganisations (
  id uuid primary key, unit_id uuid not null references units, unit_path text collate "C" not null,
  title text not null, legal_number text not null, legal_date date not null, legal_issuer text not null, effective_on date not null,
  operations jsonb not null default '[]',                                -- as asked for, in order
  status text not null,                                                  -- draft, scheduled, applied, withdrawn, reversed
  impact jsonb, reconciliation jsonb,                                    -- frozen when applied
  applied_at timestamptz, applied_by uuid, reversed_at timestamptz, reason text, row_version bigint not null default 1);
create index reorganisations_path on reorganisations (unit_path, effective_on desc, id desc);

-- One row for each operation's predecessor and successor, not for each unit carried along below it.
create table unit_successions (
  id uuid primary key, reorganisation_id uuid not null references reorganisations, kind text not null,   -- rename, retier, move, merge, absorb, split, transfer, dissolve, create, reopen
  from_unit_id uuid references units, from_path text collate "C",        -- where it stood until the day before; none for a unit created
  to_unit_id uuid references units, to_path text collate "C",            -- where it stands from the day on; none for a unit dissolved without heir
  heir boolean not null default true,                                    -- takes the predecessor's records and open work: exactly one of a split's successors
  basis text,                                                            -- of a split: member, territory
  effective_on date not null, note text);
create index unit_successions_from on unit_successions (from_unit_id);
create index unit_successions_to on unit_successions (to_unit_id);
create index unit_successions_path on unit_successions (from_path);
create index unit_successions_act on unit_successions (reorganisation_id);

-- What an act changed, row by row, so that its inverse restores exactly that.
create table reorganisation_journal (
  reorganisation_id uuid not null references reorganisations, seq bigint generated always as identity,
  table_name text not null, row_id uuid not null, before jsonb, after jsonb, primary key (reorganisation_id, seq));

-- The old places whose past belongs to the subtree of a path today: what moved in or was merged in, and what had come to those before. Empty for a
-- subtree that took nothing from elsewhere. Only the outermost are returned.
create function past_ranges(today text) returns setof text language sql stable set search_path = public, pg_temp as $$
  with recursive found(path) as (
    select s.from_path from units u join unit_successions s on s.to_unit_id = u.id
    where u.path >= today collate "C" and u.path < path_end(today) collate "C" and s.heir and s.from_path is not null
    union
    select s.from_path from found f join units u on u.path >= f.path and u.path < path_end(f.path) collate "C" join unit_successions s on s.to_unit_id = u.id
    where s.heir and s.from_path is not null)
  select f.path from found f
  where not starts_with(f.path, today) and not exists (select 1 from found o where o.path <> f.path and starts_with(f.path, o.path))
$$;

do $$
declare t text;
begin
  foreach t in array array['unit_paths', 'reorganisations', 'unit_successions', 'reorganisation_journal'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_all on %I to kheo_owner using (true) with check (true)', t);
  end loop;
end $$;
create policy sees on unit_paths for select to kheo_api using (app_sees(path));
create policy sees on reorganisations for select to kheo_api using (app_sees(unit_path) or app_under(unit_path));
create policy inserts on reorganisations for insert to kheo_api with check (app_writes(unit_path) and exists (select 1 from units u where u.id = unit_id and u.path = unit_path));
create policy updates on reorganisations for update to kheo_api using (app_writes(unit_path)) with check (app_writes(unit_path));
-- Lineage is read from either end.
create policy sees on unit_successions for select to kheo_api using (app_sees(from_path) or app_sees(to_path));
grant select on unit_paths, unit_successions to kheo_api;
grant select, insert, update on reorganisations to kheo_api;
revoke all on function past_ranges(text) from public;
