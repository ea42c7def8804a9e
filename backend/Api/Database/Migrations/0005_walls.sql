-- Each wall alone must hold. The rows of the units above the caller were readable under row-level security, because their names stand in
-- every breadcrumb and on every campaign: with the name came the contact, the history and all else that the unit's own people keep there.

-- ---------------------------------------------------------------------------------------------------------------- units above
-- Units: mine. Their history follows them (unit_versions asks for a visible unit).
drop policy sees on units;
create policy sees on units for select to kheo_api using (app_sees(path));

-- What a unit shows to those below it: what it is called and where it stands. The one way past the policy above, so it carries a predicate of
-- its own; a role that row-level security does not stop is not stopped here either. It runs as its owner, whom `owner_all` admits.
create view unit_names as
  select id, parent_id, code, path, kind, tier_id, party_name, state_name from units
  where app_sees(path) or app_under(path) or not row_security_active('units'::regclass);
grant select on unit_names to kheo_api;

-- ------------------------------------------------------------------------------------------------------------- council seats
-- A seat opens the council's sessions while its term runs; whoever is looked up at the door brings the seats that do.
create policy door on councils for select to kheo_api using (app_door() = 'Ticket');

-- A seat scores, steps aside for itself and records what the council did. Which candidates there are is the business of who runs the session.
drop policy writes on candidates;
create policy inserts on candidates for insert to kheo_api with check (exists (select 1 from judging_sessions s where s.id = session_id and app_writes(s.unit_path)));
create policy deletes on candidates for delete to kheo_api using (exists (select 1 from judging_sessions s where s.id = session_id and app_writes(s.unit_path)));
create policy updates on candidates for update to kheo_api
  using (exists (select 1 from judging_sessions s where s.id = session_id and (app_writes(s.unit_path) or s.id = any(app_sessions()))))
  with check (exists (select 1 from judging_sessions s where s.id = session_id and (app_writes(s.unit_path) or s.id = any(app_sessions()))));
drop policy writes on recusals;
create policy inserts on recusals for insert to kheo_api with check (exists (select 1 from judging_sessions s
  where s.id = session_id and (app_writes(s.unit_path) or (s.id = any(app_sessions()) and account_id = app_actor()))));
create policy deletes on recusals for delete to kheo_api using (exists (select 1 from judging_sessions s where s.id = session_id and app_writes(s.unit_path)));

-- ------------------------------------------------------------------------------------------------------------- what has expired
-- Kept answers serve replays for seven days; a session ends after half an hour of rest, or twelve hours. The API's role may take away nobody's
-- rows but through this door, which chooses them itself. In batches, so that no lock is held long; rows that somebody holds wait for the next hour.
create index idempotency_keys_age on idempotency_keys (created_at);
create function purge_expired(batch int) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  keys int; ended int;
begin
  delete from idempotency_keys where ctid = any (array(
    select ctid from idempotency_keys where created_at < now() - interval '7 days' limit batch for update skip locked));
  get diagnostics keys = row_count;
  delete from sessions where ctid = any (array(
    select ctid from sessions where expires_at <= now() or last_seen_at <= now() - interval '30 minutes' limit batch for update skip locked));
  get diagnostics ended = row_count;
  return keys + ended;
end $$;
revoke all on function purge_expired(int) from public;
grant execute on function purge_expired(int) to kheo_api;
