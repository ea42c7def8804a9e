-- Dossiers: which papers are there and which are missing; files that are told apart from each other.

-- ------------------------------------------------------------------------------------------------------------------- papers
alter table files add column paper text;                                 -- the code of the required paper that it is
create index files_paper on files (registration_id, paper) where paper is not null;

-- DossierPapers.TierOf, said once in SQL: for lists and tasks, which find the rows; the law says what is shown of them.
create function papers_tier(papers jsonb, unit_rank int, recognised_rank int) returns uuid language sql stable set search_path = public, pg_temp as $$
  select t.id
  from tiers t cross join lateral (select case when recognised_rank is null then t.rank <= unit_rank else t.rank < recognised_rank end) as fit (within)
  where t.id in (select n::uuid from jsonb_array_elements(papers) p, jsonb_array_elements_text(case jsonb_typeof(p->'tiers') when 'array' then p->'tiers' else '[]' end) n)
  order by fit.within desc, case when fit.within then -t.rank else t.rank end limit 1
$$;

-- How many papers the dossier lacks; `attachable`: of those that somebody can put to it.
create function papers_missing(wanted uuid, attachable boolean) returns int language sql stable cost 10000 set search_path = public, pg_temp as $$
  select count(*)::int
  from registrations r
  join campaigns c on c.id = r.campaign_id and jsonb_typeof(c.rules->'papers') = 'array'
  join campaign_versions v on v.campaign_id = r.campaign_id and v.version = r.campaign_version
  join units u on u.id = r.unit_id join tiers ut on ut.id = u.tier_id
  cross join lateral (select case jsonb_typeof(v.content->'rules'->'papers') when 'array' then v.content->'rules'->'papers' else '[]' end) as asked (papers)
  cross join lateral (select papers_tier(asked.papers, ut.rank, (select min(x.tier_rank) from recognitions x where x.registration_id = r.id and x.status = 'issued'))) as at (tier)
  cross join lateral jsonb_array_elements(asked.papers) p
  where r.id = wanted and (not attachable or p->>'proof' in ('file', 'photos'))
    and (jsonb_typeof(p->'tiers') is distinct from 'array' or p->'tiers' = '[]' or p->'tiers' ? at.tier::text)
    and (p->>'least')::int > case p->>'proof'
      when 'registration' then (r.status not in ('draft', 'returned', 'refused', 'withdrawn', 'merged'))::int
      when 'result' then (r.status in ('confirmed', 'judged', 'recognised'))::int
      when 'visit' then (select count(*) from visits w where w.registration_id = r.id)
      when 'photos' then (select count(*) from files f where f.registration_id = r.id and (f.paper = p->>'code' or f.paper is null and f.content_type like 'image/%'))
      else (select count(*) from files f where f.registration_id = r.id and f.paper = p->>'code') end
$$;

-- ------------------------------------------------------------------------------------------------------------------ pictures
-- A thumbnail is compared as the whole picture is. A mark finds the same photo in another dossier: four bands of 16 bits, each under an index of its own; two
-- marks that differ in at most 7 of 64 bits have a band in which they differ in at most one.
alter table files add column thumbnail_sha256 bytea, add column mark bigint,
  add column mark1 int generated always as ((mark >> 48 & 65535)::int) stored, add column mark2 int generated always as ((mark >> 32 & 65535)::int) stored,
  add column mark3 int generated always as ((mark >> 16 & 65535)::int) stored, add column mark4 int generated always as ((mark & 65535)::int) stored;
create index files_mark1 on files (mark1) where mark is not null;
create index files_mark2 on files (mark2) where mark is not null;
create index files_mark3 on files (mark3) where mark is not null;
create index files_mark4 on files (mark4) where mark is not null;

-- ------------------------------------------------------------------------------------------------------------------ uploads
-- Files on their way. Their parts lie beside the stored files; a row that expired is taken away with what else has.
create table uploads (
  id uuid primary key, registration_id uuid not null references registrations, unit_id uuid not null references units, unit_path text collate "C" not null,
  name text not null, size bigint not null check (size > 0), received bigint not null default 0, purpose text not null, activity_id uuid, paper text,
  started_by uuid not null references accounts, started_at timestamptz not null, expires_at timestamptz not null, row_version bigint not null default 1,
  constraint uploads_received check (received between 0 and size));
create index uploads_registration on uploads (registration_id);
create index uploads_expired on uploads (expires_at);

alter table uploads enable row level security;
alter table uploads force row level security;
create policy owner_all on uploads to kheo_owner using (true) with check (true);
create policy sees on uploads for select to kheo_api using (app_sees(unit_path));
create policy inserts on uploads for insert to kheo_api with check (app_writes(unit_path)
  and exists (select 1 from units u where u.id = unit_id and u.path = unit_path) and exists (select 1 from registrations r where r.id = registration_id and r.unit_path = uploads.unit_path));
create policy updates on uploads for update to kheo_api using (app_writes(unit_path)) with check (app_writes(unit_path));
create policy deletes on uploads for delete to kheo_api using (app_writes(unit_path));
create trigger uploads_with_unit before insert on uploads for each row when (current_user = 'kheo_api' and app_door() = '') execute function stand_with_unit();
grant select, insert, update, delete on uploads to kheo_api;

create or replace function purge_expired(batch int) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  keys int; ended int; given_up int;
begin
  delete from idempotency_keys where ctid = any (array(
    select ctid from idempotency_keys where created_at < now() - interval '7 days' limit batch for update skip locked));
  get diagnostics keys = row_count;
  delete from sessions where ctid = any (array(
    select ctid from sessions where expires_at <= now() or last_seen_at <= now() - interval '30 minutes' limit batch for update skip locked));
  get diagnostics ended = row_count;
  delete from uploads where ctid = any (array(select ctid from uploads where expires_at <= now() limit batch for update skip locked));
  get diagnostics given_up = row_count;
  return keys + ended + given_up;
end $$;
